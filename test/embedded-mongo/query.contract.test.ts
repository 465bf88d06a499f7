import { describe } from '@jest/globals';
import { Binary, BSONRegExp, Long, MaxKey, MinKey, ObjectId, Timestamp } from 'bson';
import { arrays, finds, nested, nulls, numbers, oid } from './support/find-rows.js';
import { contract } from './support/rows.js';
import { useDatabase } from './support/store.js';

const target = useDatabase();

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
