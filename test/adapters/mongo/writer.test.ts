import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Model } from 'mongoose';
import { NUMBER, rowSchema, TEXT } from '../../../src/adapters/mongo/rows.js';
import { createWriter, type Writer } from '../../../src/adapters/mongo/writer.js';
import { openTestStore, type TestStore } from '../../builders/store.js';

interface Row {
  readonly _id: string;
  readonly deskId: string;
  readonly n: number;
}

const row = (id: string, n = 1): Row => ({ _id: `main/${id}`, deskId: 'main', n });

describe('the writer', () => {
  let store: TestStore;
  let model: Model<Row>;
  let writer: Writer<Row>;
  beforeAll(async () => {
    store = await openTestStore();
    model = store.connection.model<Row>('Row', rowSchema<Row>({ deskId: TEXT, n: NUMBER }), 'rows');
    writer = createWriter(model);
  });
  afterAll(() => store.close());

  const stored = async (id: string): Promise<number | undefined> =>
    (await model.findOne({ _id: `main/${id}` }).lean<Row>())?.n;

  it('tells each of many writes at once its own outcome', async () => {
    await writer.insert(row('old', 0));
    const outcomes = await Promise.all([
      writer.insert(row('a')),
      writer.insert(row('old')),
      writer.update({ _id: 'main/old', deskId: 'main' }, { $set: { n: 7 } }),
      writer.insert(row('b')),
      writer.replace({ _id: 'main/c', deskId: 'main' }, row('c'), true),
      writer.replace({ _id: 'main/none', deskId: 'main' }, row('none'), false),
      writer.insert(row('old')),
    ]);
    expect(outcomes).toEqual([
      'written',
      'duplicate',
      'written',
      'written',
      'written',
      'written',
      'duplicate',
    ]);
    expect(await Promise.all(['a', 'b', 'c', 'none', 'old'].map(stored))).toEqual([
      1,
      1,
      1,
      undefined,
      7,
    ]);
  });

  it('lets one of two inserts of a row in the same command win', async () => {
    const outcomes = await Promise.all([
      writer.insert(row('twin', 1)),
      writer.insert(row('twin', 2)),
    ]);
    expect(outcomes.sort()).toEqual(['duplicate', 'written']);
  });

  it('lets a row that the schema does not allow fail alone', async () => {
    const wrong = { ...row('wrong'), n: 'many' as unknown as number };
    const [first, second, third] = await Promise.allSettled([
      writer.insert(row('before')),
      writer.insert(wrong),
      writer.insert(row('after')),
    ]);
    expect(first).toMatchObject({ status: 'fulfilled', value: 'written' });
    expect(second).toMatchObject({ status: 'rejected' });
    expect(third).toMatchObject({ status: 'fulfilled', value: 'written' });
    expect(await stored('wrong')).toBeUndefined();
  });

  it('lets a write that the server refuses fail alone', async () => {
    const [refused, written] = await Promise.allSettled([
      writer.update({ _id: 'main/old', deskId: 'main' }, { $inc: { deskId: 1 } }),
      writer.insert(row('neighbour')),
    ]);
    expect(refused).toMatchObject({ status: 'rejected', reason: { code: 14 } });
    expect(written).toMatchObject({ status: 'fulfilled', value: 'written' });
  });

  it('writes more than one command holds', async () => {
    const ids = Array.from({ length: 350 }, (_, i) => `many-${i}`);
    const outcomes = await Promise.all(ids.map((id) => writer.insert(row(id))));
    expect(new Set(outcomes)).toEqual(new Set(['written']));
    expect(await model.countDocuments({ deskId: 'main', n: 1 })).toBeGreaterThanOrEqual(350);
  });

  it('fails every write while the database is gone', async () => {
    const lost = createWriter({
      ...model,
      collection: { bulkWrite: () => Promise.reject(new Error('gone')) },
    } as unknown as Model<Row>);
    const outcomes = await Promise.allSettled([
      lost.update({ _id: 'main/a', deskId: 'main' }, { $set: { n: 2 } }),
      lost.update({ _id: 'main/b', deskId: 'main' }, { $set: { n: 2 } }),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await expect(
      lost.update({ _id: 'main/b', deskId: 'main' }, { $set: { n: 2 } }),
    ).rejects.toThrow('gone');
  });
});
