import { describe } from '@jest/globals';
import { Double } from 'bson';
import { contract } from './support/rows.js';
import { useDatabase } from './support/store.js';
import { fails, updates } from './support/update-rows.js';

const target = useDatabase();

describe('array operators', () => {
  contract(target, [
    updates('$push', { a: [1] }, { $push: { a: 2 } }, { a: [1, 2] }),
    updates('$push makes the array', {}, { $push: { a: 1 } }, { a: [1] }),
    updates('$push of an array pushes one', { a: [] }, { $push: { a: [1, 2] } }, { a: [[1, 2]] }),
    updates('$each', { a: [1] }, { $push: { a: { $each: [2, 3] } } }, { a: [1, 2, 3] }),
    updates(
      '$slice from the end',
      { a: [1] },
      { $push: { a: { $each: [2, 3], $slice: -2 } } },
      { a: [2, 3] },
    ),
    updates(
      '$slice from the beginning',
      { a: [1] },
      { $push: { a: { $each: [2, 3], $slice: 2 } } },
      { a: [1, 2] },
    ),
    updates(
      '$slice to nothing',
      { a: [1] },
      { $push: { a: { $each: [2], $slice: 0 } } },
      { a: [] },
    ),
    updates(
      '$position',
      { a: [1, 2] },
      { $push: { a: { $each: [9], $position: 1 } } },
      { a: [1, 9, 2] },
    ),
    updates(
      '$sort by value',
      { a: [3, 1] },
      { $push: { a: { $each: [2], $sort: -1 } } },
      { a: [3, 2, 1] },
    ),
    updates(
      '$sort by field',
      { a: [{ x: 2 }] },
      { $push: { a: { $each: [{ x: 1 }], $sort: { x: 1 } } } },
      { a: [{ x: 1 }, { x: 2 }] },
    ),
    updates('$addToSet of the new', { a: [1] }, { $addToSet: { a: 2 } }, { a: [1, 2] }),
    updates(
      '$addToSet of the known, by value',
      { a: [1] },
      { $addToSet: { a: new Double(1) } },
      { a: [1] },
      0,
    ),
    updates(
      '$addToSet with $each',
      { a: [1] },
      { $addToSet: { a: { $each: [1, 2, 2] } } },
      { a: [1, 2] },
    ),
    updates(
      '$addToSet compares with the order of keys',
      { a: [{ x: 1, y: 1 }] },
      { $addToSet: { a: { y: 1, x: 1 } } },
      {
        a: [
          { x: 1, y: 1 },
          { y: 1, x: 1 },
        ],
      },
    ),
    updates('$pull by value', { a: [1, 2, 1] }, { $pull: { a: 1 } }, { a: [2] }),
    updates('$pull by condition', { a: [1, 5, 9] }, { $pull: { a: { $gte: 5 } } }, { a: [1] }),
    updates(
      '$pull by document: a filter',
      { a: [{ x: 1, y: 1 }, { x: 2 }] },
      { $pull: { a: { x: 1 } } },
      { a: [{ x: 2 }] },
    ),
    updates(
      '$pull with $or',
      { a: [{ x: 1 }, { x: 2 }, { x: 3 }] },
      { $pull: { a: { $or: [{ x: 1 }, { x: 3 }] } } },
      { a: [{ x: 2 }] },
    ),
    updates('$pull with $in', { a: [1, 2, 3] }, { $pull: { a: { $in: [1, 3] } } }, { a: [2] }),
    updates('$pull of nothing', { a: [1] }, { $pull: { a: 5, b: 1 } }, { a: [1] }, 0),
    updates('$pullAll', { a: [1, 2, 1, 3] }, { $pullAll: { a: [1, 3] } }, { a: [2] }),
    updates('$pop at the end', { a: [1, 2] }, { $pop: { a: 1 } }, { a: [1] }),
    updates('$pop at the beginning', { a: [1, 2] }, { $pop: { a: -1 } }, { a: [2] }),
    updates('$[]', { a: [1, 2] }, { $inc: { 'a.$[]': 1 } }, { a: [2, 3] }),
    updates(
      '$[] with a field',
      { a: [{ x: 1 }, { x: 2 }] },
      { $set: { 'a.$[].y': 0 } },
      {
        a: [
          { x: 1, y: 0 },
          { x: 2, y: 0 },
        ],
      },
    ),
    updates('$ by value', { a: [5, 6, 7] }, { $set: { 'a.$': 0 } }, { a: [5, 0, 7] }, 1, { a: 6 }),
    updates(
      '$ by $elemMatch',
      { a: [{ x: 1 }, { x: 2 }] },
      { $inc: { 'a.$.x': 10 } },
      { a: [{ x: 1 }, { x: 12 }] },
      1,
      { a: { $elemMatch: { x: 2 } } },
    ),
    updates(
      '$ by a dotted path',
      { a: [{ x: 1 }, { x: 2 }] },
      { $set: { 'a.$.y': 1 } },
      { a: [{ x: 1 }, { x: 2, y: 1 }] },
      1,
      { 'a.x': 2 },
    ),
    updates(
      'two paths with $',
      { a: [{ x: 1 }, { x: 2 }] },
      { $set: { 'a.$.y': 1, 'a.$.z': 2 } },
      { a: [{ x: 1 }, { x: 2, y: 1, z: 2 }] },
      1,
      { 'a.x': 2 },
    ),
    fails(
      '$ without a match in an array',
      { a: [1] },
      { $set: { 'a.$': 1 } },
      2,
      'The positional operator did not find the match needed from the query.',
    ),
    fails(
      '$push on a scalar',
      { a: 1 },
      { $push: { a: 2 } },
      2,
      "The field 'a' must be an array but is of type int in document {_id: 1}",
    ),
    fails(
      '$addToSet on a scalar',
      { a: 'x' },
      { $addToSet: { a: 2 } },
      2,
      "Cannot apply $addToSet to non-array field. Field named 'a' has non-array type string",
    ),
    fails(
      '$pull on a scalar',
      { a: 1 },
      { $pull: { a: 1 } },
      2,
      'Cannot apply $pull to a non-array value',
    ),
    fails(
      '$pullAll without an array',
      { a: [1] },
      { $pullAll: { a: 1 } },
      2,
      '$pullAll requires an array argument but was given a int',
    ),
    fails(
      '$pop on a scalar',
      { a: 1 },
      { $pop: { a: 1 } },
      14,
      "Path 'a' contains an element of non-array type 'int'",
    ),
    fails('$pop by two', { a: [1] }, { $pop: { a: 2 } }, 9, '$pop expects 1 or -1, found: 2'),
    fails(
      '$each without an array',
      { a: [1] },
      { $push: { a: { $each: 1 } } },
      2,
      'The argument to $each in $push must be an array but it was of type int',
    ),
  ]);
});
