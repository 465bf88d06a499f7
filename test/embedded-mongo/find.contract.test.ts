import { describe } from '@jest/globals';
import { BSONRegExp, Double, MaxKey, MinKey } from 'bson';
import { finds, numbers, oid } from './support/find-rows.js';
import { contract, type Row } from './support/rows.js';
import { useDatabase } from './support/store.js';

const target = useDatabase();

const mixed = [
  { _id: 1, a: 'x' },
  { _id: 2, a: 3 },
  { _id: 3, a: null },
  { _id: 4 },
  { _id: 5, a: { b: 1 } },
  { _id: 6, a: [0, 9] },
  { _id: 7, a: true },
  { _id: 8, a: new Date(0) },
  { _id: 9, a: new MinKey() },
  { _id: 10, a: new MaxKey() },
  { _id: 11, a: oid },
  { _id: 12, a: [] },
  { _id: 13, a: new BSONRegExp('a') },
  { _id: 14, a: NaN },
];
const ordered = (
  name: string,
  docs: object[],
  sort: object,
  ids: unknown[],
  more: object = {},
): Row => finds(name, docs, {}, ids, { sort, ...more });

describe('sort, skip, limit and projection', () => {
  contract(target, [
    ordered(
      'types in their order',
      mixed,
      { a: 1, _id: 1 },
      [9, 12, 3, 4, 14, 6, 2, 1, 5, 11, 7, 8, 13, 10],
    ),
    ordered(
      'types in reverse',
      mixed,
      { a: -1, _id: 1 },
      [10, 13, 8, 7, 11, 5, 1, 6, 2, 14, 3, 4, 12, 9],
    ),
    ordered('two fields', numbers, { a: -1, _id: -1 }, [6, 5, 4, 3, 2, 1]),
    ordered(
      'a dotted field through arrays',
      [
        { _id: 1, a: [{ b: 5 }, { b: 1 }] },
        { _id: 2, a: [{ b: 3 }] },
      ],
      { 'a.b': 1 },
      [1, 2],
    ),
    ordered('skip and limit', numbers, { _id: -1 }, [5, 4], { skip: 1, limit: 2 }),
    ordered('no sort: the order of insertion', [{ _id: 3 }, { _id: 1 }, { _id: 2 }], {}, [3, 1, 2]),
    ordered(
      '$natural backwards',
      [{ _id: 3 }, { _id: 1 }, { _id: 2 }],
      { $natural: -1 },
      [2, 1, 3],
    ),
    {
      name: 'a sort that is no direction',
      command: { find: 1, sort: { a: 2 } },
      code: 15975,
      message: '$sort key ordering must be 1 (for ascending) or -1 (for descending)',
    },
    {
      name: 'the sort $meta',
      command: { find: 1, sort: { a: { $meta: 'textScore' } } },
      refused: /\$meta/,
    },
    {
      name: 'inclusion',
      docs: [{ _id: 1, b: 2, a: 1, c: 3 }],
      command: { find: 1, projection: { a: 1, b: 1 } },
      batch: [{ _id: 1, b: 2, a: 1 }],
    },
    {
      name: 'exclusion',
      docs: [{ _id: 1, b: 2, a: 1 }],
      command: { find: 1, projection: { b: 0 } },
      batch: [{ _id: 1, a: 1 }],
    },
    {
      name: 'inclusion without _id',
      docs: [{ _id: 1, b: 2, a: 1 }],
      command: { find: 1, projection: { b: 1, _id: 0 } },
      batch: [{ b: 2 }],
    },
    {
      name: 'exclusion of _id only',
      docs: [{ _id: 1, b: 2 }],
      command: { find: 1, projection: { _id: 0 } },
      batch: [{ b: 2 }],
    },
    {
      name: 'inclusion in arrays drops scalars',
      docs: [{ _id: 1, a: [{ b: 1, c: 1 }, 5, { c: 1 }] }],
      command: { find: 1, projection: { 'a.b': 1 } },
      batch: [{ _id: 1, a: [{ b: 1 }, {}] }],
    },
    {
      name: 'exclusion in arrays',
      docs: [{ _id: 1, a: [{ b: 1, c: 1 }, 5] }],
      command: { find: 1, projection: { 'a.b': 0 } },
      batch: [{ _id: 1, a: [{ c: 1 }, 5] }],
    },
    {
      name: 'a nested projection',
      docs: [{ _id: 1, a: { b: 1, c: 2 } }],
      command: { find: 1, projection: { a: { b: 1 } } },
      batch: [{ _id: 1, a: { b: 1 } }],
    },
    {
      name: 'a computed field',
      docs: [{ _id: 1, a: 7 }],
      command: { find: 1, projection: { b: '$a' } },
      batch: [{ _id: 1, b: 7 }],
    },
    {
      name: 'mixed, excluding',
      command: { find: 1, projection: { a: 1, b: 0 } },
      code: 31254,
      message: 'Cannot do exclusion on field b in inclusion projection',
    },
    {
      name: 'mixed, including',
      command: { find: 1, projection: { a: 0, b: 1 } },
      code: 31253,
      message: 'Cannot do inclusion on field b in exclusion projection',
    },
    {
      name: 'a collision',
      command: { find: 1, projection: { a: 1, 'a.b': 1 } },
      code: 31249,
      message: 'Path collision at a.b remaining portion b',
    },
    { name: '$slice', command: { find: 1, projection: { a: { $slice: 1 } } }, refused: /\$slice/ },
    {
      name: 'a positional projection',
      command: { find: 1, projection: { 'a.$': 1 } },
      refused: /positional/,
    },
    {
      name: 'a hint that names no index',
      docs: [{ _id: 1 }],
      command: { find: 1, hint: 'nope_1' },
      code: 2,
      message: /hint provided does not correspond to an existing index/,
    },
    {
      name: 'an unknown option',
      command: { find: 1, nonsense: 1 },
      code: 40415,
      message: "BSON field 'find.nonsense' is an unknown field.",
    },
    {
      name: 'a wrong type',
      command: { find: 1, filter: 'x' },
      code: 14,
      message: "BSON field 'find.filter' is the wrong type 'string', expected type 'object'",
    },
    {
      name: 'collation',
      command: { find: 1, collation: { locale: 'de' } },
      refused: /'collation'/,
    },
    { name: 'tailable', command: { find: 1, tailable: true }, refused: /'tailable'/ },
  ]);
});

