import { describe } from '@jest/globals';
import { contract, type Row } from './support/rows.js';
import { useDatabase } from './support/store.js';
import { fails, updates } from './support/update-rows.js';

const target = useDatabase();

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
    upsert('_id null stays null', { _id: null }, { $set: { a: 1 } }, [{ _id: null, a: 1 }], null),
    upsert('a replacement of _id null', { _id: null }, { a: 1 }, [{ _id: null, a: 1 }], null),
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
