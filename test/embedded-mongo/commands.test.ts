import { describe, expect, test } from '@jest/globals';
import { Long, type Document } from 'bson';
import { MongoBulkWriteError, MongoServerError } from 'mongodb';
import { contract } from './support/rows.js';
import { useDatabase } from './support/store.js';

const target = useDatabase();

interface Doc {
  _id: number | string;
  [field: string]: unknown;
}

const failure = async (work: Promise<unknown>): Promise<MongoServerError> => {
  const error: unknown = await work.then(
    () => undefined,
    (e: unknown) => e,
  );
  if (!(error instanceof MongoServerError)) throw new Error(`no server error but ${String(error)}`);
  return error;
};

describe('unique indexes and bulk writes', () => {
  contract(
    target,
    [
      {
        name: 'a duplicate _id',
        docs: [{ _id: 1 }],
        command: { insert: 1, documents: [{ _id: 1 }] },
        code: 11000,
        message: 'E11000 duplicate key error collection: ns index: _id_ dup key: { _id: 1 }',
      },
      {
        name: 'a duplicate in a compound index',
        docs: [{ _id: 1, a: 'x', b: 1.5 }],
        indexes: [{ key: { a: 1, b: -1 }, unique: true }],
        command: { insert: 1, documents: [{ _id: 2, a: 'x', b: 1.5 }] },
        code: 11000,
        message:
          'E11000 duplicate key error collection: ns index: a_1_b_-1 dup key: { a: "x", b: 1.5 }',
      },
      {
        name: 'two missing values are duplicates',
        docs: [{ _id: 1 }],
        indexes: [{ key: { a: 1 }, unique: true }],
        command: { insert: 1, documents: [{ _id: 2 }] },
        code: 11000,
        message: /dup key: \{ a: null \}$/,
      },
      {
        name: 'one document may repeat a value in its array',
        indexes: [{ key: { a: 1 }, unique: true }],
        command: { insert: 1, documents: [{ _id: 1, a: [1, 1] }] },
        reply: { n: 1 },
      },
      {
        name: 'an update into a duplicate',
        docs: [
          { _id: 1, a: 1 },
          { _id: 2, a: 2 },
        ],
        indexes: [{ key: { a: 1 }, unique: true }],
        command: { update: 1, updates: [{ q: { _id: 2 }, u: { $set: { a: 1 } } }] },
        code: 11000,
        after: [
          { _id: 1, a: 1 },
          { _id: 2, a: 2 },
        ],
      },
      {
        name: 'ordered: true ends at the first error',
        docs: [{ _id: 1 }],
        command: { insert: 1, documents: [{ _id: 2 }, { _id: 1 }, { _id: 3 }], ordered: true },
        code: 11000,
        after: [{ _id: 1 }, { _id: 2 }],
      },
      {
        name: 'ordered: false goes on',
        docs: [{ _id: 1 }],
        command: {
          insert: 1,
          documents: [{ _id: 1 }, { _id: 2 }, { _id: 1 }, { _id: 3 }],
          ordered: false,
        },
        code: 11000,
        after: [{ _id: 1 }, { _id: 2 }, { _id: 3 }],
      },
      {
        name: 'parallel arrays',
        indexes: [{ key: { a: 1, b: 1 } }],
        command: { insert: 1, documents: [{ _id: 1, a: [1], b: [2] }] },
        code: 171,
        message: /^cannot index parallel arrays/,
      },
      {
        name: '_id is moved to the front',
        command: { insert: 1, documents: [{ a: 1, _id: 1 }] },
        after: [{ _id: 1, a: 1 }],
      },
      {
        name: '_id cannot be an array',
        command: { insert: 1, documents: [{ _id: [1] }] },
        code: 53,
        message: "The '_id' value cannot be of type array",
      },
      { name: 'nothing to insert', command: { insert: 1, documents: [] }, code: 16 },
      {
        name: 'createIndexes twice',
        indexes: [{ key: { a: 1 } }],
        command: { createIndexes: 1, indexes: [{ key: { a: 1 }, name: 'a_1' }] },
        reply: { numIndexesBefore: 2, numIndexesAfter: 2, note: 'all indexes already exist' },
      },
      {
        name: 'the same key under another name',
        indexes: [{ key: { a: 1 } }],
        command: { createIndexes: 1, indexes: [{ key: { a: 1 }, name: 'other' }] },
        code: 85,
        message: 'Index already exists with a different name: a_1',
      },
      {
        name: 'another key under the same name',
        indexes: [{ key: { a: 1 } }],
        command: { createIndexes: 1, indexes: [{ key: { b: 1 }, name: 'a_1' }] },
        code: 86,
      },
      {
        name: 'a unique index over duplicates',
        docs: [
          { _id: 1, a: 1 },
          { _id: 2, a: 1 },
        ],
        command: { createIndexes: 1, indexes: [{ key: { a: 1 }, name: 'a_1', unique: true }] },
        code: 11000,
      },
      {
        name: 'dropIndexes of _id',
        command: { dropIndexes: 1, index: '_id_' },
        code: 72,
        message: 'cannot drop _id index',
      },
      {
        name: 'dropIndexes of the unknown',
        command: { dropIndexes: 1, index: 'x' },
        code: 27,
        message: 'index not found with name [x]',
      },
      {
        name: 'a text index',
        command: { createIndexes: 1, indexes: [{ key: { a: 'text' }, name: 't' }] },
        refused: /text indexes/,
      },
      {
        name: 'a sparse index',
        command: { createIndexes: 1, indexes: [{ key: { a: 1 }, name: 's', sparse: true }] },
        refused: /'sparse'/,
      },
      {
        name: 'a TTL index',
        command: {
          createIndexes: 1,
          indexes: [{ key: { a: 1 }, name: 's', expireAfterSeconds: 1 }],
        },
        refused: /'expireAfterSeconds'/,
      },
      {
        name: 'a partial index',
        command: {
          createIndexes: 1,
          indexes: [{ key: { a: 1 }, name: 's', partialFilterExpression: { a: 1 } }],
        },
        refused: /'partialFilterExpression'/,
      },
      {
        name: 'a transaction',
        command: {
          insert: 1,
          documents: [{ _id: 1 }],
          txnNumber: Long.fromNumber(1),
          startTransaction: true,
          autocommit: false,
        },
        code: 20,
      },
      {
        name: 'w: 2',
        command: { insert: 1, documents: [{ _id: 1 }], writeConcern: { w: 2 } },
        code: 2,
        message: "cannot use 'w' > 1 when a host is not replicated",
      },
    ].filter((row) => !target.real || (row.code !== 20 && row.name !== 'w: 2')),
  );

  test('a duplicate names its key', async () => {
    const c = target.db.collection<Doc>('dup');
    await c.insertOne({ _id: 1, a: { b: 'x' } });
    await c.createIndex({ 'a.b': 1 }, { unique: true });
    const e = await failure(c.insertOne({ _id: 2, a: { b: 'x' } }));
    expect(e).toMatchObject({ code: 11000, keyPattern: { 'a.b': 1 }, keyValue: { 'a.b': 'x' } });
  });

  test('bulkWrite reports what was done and what failed', async () => {
    const c = target.db.collection<Doc>('bulk');
    const e = await failure(
      c.bulkWrite(
        [
          { insertOne: { document: { _id: 1 } } },
          { insertOne: { document: { _id: 1 } } },
          { updateOne: { filter: { _id: 1 }, update: { $set: { a: 1 } } } },
          { updateOne: { filter: { _id: 9 }, update: { $set: { a: 1 } }, upsert: true } },
          { deleteOne: { filter: { _id: 1 } } },
        ],
        { ordered: false },
      ),
    );
    expect(e).toBeInstanceOf(MongoBulkWriteError);
    const { result } = e as MongoBulkWriteError;
    expect(result).toMatchObject({
      insertedCount: 1,
      matchedCount: 1,
      modifiedCount: 1,
      upsertedCount: 1,
      deletedCount: 1,
    });
    expect(result.getWriteErrors().map((w) => [w.index, w.code])).toEqual([[1, 11000]]);
  });

  test('unacknowledged writes are made, and the next command is answered', async () => {
    const c = target.db.collection<Doc>('quiet', { writeConcern: { w: 0 } });
    await c.insertOne({ _id: 1 });
    for (let i = 0; i < 100 && (await c.countDocuments()) === 0; i++);
    expect(await c.countDocuments()).toBe(1);
  });
});

