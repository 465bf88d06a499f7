import { decode } from './bson.js';
import {
  checkWritable,
  ensureCollection,
  namespace,
  type Command,
  type Context,
  type Task,
} from './context.js';
import { MongoError } from './errors.js';
import { findAndModify } from './find-and-modify.js';
import { parseFilter } from './match.js';
import { Options } from './options.js';
import { parseUpdate } from './update.js';
import { int, newObjectId, type Doc, type Reply, type Value, type Writable } from './values.js';
import { current, insertDocument, updateRecord, upsert, writeRows } from './write.js';

/** Most statements in one command. */
const MAX_BATCH = 100_000;

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

/** The commands that write documents. */
export const writeCommands: Readonly<Record<string, Command>> = {
  insert,
  update: updateCommand,
  delete: deleteCommand,
  findAndModify,
  findandmodify: findAndModify,
};
