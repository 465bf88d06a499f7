import { decode, encode } from './bson.js';
import { checkWritable, namespace, type Command, type Context, type Task } from './context.js';
import { MongoError } from './errors.js';
import { NO_FILTER, parseFilter, type Matcher } from './match.js';
import { Options } from './options.js';
import { parseProjection } from './project.js';
import { parseUpdate, type Update } from './update.js';
import { int, type Writable } from './values.js';
import { current, updateRecord, upsert, writeRows } from './write.js';

interface Modification {
  ns: string;
  matcher: Matcher;
  o: Options;
  update: Update | undefined;
}

function parseFindAndModify(ctx: Context): Modification {
  const name = ctx.cmd.has('findAndModify') ? 'findAndModify' : 'findandmodify';
  const ns = namespace(ctx, name);
  checkWritable(ns);
  const o = new Options(
    name,
    ctx.cmd,
    'query sort remove update new fields upsert bypassDocumentValidation hint',
  );
  const remove = o.flag('remove');
  const given = ctx.cmd.get('update');
  if (remove && given !== undefined)
    throw new MongoError(9, 'Cannot specify both an update and remove=true');
  if (remove && o.flag('upsert'))
    throw new MongoError(9, 'Cannot specify both upsert=true and remove=true');
  if (remove && o.flag('new'))
    throw new MongoError(
      9,
      "Cannot specify both new=true and remove=true; 'remove' always returns the deleted document",
    );
  if (!remove && given === undefined)
    throw new MongoError(9, 'Either an update or remove=true must be specified');
  return {
    ns,
    matcher: parseFilter(o.doc('query') ?? NO_FILTER),
    o,
    update: remove ? undefined : parseUpdate(given),
  };
}

/** Finds the document and changes it in the same slice; begins again when it was changed between. */
function* modifyOne(
  ctx: Context,
  m: Modification,
): Generator<undefined, { before: Buffer; after: Buffer | undefined } | undefined> {
  for (;;) {
    const c = ctx.storage.collections.get(m.ns);
    if (!c) return undefined;
    let stale = false;
    for (const row of writeRows(ctx, c, m.matcher, m.o.hint(), m.o.doc('sort'), 1)) {
      if (!row) {
        yield undefined;
        continue;
      }
      if (m.update) {
        const result = updateRecord(ctx, c, row.record, m.matcher, m.update);
        if (result) return result;
      } else {
        const now = current(ctx, c, row.record, m.matcher);
        if (now) {
          ctx.storage.remove(c, row.record, now.doc);
          return { before: now.bytes, after: undefined };
        }
      }
      stale = true;
      break;
    }
    if (!stale) return undefined;
  }
}

/** Changes or removes one document and answers with it. */
export const findAndModify: Command = {
  writes: true,
  *run(ctx): Task {
    const m = parseFindAndModify(ctx);
    const { o } = m;
    const fields = o.doc('fields');
    const projection = fields && parseProjection(fields);
    const show = (bytes: Buffer): Writable => (projection ? projection(decode(bytes)) : bytes);
    const result = yield* modifyOne(ctx, m);
    if (!m.update) {
      const lastErrorObject = { n: int(result ? 1 : 0) };
      return { lastErrorObject, value: result ? show(result.before) : null, ok: 1 };
    }
    if (result) {
      const value = show(o.flag('new') ? result.after! : result.before);
      return { lastErrorObject: { n: int(1), updatedExisting: true }, value, ok: 1 };
    }
    if (!o.flag('upsert'))
      return { lastErrorObject: { n: int(0), updatedExisting: false }, value: null, ok: 1 };
    const doc = upsert(ctx, m.ns, m.matcher, m.update);
    return {
      lastErrorObject: { n: int(1), updatedExisting: false, upserted: doc.get('_id') },
      value: o.flag('new') ? show(encode(doc)) : null,
      ok: 1,
    };
  },
};
