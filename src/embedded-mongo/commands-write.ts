import { decode, depthOf, encode, MAX_USER_DEPTH } from './bson.js';
import {
  checkWritable,
  ensureCollection,
  namespace,
  type Command,
  type Context,
  type Task,
} from './context.js';
import { MongoError } from './errors.js';
import { parseFilter, type Matcher } from './match.js';
import { Options } from './options.js';
import { type MatchDetails } from './paths.js';
import { plan } from './planner.js';
import { parseProjection } from './project.js';
import { isRegex } from './regex.js';
import { sortedScan, type Row } from './scan.js';
import { parseSort } from './sort.js';
import { type Collection } from './storage.js';
import { applyUpdate, parseUpdate, upsertedDocument, type Update } from './update.js';
import {
  int,
  newObjectId,
  typeName,
  type Doc,
  type Reply,
  type Value,
  type Writable,
} from './values.js';

/** Largest document, in bytes. */
export const MAX_DOCUMENT = 16 * 1024 * 1024;
/** Most statements in one command. */
export const MAX_BATCH = 100_000;

interface WriteError {
  [field: string]: Writable;
}

const writeError = (index: number, e: MongoError): WriteError => ({
  index: int(index),
  code: int(e.code),
  ...(e.extra as Reply),
  errmsg: e.message,
});

/** The statements of a command: from its body, or from a document sequence beside it. */
function statements(ctx: Context, name: string): (Doc | Buffer)[] {
  const inBody = ctx.cmd.get(name);
  const all = ctx.sequences.get(name) ?? inBody;
  if (!Array.isArray(all))
    throw new MongoError(
      40414,
      `BSON field '${[...ctx.cmd.keys()][0]}.${name}' is missing but a required field`,
    );
  if (all.length === 0 || all.length > MAX_BATCH)
    throw new MongoError(
      16,
      `Write batch sizes must be between 1 and ${MAX_BATCH}. Got ${all.length} operations.`,
    );
  return all.map((x: unknown) => {
    if (x instanceof Uint8Array || x instanceof Map) return x as Doc | Buffer;
    throw new MongoError(14, `BSON field '${name}' holds a value that is no object`);
  });
}

/** Runs the statements one by one, gathering errors; `ordered` ends at the first. */
function* eachStatement<T>(
  all: readonly T[],
  ordered: boolean,
  run: (statement: T, index: number) => Generator<undefined, void>,
): Generator<undefined, WriteError[]> {
  const errors: WriteError[] = [];
  for (const [i, statement] of all.entries()) {
    try {
      yield* run(statement, i);
    } catch (e) {
      if (!(e instanceof MongoError)) throw e;
      errors.push(writeError(i, e));
      if (ordered) break;
    }
    yield undefined;
  }
  return errors;
}

const withErrors = (reply: Reply, errors: WriteError[]): Reply =>
  errors.length > 0 ? { ...reply, writeErrors: errors, ok: 1 } : { ...reply, ok: 1 };

function checkId(id: Value): void {
  if (Array.isArray(id) || isRegex(id) || (id !== null && typeName(id) === 'undefined'))
    throw new MongoError(53, `The '_id' value cannot be of type ${typeName(id)}`);
  if (id instanceof Map)
    for (const name of id.keys())
      if (name.startsWith('$'))
        throw new MongoError(
          52,
          `_id fields may not contain '$'-prefixed fields: ${name} is not valid for storage.`,
        );
}

function checkStorable(doc: Doc, bytes: Buffer, afterUpdate: boolean): void {
  if (bytes.length > MAX_DOCUMENT)
    throw afterUpdate
      ? new MongoError(17419, `Resulting document after update is larger than ${MAX_DOCUMENT}`)
      : new MongoError(
          2,
          `object to insert too large. size in bytes: ${bytes.length}, max size: ${MAX_DOCUMENT}`,
        );
  if (depthOf(doc) > MAX_USER_DEPTH)
    throw new MongoError(
      15,
      `cannot insert document because it exceeds ${MAX_USER_DEPTH} levels of nesting`,
    );
}

function insertDocument(ctx: Context, c: Collection, doc: Doc, stored: Buffer | undefined): void {
  checkId(doc.get('_id'));
  const bytes = stored ?? encode(doc);
  checkStorable(doc, bytes, false);
  ctx.storage.put(c, c.lastRecord + 1, doc, bytes, undefined);
  c.lastRecord++;
}

const insert: Command = {
  writes: true,
  *run(ctx): Task {
    const ns = namespace(ctx, 'insert');
    checkWritable(ns);
    const o = new Options(
      'insert',
      ctx.cmd,
      'documents ordered bypassDocumentValidation maxTimeMS',
    );
    const ordered = !ctx.cmd.has('ordered') || o.flag('ordered');
    let n = 0;
    const errors = yield* eachStatement(statements(ctx, 'documents'), ordered, function* (given) {
      yield undefined;
      const doc = given instanceof Map ? given : decode(given);
      const [first] = doc.keys();
      const c = ensureCollection(ctx, ns);
      if (first === '_id') insertDocument(ctx, c, doc, given instanceof Map ? undefined : given);
      else {
        // MongoDB stores `_id` as the first field, and makes one when there is none.
        const id = doc.get('_id') ?? (doc.has('_id') ? null : newObjectId());
        doc.delete('_id');
        insertDocument(ctx, c, new Map<string, Value>([['_id', id], ...doc]), undefined);
      }
      n++;
    });
    return withErrors({ n: int(n) }, errors);
  },
};