describe('count and distinct', () => {
  contract(target, [
    { name: 'count', docs: numbers, command: { count: 1, query: { a: 1 } }, reply: { n: 3 } },
    {
      name: 'count with skip and limit',
      docs: numbers,
      command: { count: 1, skip: 1, limit: 4 },
      reply: { n: 4 },
    },
    {
      name: 'count along an index',
      docs: numbers,
      indexes: [{ key: { a: 1 } }],
      command: { count: 1, query: { a: { $gte: 1 } } },
      reply: { n: 4 },
    },
    {
      name: 'count of NaN along an index',
      docs: mixed,
      indexes: [{ key: { a: 1 } }],
      command: { count: 1, query: { a: { $lt: 5 } } },
      reply: { n: 2 },
    },
    {
      name: 'distinct in order, through arrays',
      docs: [
        { _id: 1, a: [3, 1] },
        { _id: 2, a: 2 },
        { _id: 3, a: 'x' },
        { _id: 4 },
        { _id: 5, a: new Double(2) },
      ],
      command: { distinct: 1, key: 'a' },
      reply: { values: [1, 2, 3, 'x'] },
    },
    {
      name: 'distinct with a query',
      docs: numbers,
      command: { distinct: 1, key: 'a', query: { _id: { $gt: 4 } } },
      reply: { values: ['1', true] },
    },
    {
      name: 'distinct with null',
      docs: [{ _id: 1, a: null }, { _id: 2 }],
      command: { distinct: 1, key: 'a' },
      reply: { values: [null] },
    },
  ]);
});
