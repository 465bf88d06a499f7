import { type Row } from './rows.js';

/** One document, an update, and the document afterwards. `modified` 1 unless said. */
export const updates = (
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

/** A row whose update fails and leaves the document as it was. */
export const fails = (
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

/** A row whose update is refused by name. */
export const refuses = (name: string, u: unknown, refused: RegExp, more: object = {}): Row => ({
  name,
  docs: [{ _id: 1 }],
  command: { update: 1, updates: [{ q: {}, u, ...more }] },
  refused,
});
