import { expect, test } from '@jest/globals';
import { deserialize, EJSON, serialize, type Document } from 'bson';
import { MongoServerError } from 'mongodb';
import { batchOf } from './replies.js';
import { type TestDatabase } from './store.js';

/** One row of a contract: documents, a command, and what must come back. */
export interface Row {
  /** What is shown; where MongoDB's manual says it. */
  name: string;
  docs?: Document[];
  indexes?: Document[];
  /** The command without its collection: `{find: 1, …}` becomes `{find: <collection>, …}`. */
  command: Document;
  /** Documents of the first batch. */
  batch?: Document[];
  /** Fields of the reply that must be just so. */
  reply?: Document;
  /** The collection afterwards. */
  after?: Document[];
  /** The command fails with this code, or (writes) its first write error has it. */
  code?: number;
  message?: string | RegExp;
  /** The store refuses it by name (code 238); a real MongoDB does it, so there the row is skipped. */
  refused?: RegExp;
}

/** Values with their types: 1, 1.0 and NumberLong(1) differ. */
const canonical = (v: unknown): string => {
  const doc = deserialize(serialize({ v }), { promoteValues: false, bsonRegExp: true });
  return EJSON.stringify(doc, { relaxed: false });
};

const plain = { promoteValues: false, bsonRegExp: true } as const;

interface Failure {
  code: number;
  errmsg: string;
}

async function run(
  target: TestDatabase,
  collection: string,
  row: Row,
): Promise<Document | Failure> {
  const [name = ''] = Object.keys(row.command);
  try {
    const reply = await target.db.command({ ...row.command, [name]: collection }, plain);
    const [first] = (reply['writeErrors'] ?? []) as Failure[];
    return first ? { code: Number(first.code), errmsg: String(first.errmsg) } : reply;
  } catch (e) {
    if (!(e instanceof MongoServerError)) throw e;
    return { code: Number(e.code), errmsg: e.message };
  }
}

/** Runs a table: each row against a collection of its own. */
export function contract(target: TestDatabase, rows: readonly Row[]): void {
  test.each(rows.map((row, i) => [row.name, row, i] as const))('%s', async (_name, row, i) => {
    if (row.refused && target.real) return;
    const c = target.db.collection(`rows${i}`);
    await c.drop();
    await c.createIndex({ _id: 1 });
    for (const { key, ...options } of row.indexes ?? [])
      await c.createIndex(key as Document, options);
    if (row.docs && row.docs.length > 0) await c.insertMany(row.docs.map((d) => ({ ...d })));
    const result = await run(target, c.collectionName, row);
    if (row.refused) {
      expect(result).toMatchObject({ code: 238 });
      expect((result as Failure).errmsg).toMatch(row.refused);
      return;
    }
    if (row.code !== undefined) {
      expect({ code: (result as Failure).code, errmsg: (result as Failure).errmsg }).toMatchObject({
        code: row.code,
      });
      const shown = (result as Failure).errmsg.replaceAll(c.namespace, 'ns');
      if (row.message instanceof RegExp) expect(shown).toMatch(row.message);
      else if (row.message !== undefined) expect(shown).toBe(row.message);
    } else expect((result as Partial<Failure>).errmsg).toBeUndefined();
    const reply = result as Document;
    if (row.batch) expect(canonical(batchOf(reply))).toBe(canonical(row.batch));
    for (const [field, wanted] of Object.entries(row.reply ?? {}))
      expect(`${field}: ${canonical(reply[field])}`).toBe(`${field}: ${canonical(wanted)}`);
    if (row.after)
      expect(canonical(await c.find({}, { ...plain, sort: { _id: 1 } }).toArray())).toBe(
        canonical(row.after),
      );
  });
}