describe('collections', () => {
  test('are listed, described and dropped', async () => {
    const { db } = target;
    await db.createCollection('one');
    await db.collection('two').createIndex({ a: 1, b: -1 }, { unique: true });
    expect(await db.listCollections({ name: 'one' }).toArray()).toMatchObject([
      {
        name: 'one',
        type: 'collection',
        options: {},
        info: { readOnly: false },
        idIndex: { v: 2, key: { _id: 1 }, name: '_id_' },
      },
    ]);
    expect(await db.collection('two').indexes()).toEqual([
      { v: 2, key: { _id: 1 }, name: '_id_' },
      { v: 2, key: { a: 1, b: -1 }, name: 'a_1_b_-1', unique: true },
    ]);
    expect(await db.collection('two').drop()).toBe(true);
    const e = await failure(db.collection('two').indexes());
    expect(e).toMatchObject({ code: 26, codeName: 'NamespaceNotFound' });
    expect(e.message).toBe(`ns does not exist: ${db.databaseName}.two`);
  });

  test('are renamed', async () => {
    const { db } = target;
    await db.collection<Doc>('before').insertOne({ _id: 1 });
    await db.collection('before').rename('behind');
    expect(await db.collection('behind').find().toArray()).toEqual([{ _id: 1 }]);
    expect(await db.collection('before').countDocuments()).toBe(0);
  });

  test('names are checked', async () => {
    expect(await failure(target.db.command({ find: '' }))).toMatchObject({ code: 73 });
    expect(await failure(target.db.command({ insert: 'system.x', documents: [{}] }))).toMatchObject(
      { code: 73 },
    );
  });
});

