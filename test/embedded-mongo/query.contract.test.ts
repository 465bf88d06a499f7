import { describe } from '@jest/globals';
import { Binary, BSONRegExp, Double, Long, MaxKey, MinKey, ObjectId, Timestamp } from 'bson';
import { contract, type Row } from './support/rows.js';
import { useDatabase } from './support/store.js';

const target = useDatabase();

/** A row that finds by a filter and expects these ids, in order. */
const finds = (
  name: string,
  docs: object[],
  filter: object,
  ids: unknown[],
  more: object = {},
): Row => ({
  name,
  docs,
  command: { find: 1, filter, sort: { _id: 1 }, projection: { _id: 1 }, ...more },
  batch: ids.map((_id) => ({ _id })),
});

const fails = (name: string, filter: object, code: number, message?: string | RegExp): Row => ({
  name,
  command: { find: 1, filter },
  code,
  ...(message === undefined ? {} : { message }),
});

const refuses = (name: string, filter: object, refused: RegExp): Row => ({
  name,
  command: { find: 1, filter },
  refused,
});

const oid = new ObjectId('65a000000000000000000001');
const numbers = [
  { _id: 1, a: 1 },
  { _id: 2, a: new Double(1) },
  { _id: 3, a: Long.fromNumber(1) },
  { _id: 4, a: 1.5 },
  { _id: 5, a: '1' },
  { _id: 6, a: true },
];
const nulls = [
  { _id: 1, a: null },
  { _id: 2 },
  { _id: 3, a: 0 },
  { _id: 4, a: [] },
  { _id: 5, a: [null] },
  { _id: 6, a: { b: null } },
];
const nested = [
  { _id: 1 },
  { _id: 2, a: {} },
  { _id: 3, a: { b: null } },
  { _id: 4, a: { b: 1 } },
  { _id: 5, a: [] },
  { _id: 6, a: [{}] },
  { _id: 7, a: [{ b: 1 }, {}] },
  { _id: 8, a: [{ b: 1 }] },
  { _id: 9, a: [null] },
  { _id: 10, a: 5 },
];
const arrays = [
  { _id: 1, a: [1, 2, 3] },
  { _id: 2, a: [[1, 2], 3] },
  { _id: 3, a: 2 },
  {
    _id: 4,
    a: [
      { b: 1, c: 1 },
      { b: 2, c: 2 },
    ],
  },
  { _id: 5, a: [] },
  { _id: 6, a: [5, 10, 20] },
];

