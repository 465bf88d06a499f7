import { describe } from '@jest/globals';
import { Double, Long } from 'bson';
import { contract, type Row } from './support/rows.js';
import { useDatabase } from './support/store.js';

const target = useDatabase();

/** One document, an update, and the document afterwards. `modified` 1 unless said. */
const updates = (
  name: string,
  doc: object,
  u: object,
  after: object,
  modified = 1,
  q: object = {},
): Row => ({
  name,
  docs: [{ _id: 1, ...doc }],
  command: { update: 1, updates: [{ q: { _id: 1, ...q }, u }] },
  reply: { n: 1, nModified: modified },
  after: [{ _id: 1, ...after }],
});

const fails = (
  name: string,
  doc: object,
  u: unknown,
  code: number,
  message?: string | RegExp,
  q: object = {},
): Row => ({
  name,
  docs: [{ _id: 1, ...doc }],
  command: { update: 1, updates: [{ q: { _id: 1, ...q }, u }] },
  code,
  after: [{ _id: 1, ...doc }],
  ...(message === undefined ? {} : { message }),
});

const refuses = (name: string, u: unknown, refused: RegExp, more: object = {}): Row => ({
  name,
  docs: [{ _id: 1 }],
  command: { update: 1, updates: [{ q: {}, u, ...more }] },
  refused,
});

const max32 = 2147483647;

// docs/reference/operator/update
describe('field operators', () => {
  contract(target, [
    updates('$set', { a: 1 }, { $set: { a: 2, b: 3 } }, { a: 2, b: 3 }),
    updates('$set of the same value changes nothing', { a: 1 }, { $set: { a: 1 } }, { a: 1 }, 0),
    updates(
      '$set of another type of number',
      { a: 1 },
      { $set: { a: new Double(1) } },
      { a: new Double(1) },
    ),
    updates('$set makes the path', {}, { $set: { 'a.b.c': 1 } }, { a: { b: { c: 1 } } }),
    updates('$set within an array', { a: [1, 2] }, { $set: { 'a.1': 9 } }, { a: [1, 9] }),
    updates('$set beyond an array', { a: [1] }, { $set: { 'a.3': 9 } }, { a: [1, null, null, 9] }),
    updates(
      'new fields come by name, not as given',
      {},
      { $set: { c: 1, a: 1, b: 1 } },
      { a: 1, b: 1, c: 1 },
    ),
    updates(
      'new numeric fields come by number',
      { a: {} },
      { $set: { 'a.10': 1, 'a.9': 1 } },
      { a: { 9: 1, 10: 1 } },
    ),
    updates(
      'only the order of keys changes',
      { a: { x: 1, y: 2 } },
      { $set: { a: { y: 2, x: 1 } } },
      { a: { y: 2, x: 1 } },
    ),
    updates('$unset', { a: 1, b: 2 }, { $unset: { a: '' } }, { b: 2 }),
    updates('$unset of the missing', { b: 2 }, { $unset: { a: '', 'b.c': '' } }, { b: 2 }, 0),
    updates(
      '$unset in an array leaves null',
      { a: [1, 2] },
      { $unset: { 'a.0': '' } },
      { a: [null, 2] },
    ),
    updates('$inc', { a: 1 }, { $inc: { a: 2, b: -1 } }, { a: 3, b: -1 }),
    updates(
      '$inc beyond 32 bits',
      { a: max32 },
      { $inc: { a: 1 } },
      { a: Long.fromString('2147483648') },
    ),
    updates('$inc with a double', { a: 1 }, { $inc: { a: 0.5 } }, { a: 1.5 }),
    updates(
      '$inc of a double stays one',
      { a: new Double(1) },
      { $inc: { a: 1 } },
      { a: new Double(2) },
    ),
    updates(
      '$inc of a 64-bit integer',
      { a: Long.fromNumber(1) },
      { $inc: { a: 1 } },
      { a: Long.fromNumber(2) },
    ),
    updates('$inc by nothing', { a: 1 }, { $inc: { a: 0 } }, { a: 1 }, 0),
    updates('$mul', { a: 3 }, { $mul: { a: 2, b: 5 } }, { a: 6, b: 0 }),
    updates('$min', { a: 5, b: 5 }, { $min: { a: 3, b: 9, c: 1 } }, { a: 3, b: 5, c: 1 }),
    updates('$max across types', { a: 5 }, { $max: { a: 'x' } }, { a: 'x' }),
    updates('$setOnInsert without an insert', { a: 1 }, { $setOnInsert: { a: 2 } }, { a: 1 }, 0),
    updates('an empty operator', { a: 1 }, { $set: {} }, { a: 1 }, 0),
    fails(
      '$inc on a string',
      { a: 'x' },
      { $inc: { a: 1 } },
      14,
      "Cannot apply $inc to a value of non-numeric type. {_id: 1} has the field 'a' of non-numeric type string",
    ),
    fails(
      '$inc by a string',
      { a: 1 },
      { $inc: { a: 'x' } },
      14,
      'Cannot increment with non-numeric argument: {a: "x"}',
    ),
    fails('$inc on null', { a: null }, { $inc: { a: 1 } }, 14, /non-numeric type null$/),
    fails(
      '$inc beyond 64 bits',
      { a: Long.MAX_VALUE },
      { $inc: { a: 1 } },
      2,
      /^Failed to apply \$inc operations to current value/,
    ),
    fails(
      '$set through a scalar',
      { a: 5 },
      { $set: { 'a.b': 1 } },
      28,
      "Cannot create field 'b' in element {a: 5}",
    ),
    fails(
      '$set of a name in an array',
      { a: [1] },
      { $set: { 'a.b': 1 } },
      28,
      /^Cannot create field 'b' in element \{a: \[ ?1 ?\]\}$/,
    ),
    fails(
      'a conflict of equal paths',
      { a: 1 },
      { $set: { a: 1 }, $inc: { a: 1 } },
      40,
      "Updating the path 'a' would create a conflict at 'a'",
    ),
    fails(
      'a conflict of nested paths',
      { a: 1 },
      { $set: { a: 1, 'a.b': 1 } },
      40,
      "Updating the path 'a.b' would create a conflict at 'a'",
    ),
    fails(
      'an unknown operator',
      {},
      { $foo: { a: 1 } },
      9,
      'Unknown modifier: $foo. Expected a valid update modifier or pipeline-style update specified as an array',
    ),
    fails('an operator and a field', {}, { $set: { a: 1 }, b: 1 }, 9, /^Unknown modifier: b/),
    fails(
      'an operator without a document',
      {},
      { $set: 5 },
      9,
      /^Modifiers operate on fields but we found type int instead/,
    ),
    fails(
      '_id is immutable',
      {},
      { $set: { _id: 2 } },
      66,
      "Performing an update on the path '_id' would modify the immutable field '_id'",
    ),
    fails('$unset of _id', {}, { $unset: { _id: '' } }, 66),
    fails(
      'an empty part of a path',
      {},
      { $set: { 'a.': 1 } },
      56,
      "The update path 'a.' contains an empty field name, which is not allowed.",
    ),
    updates('_id set to itself', { a: 1 }, { $set: { _id: 1, a: 2 } }, { a: 2 }),
    refuses('$rename', { $rename: { a: 'b' } }, /\$rename/),
    refuses('$bit', { $bit: { a: { and: 1 } } }, /\$bit/),
    refuses('arrayFilters', { $set: { 'a.$[x]': 1 } }, /arrayFilters/, {
      arrayFilters: [{ x: 1 }],
    }),
    refuses('a pipeline', [{ $set: { a: 1 } }], /pipeline/),
    refuses('collation of a statement', { $set: { a: 1 } }, /collation/, {
      collation: { locale: 'de' },
    }),
  ]);
});

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