describe('commands', () => {
  test('the unknown one is named', async () => {
    const e = await failure(target.db.command({ frobnicate: 1 }));
    expect(e).toMatchObject({ code: 59, codeName: 'CommandNotFound' });
    expect(e.message).toBe("no such command: 'frobnicate'");
  });

  test('hello says what drivers need', async () => {
    const hello = await target.db.admin().command({ hello: 1 });
    expect(hello).toMatchObject({
      isWritablePrimary: true,
      maxBsonObjectSize: 16777216,
      maxWriteBatchSize: 100000,
    });
    expect(hello['maxWireVersion']).toBeGreaterThanOrEqual(17);
    expect((await target.db.admin().ping())['ok']).toBe(1);
    expect((await target.db.admin().buildInfo())['version']).toMatch(/^\d+\.\d+\.\d+/);
  });

  test('maxTimeMS ends a long scan', async () => {
    const c = target.db.collection<Doc>('slow');
    for (let i = 0; i < 20; i++)
      await c.insertMany(
        Array.from({ length: 1000 }, (_, k) => ({ _id: i * 1000 + k, a: 'x'.repeat(50) })),
      );
    const e = await failure(
      c.find({ a: { $in: ['none'] }, b: { $ne: 1 } }, { maxTimeMS: 1 }).toArray(),
    );
    expect(e).toMatchObject({ code: 50, codeName: 'MaxTimeMSExpired' });
  });
});

