import { describe, expect, test } from '@jest/globals';
import { Long, type Document } from 'bson';
import { failure } from './support/failure.js';
import { batchOf, cursorId } from './support/replies.js';
import { useDatabase } from './support/store.js';

const target = useDatabase();

interface Doc {
  _id: number | string;
  [field: string]: unknown;
}

describe('cursors', () => {
  const ids = (docs: readonly Document[]): unknown[] => docs.map((d): unknown => d['_id']);
  const fill = async (name: string, n: number, extra: object = {}): Promise<void> => {
    await target.db
      .collection<Doc>(name)
      .insertMany(Array.from({ length: n }, (_, i) => ({ _id: i, ...extra })));
  };

  test('give batches of the size asked for', async () => {
    await fill('batches', 250);
    const first = await target.db.command({ find: 'batches', sort: { _id: 1 } });
    expect(batchOf(first)).toHaveLength(101);
    const id = cursorId(first);
    const next = await target.db.command({
      getMore: id,
      collection: 'batches',
      batchSize: 7,
    });
    expect(ids(batchOf(next))).toEqual([101, 102, 103, 104, 105, 106, 107]);
    const rest = await target.db.command({ getMore: id, collection: 'batches' });
    expect(batchOf(rest)).toHaveLength(142);
    expect(Number(cursorId(rest))).toBe(0);
    const gone = await failure(target.db.command({ getMore: id, collection: 'batches' }));
    expect(gone).toMatchObject({
      code: 43,
      codeName: 'CursorNotFound',
      message: `cursor id ${String(id)} not found`,
    });
  });

  test('batchSize 0 opens a cursor, singleBatch and a reached limit close it', async () => {
    await fill('sizes', 5);
    const empty = await target.db.command({ find: 'sizes', batchSize: 0 });
    expect([batchOf(empty).length, Number(cursorId(empty)) !== 0]).toEqual([0, true]);
    const single = await target.db.command({ find: 'sizes', batchSize: 2, singleBatch: true });
    expect([batchOf(single).length, Number(cursorId(single))]).toEqual([2, 0]);
    const limited = await target.db.command({ find: 'sizes', limit: 2 });
    expect([batchOf(limited).length, Number(cursorId(limited))]).toEqual([2, 0]);
  });

  test('are killed', async () => {
    await fill('killed', 5);
    const reply = await target.db.command({ find: 'killed', batchSize: 1 });
    const id = cursorId(reply);
    const killed = await target.db.command({
      killCursors: 'killed',
      cursors: [id, Long.fromNumber(5)],
    });
    expect([String(killed['cursorsKilled']), String(killed['cursorsNotFound'])]).toEqual([
      String(id),
      '5',
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
    const reply = await target.db.command({ find: 'big' });
    expect(batchOf(reply)).toHaveLength(3);
    expect(ids(await c.find().toArray())).toEqual([0, 1, 2, 3, 4, 5]);
  });
});