describe('replacement, many, upsert', () => {
  const three = [
    { _id: 1, a: 1 },
    { _id: 2, a: 1 },
    { _id: 3, a: 2 },
  ];
  const upsert = (name: string, q: object, u: object, after: object[], id: unknown): Row => ({
    name,
    command: { update: 1, updates: [{ q, u, upsert: true }] },
    reply: { n: 1, nModified: 0, upserted: [{ index: 0, _id: id }] },
    after,
  });
  contract(target, [
    updates('a replacement keeps _id', { a: 1 }, { b: 2 }, { b: 2 }),
    updates('a replacement with the same _id', { a: 1 }, { b: 2, _id: 1 }, { b: 2 }),
    updates('a replacement by the same', { a: 1 }, { a: 1 }, { a: 1 }, 0),
    fails(
      'a replacement with another _id',
      { a: 1 },
      { _id: 2, a: 1 },
      66,
      "After applying the update, the (immutable) field '_id' was found to have been altered to _id: 2",
    ),
    {
      name: 'updateMany',
      docs: three,
      command: { update: 1, updates: [{ q: { a: 1 }, u: { $set: { b: 1 } }, multi: true }] },
      reply: { n: 2, nModified: 2 },
      after: [
        { _id: 1, a: 1, b: 1 },
        { _id: 2, a: 1, b: 1 },
        { _id: 3, a: 2 },
      ],
    },
    {
      name: 'updateMany along the index it changes',
      docs: three,
      indexes: [{ key: { a: 1 } }],
      command: {
        update: 1,
        updates: [{ q: { a: { $gte: 1 } }, u: { $inc: { a: 1 } }, multi: true }],
      },
      reply: { n: 3, nModified: 3 },
      after: [
        { _id: 1, a: 2 },
        { _id: 2, a: 2 },
        { _id: 3, a: 3 },
      ],
    },
    {
      name: 'matched is not modified',
      docs: three,
      command: { update: 1, updates: [{ q: {}, u: { $set: { a: 1 } }, multi: true }] },
      reply: { n: 3, nModified: 1 },
    },
    {
      name: 'many by replacement',
      docs: three,
      command: { update: 1, updates: [{ q: {}, u: { a: 1 }, multi: true }] },
      code: 9,
      message: 'multi update is not supported for replacement-style update',
    },
    upsert(
      'from equalities',
      { _id: 7, a: 1, b: { $eq: 2 }, c: { $gt: 1 } },
      { $set: { d: 1 } },
      [{ _id: 7, a: 1, b: 2, d: 1 }],
      7,
    ),
    upsert(
      'from $and and dotted paths',
      { _id: 7, $and: [{ 'a.b': 1 }] },
      { $inc: { n: 1 } },
      [{ _id: 7, a: { b: 1 }, n: 1 }],
      7,
    ),
    upsert(
      '$setOnInsert',
      { _id: 7 },
      { $set: { a: 1 }, $setOnInsert: { b: 1 } },
      [{ _id: 7, a: 1, b: 1 }],
      7,
    ),
    upsert('a replacement', { _id: 7, a: 1 }, { b: 1 }, [{ _id: 7, b: 1 }], 7),
    upsert('$push makes the array', { _id: 7 }, { $push: { a: 1 } }, [{ _id: 7, a: [1] }], 7),
    {
      name: 'a field matched twice',
      command: {
        update: 1,
        updates: [
          { q: { _id: 1, $and: [{ a: 1 }, { a: 2 }] }, u: { $set: { b: 1 } }, upsert: true },
        ],
      },
      code: 54,
    },
    {
      name: 'an unknown operator, on an empty collection',
      command: { update: 1, updates: [{ q: {}, u: { $foo: { a: 1 } } }] },
      code: 9,
    },
    {
      name: 'a hint that names no index',
      docs: three,
      command: { update: 1, updates: [{ q: {}, u: { $set: { a: 1 } }, hint: 'nope' }] },
      code: 2,
    },
    {
      name: 'delete one',
      docs: three,
      command: { delete: 1, deletes: [{ q: { a: 1 }, limit: 1 }] },
      reply: { n: 1 },
      after: three.slice(1),
    },
    {
      name: 'delete many',
      docs: three,
      command: { delete: 1, deletes: [{ q: { a: 1 }, limit: 0 }] },
      reply: { n: 2 },
      after: three.slice(2),
    },
    {
      name: 'a limit of two',
      docs: three,
      command: { delete: 1, deletes: [{ q: {}, limit: 2 }] },
      code: 9,
      message: 'The limit field in delete objects must be 0 or 1. Got 2',
    },
  ]);
});

