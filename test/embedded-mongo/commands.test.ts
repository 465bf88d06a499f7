import { describe, expect, test } from '@jest/globals';
import { Long } from 'bson';
import { MongoBulkWriteError } from 'mongodb';
import { failure } from './support/failure.js';
import { contract } from './support/rows.js';
import { useDatabase } from './support/store.js';

const target = useDatabase();

interface Doc {
  _id: number | string;
  [field: string]: unknown;
}

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
