import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { EJSON, type Document } from 'bson';
import fc from 'fast-check';
import { verify } from '../../src/embedded-mongo/verify.js';
import { openEngine, type Engine } from './support/engine.js';
import { freshFolder, removeFolder } from './support/store.js';

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

const few = fc.integer({ min: 0, max: 3 });
const scalar = fc.oneof(
  { weight: 4, arbitrary: few },
  fc.constantFrom('a', 'ab', 'b', '', null, true, 1.5, 'x'.repeat(1300), 'x'.repeat(1301)),
);
const inner = fc.oneof(
  fc.record({ x: few, y: few }),
  fc.record({ x: scalar, y: scalar }, { requiredKeys: [] }),
);
const field = fc.oneof(
  scalar,
  fc.array(scalar, { maxLength: 3 }),
  fc.array(fc.oneof(scalar, inner, inner), { maxLength: 3 }),
  inner,
);
const doc = fc.record({ a: field, b: scalar, c: fc.oneof(scalar, inner) }, { requiredKeys: [] });

const path = fc.constantFrom('a', 'a', 'a.x', 'a.y', 'b', 'c', 'c.x', '_id');
const range = fc.tuple(few, few);
const simple = fc.oneof(
  scalar,
  range.map(([$gte, $lt]) => ({ $gte, $lt })),
  range.map(([$gt, $lte]) => ({ $gt, $lte })),
  range.map(([$gte, $lte]) => ({ $elemMatch: { $gte, $lte } })),
  range.map(([x, y]) => ({ $elemMatch: { x, y: { $gte: y } } })),
  fc.oneof(
    scalar.map(($gt) => ({ $gt })),
    scalar.map(($lte) => ({ $lte })),
    fc.array(scalar, { maxLength: 3 }).map(($in) => ({ $in })),
    scalar.map(($ne) => ({ $ne })),
    fc.boolean().map(($exists) => ({ $exists })),
    fc.constant({ $regex: '^a' }),
    scalar.map((v) => ({ $not: { $gt: v } })),
  ),
);
const conditions = fc.dictionary(path, simple, { maxKeys: 3 });
const filter = fc.oneof(
  conditions,
  range.map(([x, y]) => ({ 'a.x': x, 'a.y': y })),
  range.map(([x, y]) => ({ 'a.x': x, 'a.y': { $gte: y } })),
  fc
    .tuple(conditions, fc.array(conditions, { minLength: 1, maxLength: 3 }))
    .map(([c, $or]) => ({ ...c, $or })),
);
const sort = fc.oneof(
  fc.constant({}),
  fc.constantFrom<Document>(
    { a: 1 },
    { b: 1, a: -1 },
    { b: -1, c: 1 },
    { 'a.x': 1, 'a.y': 1 },
    { c: -1 },
    { b: 1, _id: 1 },
  ),
);
const keys: Document[] = [
  { a: 1 },
  { b: 1, a: -1 },
  { 'a.x': 1, 'a.y': 1 },
  { c: -1 },
  { b: -1, c: 1 },
  { 'c.x': 1 },
];

let run = 0;

test('what an index finds is what a scan finds, in the same order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(doc, { minLength: 5, maxLength: 25 }),
      fc.array(fc.tuple(filter, sort), { minLength: 25, maxLength: 25 }),
      fc.subarray(keys, { minLength: 1 }),
      async (docs, queries, indexed) => {
        const name = `c${run++}`;
        await engine.command({ create: name });
        const indexes = indexed.map((key, i) => ({ key, name: `i${i}` }));
        await engine.command({ createIndexes: name, indexes });
        // Some documents cannot be indexed (arrays side by side); they are the same for both.
        if (docs.length > 0)
          await engine.command({
            insert: name,
            ordered: false,
            documents: docs.map((d, i) => ({ _id: i, ...d })),
          });
        for (const [f, s] of queries) {
          const find = async (hint: unknown): Promise<string> => {
            // With _id as the last field a sort has one result only.
            const wanted = { ...s, ...('_id' in s ? {} : { _id: 1 }) };
            const reply = await engine.command({
              find: name,
              filter: f,
              sort: wanted,
              batchSize: 1000,
              ...(hint === undefined ? {} : { hint }),
            });
            return EJSON.stringify(reply['cursor'] ?? reply);
          };
          const scanned = await find({ $natural: 1 });
          expect(await find(undefined)).toBe(scanned);
          for (const { name: hint } of indexes) expect(await find(hint)).toBe(scanned);
          const count = await engine.command({ count: name, query: f });
          const byScan = await engine.command({ count: name, query: f, hint: { $natural: 1 } });
          expect(EJSON.stringify(count)).toBe(EJSON.stringify(byScan));
        }
        await engine.command({ drop: name });
      },
    ),
    { numRuns: 30 },
  );
});