describe('findAndModify', () => {
  const docs = [
    { _id: 1, a: 3 },
    { _id: 2, a: 1 },
    { _id: 3, a: 2 },
  ];
  contract(target, [
    {
      name: 'with sort, the old document',
      docs,
      command: { findAndModify: 1, query: {}, sort: { a: 1 }, update: { $inc: { a: 10 } } },
      reply: { value: { _id: 2, a: 1 }, lastErrorObject: { n: 1, updatedExisting: true } },
      after: [
        { _id: 1, a: 3 },
        { _id: 2, a: 11 },
        { _id: 3, a: 2 },
      ],
    },
    {
      name: 'the new document, projected',
      docs,
      command: {
        findAndModify: 1,
        query: { _id: 1 },
        update: { $inc: { a: 1 } },
        new: true,
        fields: { a: 1, _id: 0 },
      },
      reply: { value: { a: 4 } },
    },
    {
      name: 'remove',
      docs,
      command: { findAndModify: 1, sort: { a: -1 }, remove: true },
      reply: { value: { _id: 1, a: 3 }, lastErrorObject: { n: 1 } },
      after: docs.slice(1),
    },
    {
      name: 'nothing found',
      docs,
      command: { findAndModify: 1, query: { _id: 9 }, update: { $set: { a: 1 } } },
      reply: { value: null, lastErrorObject: { n: 0, updatedExisting: false } },
      after: docs,
    },
    {
      name: 'upsert, the old document',
      command: { findAndModify: 1, query: { _id: 9 }, update: { $set: { a: 1 } }, upsert: true },
      reply: { value: null, lastErrorObject: { n: 1, updatedExisting: false, upserted: 9 } },
      after: [{ _id: 9, a: 1 }],
    },
    {
      name: 'upsert, the new document',
      command: { findAndModify: 1, query: { _id: 9 }, update: { a: 1 }, upsert: true, new: true },
      reply: { value: { _id: 9, a: 1 } },
    },
    {
      name: 'update and remove',
      command: { findAndModify: 1, update: {}, remove: true },
      code: 9,
      message: 'Cannot specify both an update and remove=true',
    },
    {
      name: 'neither',
      command: { findAndModify: 1, query: {} },
      code: 9,
      message: 'Either an update or remove=true must be specified',
    },
    { name: 'new and remove', command: { findAndModify: 1, remove: true, new: true }, code: 9 },
    {
      name: 'arrayFilters',
      command: { findAndModify: 1, update: { $set: { 'a.$[x]': 1 } }, arrayFilters: [{ x: 1 }] },
      refused: /arrayFilters/,
    },
  ]);
});
