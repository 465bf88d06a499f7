import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { EJSON, type Document } from 'bson';
import fc from 'fast-check';
import { verify } from '../../src/embedded-mongo/verify.js';
import { openEngine, type Engine } from './support/engine.js';
import { batchOf } from './support/replies.js';
import { freshFolder, removeFolder, useDatabase } from './support/store.js';

jest.setTimeout(90_000);

const folder = freshFolder();
let engine: Engine;
beforeAll(() => {
  engine = openEngine(folder);
});
afterAll(async () => {
  await engine.close();
  expect((await verify(folder)).problems).toEqual([]);
  removeFolder(folder);
});

interface Model {
  n?: number;
  s?: string;
  list?: number[];
  sub?: { x?: number };
}

/** An update, and what it does to a plain object. */
type Step = [update: Document, apply: (m: Model) => void];

const small = fc.integer({ min: 0, max: 4 });
const step: fc.Arbitrary<Step> = fc.oneof(
  small.map((v): Step => [{ $inc: { n: v } }, (m) => (m.n = (m.n ?? 0) + v)]),
  small.map((v): Step => [{ $set: { n: v, s: `s${v}` } }, (m) => ((m.n = v), (m.s = `s${v}`))]),
  small.map((v): Step => [{ $min: { n: v } }, (m) => (m.n = Math.min(m.n ?? v, v))]),
  small.map((v): Step => [{ $max: { n: v } }, (m) => (m.n = Math.max(m.n ?? v, v))]),
  fc.constant<Step>([{ $unset: { s: '' } }, (m) => delete m.s]),
  small.map((v): Step => [{ $push: { list: v } }, (m) => (m.list = [...(m.list ?? []), v])]),
  small.map((v): Step => [
    { $push: { list: { $each: [v, v + 1], $slice: -3 } } },
    (m) => (m.list = [...(m.list ?? []), v, v + 1].slice(-3)),
  ]),
  small.map((v): Step => [{ $addToSet: { list: v } }, (m) => (m.list = addOnce(m.list, v))]),
  small.map((v): Step => [
    { $pull: { list: { $gt: v } } },
    (m) => m.list && (m.list = m.list.filter((x) => x <= v)),
  ]),
  small.map((v): Step => [
    { $pullAll: { list: [v] } },
    (m) => m.list && (m.list = m.list.filter((x) => x !== v)),
  ]),
  small.map((v): Step => [{ $set: { 'sub.x': v } }, (m) => (m.sub = { x: v })]),
);

function addOnce(list: number[] | undefined, v: number): number[] {
  const values = list ?? [];
  return values.includes(v) ? values : [...values, v];
}

test('any sequence of updates does what a plain model does', async () => {
  await engine.command({
    createIndexes: 'model',
    indexes: [
      { key: { list: 1, n: -1 }, name: 'l' },
      { key: { s: 1 }, name: 's' },
    ],
  });
  let id = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const _id = id++;
      const model: Model = {};
      await engine.command({ insert: 'model', documents: [{ _id }] });
      for (const [u, apply] of steps) {
        const before = JSON.stringify(sorted(model));
        apply(model);
        const reply = await engine.command({ update: 'model', updates: [{ q: { _id }, u }] });
        expect(EJSON.stringify(reply['nModified'])).toBe(
          before === JSON.stringify(sorted(model)) ? '0' : '1',
        );
      }
      const found = await engine.command({ find: 'model', filter: { _id } });
      const [stored] = JSON.parse(EJSON.stringify(batchOf(found))) as Model[];
      expect(sorted(stored ?? {})).toEqual(sorted({ _id, ...model }));
    }),
    { numRuns: 300 },
  );
});

const sorted = (m: object): object =>
  Object.fromEntries(Object.entries(m).sort(([a], [b]) => (a < b ? -1 : 1)));

const target = useDatabase();

test('concurrent counters lose nothing', async () => {
  const c = target.db.collection<{ _id: string; n?: number; by?: string[] }>('counters');
  const work = Array.from({ length: 20 }, async (_, w) => {
    for (let i = 0; i < 10; i++) {
      if (i % 2) await c.updateOne({ _id: 'x' }, { $inc: { n: 1 } }, { upsert: true });
      else
        await c.findOneAndUpdate(
          { _id: 'x' },
          { $inc: { n: 1 }, $addToSet: { by: `w${w}` } },
          { upsert: true },
        );
    }
  });
  await Promise.all(work);
  const x = await c.findOne({ _id: 'x' });
  expect([x?.n, x?.by?.length]).toEqual([200, 20]);
});

test('concurrent upserts of one key make one document', async () => {
  const c = target.db.collection('upserts');
  await c.createIndex({ key: 1 }, { unique: true });
  const results = await Promise.all(
    Array.from({ length: 20 }, () =>
      c.updateOne({ key: 'one' }, { $setOnInsert: { made: true } }, { upsert: true }),
    ),
  );
  expect(results.reduce((n, r) => n + r.upsertedCount, 0)).toBe(1);
  expect(await c.countDocuments()).toBe(1);
});
