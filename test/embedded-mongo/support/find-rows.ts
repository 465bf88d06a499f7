import { ObjectId } from 'bson';
import { Double, Long } from 'bson';
import { type Row } from './rows.js';

/** A row that finds by a filter and expects these ids, in order. */
export const finds = (
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

/** A row whose filter fails with this code. */
export const fails = (
  name: string,
  filter: object,
  code: number,
  message?: string | RegExp,
): Row => ({
  name,
  command: { find: 1, filter },
  code,
  ...(message === undefined ? {} : { message }),
});

/** A row whose filter is refused by name. */
export const refuses = (name: string, filter: object, refused: RegExp): Row => ({
  name,
  command: { find: 1, filter },
  refused,
});

/** Documents that several tables share. */
export const oid = new ObjectId('65a000000000000000000001');
export const numbers = [
  { _id: 1, a: 1 },
  { _id: 2, a: new Double(1) },
  { _id: 3, a: Long.fromNumber(1) },
  { _id: 4, a: 1.5 },
  { _id: 5, a: '1' },
  { _id: 6, a: true },
];
export const nulls = [
  { _id: 1, a: null },
  { _id: 2 },
  { _id: 3, a: 0 },
  { _id: 4, a: [] },
  { _id: 5, a: [null] },
  { _id: 6, a: { b: null } },
];
export const nested = [
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
export const arrays = [
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
