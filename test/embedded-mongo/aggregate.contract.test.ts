import { describe } from '@jest/globals';
import { Double, Long } from 'bson';
import { contract, type Row } from './support/rows.js';
import { useDatabase } from './support/store.js';

const target = useDatabase();
const docs = [
  { _id: 1, g: 'a', n: 1, tags: ['x', 'y'] },
  { _id: 2, g: 'b', n: 2.5, tags: [] },
  { _id: 3, g: 'a', n: 3, tags: 'z' },
  { _id: 4, n: 'no number' },
];
const gives = (name: string, pipeline: object[], batch: object[], given: object[] = docs): Row => ({
  name,
  docs: given,
  command: { aggregate: 1, pipeline, cursor: {} },
  batch,
});
const fails = (name: string, stage: object, code: number, message?: string | RegExp): Row => ({
  name,
  command: { aggregate: 1, pipeline: [stage], cursor: {} },
  code,
  ...(message === undefined ? {} : { message }),
});
const refuses = (name: string, stage: object, refused: RegExp): Row => ({
  name,
  command: { aggregate: 1, pipeline: [stage], cursor: {} },
  refused,
});
const byId = { $sort: { _id: 1 } };

// docs/reference/operator/aggregation-pipeline, docs/reference/operator/aggregation
describe('aggregation', () => {
  contract(target, [
    gives(
      '$match, $sort, $skip, $limit',
      [
        { $match: { _id: { $gt: 1 } } },
        { $sort: { _id: -1 } },
        { $skip: 1 },
        { $limit: 1 },
        { $project: { _id: 1 } },
      ],
      [{ _id: 3 }],
    ),
    gives(
      '$limit before $sort',
      [byId, { $limit: 2 }, { $sort: { _id: -1 } }, { $project: { _id: 1 } }],
      [{ _id: 2 }, { _id: 1 }],
    ),
    gives(
      '$group by a field, the missing as null',
      [{ $group: { _id: '$g', n: { $sum: '$n' } } }, byId],
      [
        { _id: null, n: 0 },
        { _id: 'a', n: 4 },
        { _id: 'b', n: 2.5 },
      ],
    ),
    gives('$sum 1', [{ $group: { _id: null, n: { $sum: 1 } } }], [{ _id: null, n: 4 }]),
    gives(
      '$avg, $min, $max',
      [{ $group: { _id: 1, a: { $avg: '$n' }, l: { $min: '$n' }, h: { $max: '$n' } } }],
      [{ _id: 1, a: 6.5 / 3, l: 1, h: 'no number' }],
    ),
    gives(
      '$avg of nothing',
      [{ $group: { _id: null, a: { $avg: '$none' } } }],
      [{ _id: null, a: null }],
    ),
    gives(
      '$push and $first',
      [byId, { $group: { _id: '$g', ids: { $push: '$_id' }, f: { $first: '$n' } } }, byId],
      [
        { _id: null, ids: [4], f: 'no number' },
        { _id: 'a', ids: [1, 3], f: 1 },
        { _id: 'b', ids: [2], f: 2.5 },
      ],
    ),
    gives(
      '$first of the missing',
      [byId, { $group: { _id: 1, f: { $first: '$none' } } }],
      [{ _id: 1, f: null }],
    ),
    gives(
      '$group by a document',
      [{ $group: { _id: { g: '$g' }, n: { $sum: 1 } } }, byId],
      [
        { _id: {}, n: 1 },
        { _id: { g: 'a' }, n: 2 },
        { _id: { g: 'b' }, n: 1 },
      ],
    ),
    gives(
      '$sum beyond 32 bits',
      [{ $group: { _id: 1, s: { $sum: '$n' } } }],
      [{ _id: 1, s: Long.fromString('4294967294') }],
      [{ n: 2147483647 }, { n: 2147483647 }],
    ),
    gives(
      '$sum of doubles is compensated',
      [{ $group: { _id: 1, s: { $sum: '$n' } } }],
      [{ _id: 1, s: 0.6 }],
      [{ n: 0.1 }, { n: 0.2 }, { n: 0.3 }],
    ),
    gives(
      'numbers of all types are one group',
      [{ $group: { _id: '$n', c: { $sum: 1 } } }],
      [{ _id: 1, c: 2 }],
      [{ n: 1 }, { n: new Double(1) }],
    ),
    gives('$count', [{ $match: { g: 'a' } }, { $count: 'many' }], [{ many: 2 }]),
    gives('$count of nothing', [{ $match: { g: 'q' } }, { $count: 'many' }], []),
    gives(
      '$unwind',
      [byId, { $unwind: '$tags' }, { $project: { tags: 1 } }],
      [
        { _id: 1, tags: 'x' },
        { _id: 1, tags: 'y' },
        { _id: 3, tags: 'z' },
      ],
    ),
    gives(
      '$unwind keeping the empty',
      [
        byId,
        { $unwind: { path: '$tags', preserveNullAndEmptyArrays: true } },
        { $project: { tags: 1 } },
      ],
      [{ _id: 1, tags: 'x' }, { _id: 1, tags: 'y' }, { _id: 2 }, { _id: 3, tags: 'z' }, { _id: 4 }],
    ),
    gives(
      '$project with computed fields',
      [
        { $match: { _id: 1 } },
        {
          $project: { _id: 0, a: '$n', b: { c: '$g' }, l: { $literal: '$x' }, t: ['$n', '$none'] },
        },
      ],
      [{ a: 1, b: { c: 'a' }, l: '$x', t: [1, null] }],
    ),
    gives(
      '$project of a path through arrays',
      [{ $project: { v: '$a.b' } }],
      [{ _id: 1, v: [1, 2] }],
      [{ _id: 1, a: [{ b: 1 }, { c: 1 }, { b: 2 }] }],
    ),
    gives('an empty pipeline', [], [{ _id: 1 }], [{ _id: 1 }]),
    fails('an unknown stage', { $foo: {} }, 40324, "Unrecognized pipeline stage name: '$foo'"),
    fails(
      'two names in a stage',
      { $match: {}, $limit: 1 },
      40323,
      'A pipeline stage specification object must contain exactly one field.',
    ),
    fails(
      'an unknown accumulator',
      { $group: { _id: 1, a: { $foo: 1 } } },
      15952,
      "unknown group operator '$foo'",
    ),
    fails(
      '$group without _id',
      { $group: { a: { $sum: 1 } } },
      15955,
      'a group specification must include an _id',
    ),
    fails(
      'an unknown expression',
      { $project: { a: { $foo: 1 } } },
      168,
      /Unrecognized expression '\$foo'/,
    ),
    fails('$limit 0', { $limit: 0 }, 15958, 'the limit must be positive'),
    fails(
      'an unknown operator in $match',
      { $match: { a: { $foo: 1 } } },
      2,
      'unknown operator: $foo',
    ),
    refuses(
      '$lookup',
      { $lookup: { from: 'x', as: 'y', localField: 'a', foreignField: 'b' } },
      /\$lookup/,
    ),
    refuses('$out', { $out: 'x' }, /\$out/),
    refuses('$facet', { $facet: { a: [] } }, /\$facet/),
    refuses('$addFields', { $addFields: { a: 1 } }, /\$addFields/),
    refuses(
      '$dateTrunc',
      { $project: { d: { $dateTrunc: { date: '$at', unit: 'day' } } } },
      /\$dateTrunc/,
    ),
    refuses('$stdDevPop', { $group: { _id: 1, s: { $stdDevPop: '$n' } } }, /\$stdDevPop/),
    refuses('a variable', { $project: { d: '$$NOW' } }, /\$\$NOW/),
    {
      name: 'let',
      command: { aggregate: 1, pipeline: [], cursor: {}, let: { a: 1 } },
      refused: /'let'/,
    },
    {
      name: 'no cursor',
      command: { aggregate: 1, pipeline: [] },
      code: 9,
      message: /'cursor' option is required/,
    },
  ]);
});