/** Rows for writing, never one twice. */
function writeRows(
  ctx: Context,
  c: Collection,
  matcher: Matcher,
  hint: string | Doc | undefined,
  sort: Doc | undefined,
  atMost: number,
): Generator<Row | undefined, void> {
  const order = sort && sort.size > 0 ? parseSort(sort) : undefined;
  const chosen = plan(ctx.storage, c, matcher, order, hint);
  return sortedScan(ctx.storage, c, chosen, matcher, order, { whole: false, once: true, atMost });
}

/** A row as it is now; undefined when it is gone or no longer matches. */
function current(
  ctx: Context,
  c: Collection,
  record: number,
  matcher: Matcher,
): { doc: Doc; bytes: Buffer; details: MatchDetails } | undefined {
  const bytes = ctx.storage.get(c, record);
  if (!bytes) return undefined;
  const doc = decode(bytes);
  const details: MatchDetails = {};
  return matcher.test(doc, details) ? { doc, bytes, details } : undefined;
}

/** Updates one document. @returns its new bytes; undefined when it is gone or matches no longer */
function updateRecord(
  ctx: Context,
  c: Collection,
  record: number,
  matcher: Matcher,
  update: Update,
): { before: Buffer; after: Buffer } | undefined {
  const now = current(ctx, c, record, matcher);
  if (!now) return undefined;
  const next = applyUpdate(now.doc, update, now.details.position, false);
  const bytes = encode(next);
  if (!bytes.equals(now.bytes)) {
    checkStorable(next, bytes, true);
    const indexed = new Set(c.indexes.flatMap((x) => x.fields.map((f) => f.parts[0]!)));
    ctx.storage.put(c, record, next, bytes, decode(now.bytes, indexed));
  }
  return { before: now.bytes, after: bytes };
}

function upsert(ctx: Context, ns: string, matcher: Matcher, update: Update): Doc {
  const doc = upsertedDocument(matcher, update);
  insertDocument(ctx, ensureCollection(ctx, ns), doc, undefined);
  return doc;
}

const asDoc = (x: Doc | Buffer): Doc => (x instanceof Map ? x : decode(x));

const updateCommand: Command = {
  writes: true,
  *run(ctx): Task {
    const ns = namespace(ctx, 'update');
    checkWritable(ns);
    const o = new Options('update', ctx.cmd, 'updates ordered bypassDocumentValidation');
    const ordered = !ctx.cmd.has('ordered') || o.flag('ordered');
    let n = 0;
    let nModified = 0;
    const upserted: Reply[] = [];
    const errors = yield* eachStatement(
      statements(ctx, 'updates'),
      ordered,
      function* (given, index) {
        const s = new Options('updates', asDoc(given), 'q u multi upsert hint c');
        if (s.fields.has('c'))
          throw new MongoError(2, 'Constant values may only be specified for pipeline updates');
        const filter = s.doc('q');
        if (!filter)
          throw new MongoError(
            40414,
            "BSON field 'update.updates.q' is missing but a required field",
          );
        const matcher = parseFilter(filter);
        const update = parseUpdate(s.fields.get('u'));
        const multi = s.flag('multi');
        if (multi && 'replacement' in update)
          throw new MongoError(9, 'multi update is not supported for replacement-style update');
        const c = ctx.storage.collections.get(ns);
        const hint = s.hint();
        let matched = 0;
        if (c)
          for (const row of writeRows(ctx, c, matcher, hint, undefined, Infinity)) {
            if (row) {
              const result = updateRecord(ctx, c, row.record, matcher, update);
              if (result) {
                matched++;
                n++;
                if (!result.after.equals(result.before)) nModified++;
                if (!multi) break;
              }
            }
            yield undefined;
          }
        if (matched === 0 && s.flag('upsert')) {
          const doc = upsert(ctx, ns, matcher, update);
          n++;
          upserted.push({ index: int(index), _id: doc.get('_id') });
        }
      },
    );
    const reply = {
      n: int(n),
      ...(upserted.length > 0 ? { upserted } : {}),
      nModified: int(nModified),
    };
    return withErrors(reply, errors);
  },
};

const deleteCommand: Command = {
  writes: true,
  *run(ctx): Task {
    const ns = namespace(ctx, 'delete');
    checkWritable(ns);
    const o = new Options('delete', ctx.cmd, 'deletes ordered');
    const ordered = !ctx.cmd.has('ordered') || o.flag('ordered');
    let n = 0;
    const errors = yield* eachStatement(statements(ctx, 'deletes'), ordered, function* (given) {
      const s = new Options('deletes', asDoc(given), 'q limit hint');
      const filter = s.doc('q');
      const limit = s.count('limit');
      if (!filter)
        throw new MongoError(
          40414,
          "BSON field 'delete.deletes.q' is missing but a required field",
        );
      if (limit === undefined)
        throw new MongoError(
          40414,
          "BSON field 'delete.deletes.limit' is missing but a required field",
        );
      if (limit > 1)
        throw new MongoError(9, `The limit field in delete objects must be 0 or 1. Got ${limit}`);
      const matcher = parseFilter(filter);
      const c = ctx.storage.collections.get(ns);
      if (!c) return;
      for (const row of writeRows(ctx, c, matcher, s.hint(), undefined, Infinity)) {
        const now = row && current(ctx, c, row.record, matcher);
        if (row && now) {
          ctx.storage.remove(c, row.record, now.doc);
          n++;
          if (limit === 1) return;
        }
        yield undefined;
      }
    });
    return withErrors({ n: int(n) }, errors);
  },
};

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
    matcher: parseFilter(o.doc('query') ?? new Map()),
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

const findAndModify: Command = {
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

/** The commands that write documents. */
export const writeCommands: Readonly<Record<string, Command>> = {
  insert,
  update: updateCommand,
  delete: deleteCommand,
  findAndModify,
  findandmodify: findAndModify,
};