// docs/reference/bson-type-comparison-order, docs/tutorial/query-for-null-fields,
// docs/tutorial/query-arrays, docs/reference/operator/query
describe('equality and comparison', () => {
  contract(target, [
    finds('numbers of all types are equal by value', numbers, { a: 1 }, [1, 2, 3]),
    finds('a comparison stays within its type', numbers, { a: { $gte: 1 } }, [1, 2, 3, 4]),
    finds(
      '64-bit integers compare exactly',
      [
        { _id: 1, a: Long.fromString('9007199254740993') },
        { _id: 2, a: 9007199254740992 },
      ],
      { a: { $gt: Long.fromString('9007199254740992') } },
      [1],
    ),
    finds(
      'NaN equals NaN',
      [
        { _id: 1, a: NaN },
        { _id: 2, a: 1 },
      ],
      { a: NaN },
      [1],
    ),
    finds(
      'NaN is not less than a number',
      [
        { _id: 1, a: NaN },
        { _id: 2, a: 1 },
      ],
      { a: { $lt: 5 } },
      [2],
    ),
    finds(
      '$gte NaN finds NaN only',
      [
        { _id: 1, a: NaN },
        { _id: 2, a: 1 },
      ],
      { a: { $gte: NaN } },
      [1],
    ),
    finds('null finds null, missing and null in arrays', nulls, { a: null }, [1, 2, 5]),
    finds('$gte null is like null', nulls, { a: { $gte: null } }, [1, 2, 5]),
    finds('$gt null finds nothing', nulls, { a: { $gt: null } }, []),
    finds('$ne null', nulls, { a: { $ne: null } }, [3, 4, 6]),
    finds('$exists false', nulls, { a: { $exists: false } }, [2]),
    finds('$exists true', nulls, { a: { $exists: true } }, [1, 3, 4, 5, 6]),
    finds('a dotted null', nested, { 'a.b': null }, [1, 2, 3, 6, 7, 10]),
    finds('a dotted value through arrays', nested, { 'a.b': 1 }, [4, 7, 8]),
    finds('dotted $exists', nested, { 'a.b': { $exists: true } }, [3, 4, 7, 8]),
    finds('dotted $ne', nested, { 'a.b': { $ne: 1 } }, [1, 2, 3, 5, 6, 9, 10]),
    finds(
      'documents are equal with their order',
      [
        { _id: 1, a: { x: 1, y: 2 } },
        { _id: 2, a: { y: 2, x: 1 } },
      ],
      { a: { x: 1, y: 2 } },
      [1],
    ),
    finds(
      'documents compare by type, name, value',
      [
        { _id: 1, a: { x: 1 } },
        { _id: 2, a: { x: 2 } },
        { _id: 3, a: { y: 0 } },
        { _id: 4, a: { x: 'a' } },
      ],
      { a: { $gt: { x: 1 } } },
      [2, 3, 4],
    ),
    finds(
      'strings compare by bytes',
      [
        { _id: 1, a: 'Z' },
        { _id: 2, a: 'a' },
        { _id: 3, a: '\u{1f600}' },
        { _id: 4, a: '\uffee' },
      ],
      { a: { $gt: '\uffee' } },
      [3],
    ),
    finds(
      'dates',
      [
        { _id: 1, a: new Date(-5) },
        { _id: 2, a: new Date(5) },
      ],
      { a: { $lt: new Date(0) } },
      [1],
    ),
    finds(
      'object ids',
      [
        { _id: 1, a: oid },
        { _id: 2, a: new ObjectId('65a000000000000000000002') },
      ],
      { a: { $lte: oid } },
      [1],
    ),
    finds(
      'booleans',
      [
        { _id: 1, a: false },
        { _id: 2, a: true },
        { _id: 3, a: 0 },
      ],
      { a: { $lt: true } },
      [1],
    ),
    finds(
      'binary by length first',
      [
        { _id: 1, a: new Binary(Buffer.from([9])) },
        { _id: 2, a: new Binary(Buffer.from([1, 1])) },
      ],
      { a: { $gt: new Binary(Buffer.from([9])) } },
      [2],
    ),
    finds(
      'MinKey and MaxKey bound every type',
      [
        { _id: 1, a: 1 },
        { _id: 2, a: 'x' },
      ],
      { a: { $gt: new MinKey(), $lt: new MaxKey() } },
      [1, 2],
    ),
    finds(
      'timestamps',
      [
        { _id: 1, a: new Timestamp({ t: 1, i: 2 }) },
        { _id: 2, a: new Timestamp({ t: 2, i: 1 }) },
      ],
      { a: { $gt: new Timestamp({ t: 1, i: 9 }) } },
      [2],
    ),
  ]);
});

describe('arrays', () => {
  contract(target, [
    finds('a value in an array', arrays, { a: 2 }, [1, 3]),
    finds('a whole array', arrays, { a: [1, 2] }, [2]),
    finds('a position', arrays, { 'a.0': 1 }, [1]),
    finds('a position that holds an array is not looked into', arrays, { 'a.0': [1, 2] }, [2]),
    finds('conditions may hold for different elements', arrays, { a: { $gt: 15, $lt: 6 } }, [6]),
    finds('$elemMatch wants one element', arrays, { a: { $elemMatch: { $gt: 15, $lt: 6 } } }, []),
    finds('$elemMatch with values', arrays, { a: { $elemMatch: { $gt: 5, $lt: 15 } } }, [6]),
    finds(
      '$elemMatch does not look into nested arrays',
      arrays,
      { a: { $elemMatch: { $eq: 1 } } },
      [1],
    ),
    finds('$elemMatch with documents', arrays, { a: { $elemMatch: { b: 1, c: 2 } } }, []),
    finds('dotted conditions on different elements', arrays, { 'a.b': 1, 'a.c': 2 }, [4]),
    finds('$elemMatch with $or', arrays, { a: { $elemMatch: { $or: [{ b: 9 }, { c: 2 }] } } }, [4]),
    finds('$size', arrays, { a: { $size: 3 } }, [1, 6]),
    finds('$size 0', arrays, { a: { $size: 0 } }, [5]),
    finds('$all', arrays, { a: { $all: [1, 3] } }, [1]),
    finds('$all on a scalar', arrays, { a: { $all: [2] } }, [1, 3]),
    finds('$all of nothing finds nothing', arrays, { a: { $all: [] } }, []),
    finds(
      '$all with $elemMatch',
      arrays,
      { a: { $all: [{ $elemMatch: { b: 1 } }, { $elemMatch: { c: 2 } }] } },
      [4],
    ),
    finds('$in', arrays, { a: { $in: [2, 20] } }, [1, 3, 6]),
    finds('$nin', arrays, { a: { $nin: [2, 20] } }, [2, 4, 5]),
    finds('$in null finds the missing', nulls, { a: { $in: [null] } }, [1, 2, 5]),
    finds(
      '$in with a pattern',
      [
        { _id: 1, a: 'abc' },
        { _id: 2, a: 'xbc' },
      ],
      { a: { $in: [new BSONRegExp('^ab'), 'zz'] } },
      [1],
    ),
    finds('$type of elements and of the array', arrays, { a: { $type: 'array' } }, [1, 2, 4, 5, 6]),
    finds('$type int', arrays, { a: { $type: 16 } }, [1, 2, 3, 6]),
    finds('$type number', numbers, { a: { $type: 'number' } }, [1, 2, 3, 4]),
    finds('$type list', numbers, { a: { $type: ['string', 'bool'] } }, [5, 6]),
    finds('$mod', numbers, { a: { $mod: [2, 1] } }, [1, 2, 3, 4]),
  ]);
});