describe('cursors', () => {
  const ids = (docs: readonly Document[]): unknown[] => docs.map((d) => d['_id']);
  const fill = async (name: string, n: number, extra: object = {}): Promise<void> => {
    await target.db
      .collection<Doc>(name)
      .insertMany(Array.from({ length: n }, (_, i) => ({ _id: i, ...extra })));
  };

  test('give batches of the size asked for', async () => {
    await fill('batches', 250);
    const first = await target.db.command({ find: 'batches', sort: { _id: 1 } });
    expect(first['cursor'].firstBatch).toHaveLength(101);
    const id = first['cursor'].id as Long;
    const next = await target.db.command({
      getMore: Long.fromValue(id),
      collection: 'batches',
      batchSize: 7,
    });
    expect(ids(next['cursor'].nextBatch)).toEqual([101, 102, 103, 104, 105, 106, 107]);
    const rest = await target.db.command({ getMore: Long.fromValue(id), collection: 'batches' });
    expect(rest['cursor'].nextBatch).toHaveLength(142);
    expect(Number(rest['cursor'].id)).toBe(0);
    const gone = await failure(
      target.db.command({ getMore: Long.fromValue(id), collection: 'batches' }),
    );
    expect(gone).toMatchObject({
      code: 43,
      codeName: 'CursorNotFound',
      message: `cursor id ${String(id)} not found`,
    });
  });

  test('batchSize 0 opens a cursor, singleBatch and a reached limit close it', async () => {
    await fill('sizes', 5);
    const empty = await target.db.command({ find: 'sizes', batchSize: 0 });
    expect([empty['cursor'].firstBatch.length, Number(empty['cursor'].id) !== 0]).toEqual([
      0,
      true,
    ]);
    const single = await target.db.command({ find: 'sizes', batchSize: 2, singleBatch: true });
    expect([single['cursor'].firstBatch.length, Number(single['cursor'].id)]).toEqual([2, 0]);
    const limited = await target.db.command({ find: 'sizes', limit: 2 });
    expect([limited['cursor'].firstBatch.length, Number(limited['cursor'].id)]).toEqual([2, 0]);
  });

  test('are killed', async () => {
    await fill('killed', 5);
    const { cursor } = await target.db.command({ find: 'killed', batchSize: 1 });
    const id = Long.fromValue(cursor.id as Long);
    const reply = await target.db.command({
      killCursors: 'killed',
      cursors: [id, Long.fromNumber(5)],
    });
    expect([reply['cursorsKilled'].map(String), reply['cursorsNotFound'].map(String)]).toEqual([
      [String(id)],
      ['5'],
    ]);
    expect(await failure(target.db.command({ getMore: id, collection: 'killed' }))).toMatchObject({
      code: 43,
    });
  });

  test('go on over writes, and end when their collection goes', async () => {
    await fill('written', 300);
    const c = target.db.collection<Doc>('written');
    const cursor = c.find({}, { sort: { _id: 1 }, batchSize: 10 });
    expect((await cursor.next())?._id).toBe(0);
    await c.deleteMany({ _id: { $gte: 100, $lt: 200 } });
    await c.insertOne({ _id: 1000 });
    const rest = ids(await cursor.toArray());
    expect(rest.filter((id) => Number(id) >= 20 && Number(id) < 100)).toHaveLength(80);
    expect(rest.at(-1)).toBe(1000);
    expect(new Set(rest).size).toBe(rest.length);
    const doomed = c.find({}, { batchSize: 10 });
    await doomed.next();
    await c.drop();
    expect(await failure(doomed.toArray())).toMatchObject({ code: 175 });
  });

  test('batches stay below 16 MB', async () => {
    const c = target.db.collection<Doc>('big');
    for (let i = 0; i < 6; i++) await c.insertOne({ _id: i, data: 'x'.repeat(5_000_000) });
    const { cursor } = await target.db.command({ find: 'big' });
    expect(cursor.firstBatch).toHaveLength(3);
    expect(ids(await c.find().toArray())).toEqual([0, 1, 2, 3, 4, 5]);
  });
});
