import { describe } from '@jest/globals';
import { Double, Long } from 'bson';
import { contract } from './support/rows.js';
import { useDatabase } from './support/store.js';
import { fails, refuses, updates } from './support/update-rows.js';

const target = useDatabase();

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
