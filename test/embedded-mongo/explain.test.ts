import { beforeAll, expect, test } from '@jest/globals';
import { type Document } from 'bson';
import { useDatabase } from './support/store.js';

const target = useDatabase();

beforeAll(async () => {
  const c = target.db.collection<{ _id: number; [field: string]: unknown }>('docs');
  await c.insertMany(
    Array.from({ length: 500 }, (_, i) => ({
      _id: i,
      desk: `d${i % 5}`,
      status: i % 2 === 0 ? 'open' : 'closed',
      n: i,
      tags: [`t${i % 7}`, `t${i % 11}`],
      items: [{ a: i, b: -i }],
    })),
  );
  await c.createIndex({ desk: 1, status: 1, n: -1 });
  await c.createIndex({ n: 1 });
  await c.createIndex({ tags: 1 });
  await c.createIndex({ 'items.a': 1, 'items.b': 1 });
});

/** Stages from the outside in, with the index at the end. */
function stages(plan: Document): string[] {
  const index = plan['indexName'] as string | undefined;
  const own = index === undefined ? String(plan['stage']) : `${String(plan['stage'])} ${index}`;
  const inputs =
    (plan['inputStages'] as Document[] | undefined) ??
    (plan['inputStage'] ? [plan['inputStage'] as Document] : []);
  return [own, ...inputs.flatMap(stages)];
}

interface Explained {
  queryPlanner: { winningPlan: Document };
  executionStats: { totalKeysExamined: number; nReturned: number };
}

async function explained(command: Document): Promise<Explained> {
  const reply = await target.db.command({
    explain: { find: 'docs', ...command },
    verbosity: 'executionStats',
  });
  return reply as Explained;
}

// The shapes are those of this store; a real MongoDB may choose otherwise, so they hold here only.
const local = target.real ? test.skip : test;

local.each<[string, Document, string[], number, number]>([
  ['_id', { filter: { _id: 5 } }, ['FETCH', 'IXSCAN _id_'], 1, 1],
  ['$in on _id', { filter: { _id: { $in: [1, 2, 900] } } }, ['FETCH', 'IXSCAN _id_'], 2, 2],
  ['a range', { filter: { n: { $gte: 10, $lt: 20 } } }, ['FETCH', 'IXSCAN n_1'], 10, 10],
  [
    'an equality and a sort',
    { filter: { desk: 'd1', status: 'open' }, sort: { n: -1 }, limit: 3 },
    ['LIMIT', 'FETCH', 'IXSCAN desk_1_status_1_n_-1'],
    3,
    3,
  ],
  [
    'the sort backwards',
    { filter: { desk: 'd1', status: 'open' }, sort: { n: 1 }, limit: 3 },
    ['LIMIT', 'FETCH', 'IXSCAN desk_1_status_1_n_-1'],
    3,
    3,
  ],
  [
    'a prefix with $in',
    { filter: { desk: 'd1', status: { $in: ['open', 'closed'] }, n: { $gt: 400 } } },
    ['FETCH', 'IXSCAN desk_1_status_1_n_-1'],
    20,
    20,
  ],
  ['one element of an array', { filter: { tags: 't6' } }, ['FETCH', 'IXSCAN tags_1'], 109, 109],
  [
    'a range over an array takes one bound',
    { filter: { 'items.a': { $gt: 10, $lt: 12 } } },
    ['FETCH', 'IXSCAN items.a_1_items.b_1'],
    489,
    1,
  ],
  [
    '$elemMatch takes both',
    { filter: { tags: { $elemMatch: { $gte: 't6', $lt: 't7' } } } },
    ['FETCH', 'IXSCAN tags_1'],
    109,
    109,
  ],
  [
    '$or',
    { filter: { $or: [{ _id: 3 }, { n: 5 }, { tags: 'none' }] } },
    ['FETCH', 'OR', 'IXSCAN _id_', 'IXSCAN n_1', 'IXSCAN tags_1'],
    2,
    2,
  ],
  [
    '$or with a branch without an index',
    { filter: { $or: [{ _id: 3 }, { nothing: 5 }] } },
    ['COLLSCAN'],
    0,
    1,
  ],
  ['no index', { filter: { status: 'open' } }, ['COLLSCAN'], 0, 250],
  ['a sort in memory', { sort: { status: 1 } }, ['SORT', 'COLLSCAN'], 0, 500],
  ['a sort along an index', { sort: { n: -1 }, limit: 2 }, ['LIMIT', 'FETCH', 'IXSCAN n_1'], 2, 2],
  ['a sort does not run along an array', { sort: { tags: 1 } }, ['SORT', 'COLLSCAN'], 0, 500],
  ['a hint', { filter: { n: 5 }, hint: 'tags_1' }, ['FETCH', 'IXSCAN tags_1'], 951, 1],
  ['a hint to scan', { filter: { n: 5 }, hint: { $natural: 1 } }, ['COLLSCAN'], 0, 1],
])('explain: %s', async (_name, command, wanted, keys, returned) => {
  const reply = await explained(command);
  expect(stages(reply.queryPlanner.winningPlan)).toEqual(wanted);
  expect([reply.executionStats.totalKeysExamined, reply.executionStats.nReturned]).toEqual([
    keys,
    returned,
  ]);
});

local('explain shows the bounds', async () => {
  const reply = await explained({
    filter: { desk: 'd1', status: { $in: ['a', 'b'] }, n: { $gt: 4 } },
  });
  expect(reply.queryPlanner.winningPlan['inputStage'] as Document).toMatchObject({
    indexBounds: {
      desk: ['["d1", "d1"]'],
      status: ['["a", "a"]', '["b", "b"]'],
      n: ['[inf.0, 4)'],
    },
  });
});

local('explain refuses what it cannot explain', async () => {
  const work = target.db.command({ explain: { delete: 'docs', deletes: [{ q: {}, limit: 1 }] } });
  await expect(work).rejects.toMatchObject({ code: 238 });
});