describe('logic and patterns', () => {
  const abc = [
    { _id: 1, a: 'abc' },
    { _id: 2, a: 'ABC' },
    { _id: 3, a: 'xabc' },
    { _id: 4, a: ['q', 'abd'] },
    { _id: 5, a: 'a.c' },
  ];
  contract(target, [
    finds('$or', numbers, { $or: [{ a: '1' }, { _id: 6 }] }, [5, 6]),
    finds('$nor', numbers, { $nor: [{ a: '1' }, { _id: 6 }] }, [1, 2, 3, 4]),
    finds('$and', numbers, { $and: [{ a: 1 }, { _id: { $gt: 2 } }] }, [3]),
    finds('$not', numbers, { a: { $not: { $gt: 1 } } }, [1, 2, 3, 5, 6]),
    finds('an anchored pattern', abc, { a: new BSONRegExp('^ab') }, [1, 4]),
    finds('a pattern without case', abc, { a: { $regex: '^abc', $options: 'i' } }, [1, 2]),
    finds('a literal anywhere', abc, { a: { $regex: 'abc' } }, [1, 3]),
    finds('an escaped dot', abc, { a: { $regex: '^a\\.c' } }, [5]),
    finds('a literal at the end', abc, { a: { $regex: 'bc$' } }, [1, 3]),
    finds(
      '$ before a last newline',
      [
        { _id: 1, a: 'x\n' },
        { _id: 2, a: 'x\ny' },
      ],
      { a: { $regex: 'x$' } },
      [1],
    ),
    finds('$not with a pattern', abc, { a: { $not: new BSONRegExp('^ab') } }, [2, 3, 5]),
    finds('$comment is no condition', numbers, { $comment: 'why', a: '1' }, [5]),
    fails(
      'an unknown operator, on an empty collection',
      { a: { $foo: 1 } },
      2,
      'unknown operator: $foo',
    ),
    fails('an unknown top-level operator', { $foo: 1 }, 2, /^unknown top level operator: \$foo/),
    fails(
      'an unknown operator deep inside',
      { $or: [{ a: 1 }, { b: { $elemMatch: { c: { $bar: 1 } } } }] },
      2,
      'unknown operator: $bar',
    ),
    fails('$in wants an array', { a: { $in: 1 } }, 2, '$in needs an array'),
    fails('$in takes no operators', { a: { $in: [{ $gt: 1 }] } }, 2, 'cannot nest $ under $in'),
    fails('$or wants an array', { $or: {} }, 2, '$or must be an array'),
    fails('$or wants something', { $or: [] }, 2, '$and/$or/$nor must be a nonempty array'),
    fails('$or wants documents', { $or: [1] }, 2, '$or/$and/$nor entries need to be full objects'),
    fails('$not wants a document', { a: { $not: 1 } }, 2, '$not needs a regex or a document'),
    fails('$elemMatch wants a document', { a: { $elemMatch: 1 } }, 2, '$elemMatch needs an Object'),
    fails('$all wants an array', { a: { $all: 1 } }, 2, '$all needs an array'),
    fails('$options wants $regex', { a: { $options: 'i' } }, 2, '$options needs a $regex'),
    fails(
      '$type with an unknown name',
      { a: { $type: 'text' } },
      2,
      'Unknown type name alias: text',
    ),
    fails('$mod by zero', { a: { $mod: [0, 1] } }, 2, 'divisor cannot be 0'),
    refuses('$expr', { $expr: { $eq: ['$a', 1] } }, /\$expr/),
    refuses('$where', { $where: 'true' }, /\$where/),
    refuses('$text', { $text: { $search: 'x' } }, /\$text/),
    refuses('$jsonSchema', { $jsonSchema: {} }, /\$jsonSchema/),
    refuses('$near', { a: { $near: [0, 0] } }, /\$near/),
    refuses('$bitsAllSet', { a: { $bitsAllSet: 1 } }, /\$bitsAllSet/),
    refuses(
      'a pattern that can run away',
      { a: new BSONRegExp('(a+)+$') },
      /regular expression \/\(a\+\)\+\$\//,
    ),
    refuses('the pattern option x', { a: new BSONRegExp('^a', 'm') }, /regular expression/),
  ]);
});

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
