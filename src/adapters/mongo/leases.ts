import { randomUUID } from 'node:crypto';
import { trusted, type Model } from 'mongoose';

/** A row that waits for its turn; taking it moves its turn to the end of the lease. */
export interface Leased {
  readonly _id: string;
  readonly deskId: string;
  readonly state: string;
  /** While it waits: when it may be taken. So a row that is held is simply not due. */
  readonly dueAt: Date;
  /** Who took it last and has not said how it went. */
  readonly holder?: string;
  /** How often it was taken. */
  readonly attempts: number;
}

/** Moves the end of the leases of those rows that are still held. */
export async function renewRows<Row extends Leased>(
  model: Model<Row>,
  deskId: string,
  ids: readonly string[],
  until: Date,
): Promise<void> {
  const leased = model as unknown as Model<Leased>;
  await leased.updateMany(
    { _id: trusted({ $in: [...ids] }), deskId, state: 'waiting', holder: isSet },
    { $set: { dueAt: until } },
  );
}

/** Lets every row that is held be taken from `now` on. It still shows that somebody held it. */
export async function freeRows<Row extends Leased>(
  model: Model<Row>,
  deskId: string,
  now: Date,
): Promise<void> {
  const leased = model as unknown as Model<Leased>;
  await leased.updateMany(
    { deskId, state: 'waiting', dueAt: trusted({ $gt: now }), holder: isSet },
    { $set: { dueAt: now } },
  );
}

const isSet = trusted({ $exists: true });

/**
 * Takes those of `rows` that nobody else took since they were read, until `now + leaseMs`. Of several
 * processes that try at once, one gets each row. One round trip when there was no rival, else two.
 */
export async function takeRows<Row extends Leased>(
  model: Model<Row>,
  deskId: string,
  rows: readonly Row[],
  now: Date,
  leaseMs: number,
): Promise<readonly Row[]> {
  if (rows.length === 0) return [];
  const leased = model as unknown as Model<Leased>;
  const ids = rows.map((row) => row._id);
  const holder = randomUUID();
  const { modifiedCount } = await leased.updateMany(
    { _id: trusted({ $in: ids }), deskId, state: 'waiting', dueAt: trusted({ $lte: now }) },
    { $set: { holder, dueAt: new Date(now.getTime() + leaseMs) }, $inc: { attempts: 1 } },
  );
  if (modifiedCount === rows.length) return rows;
  if (modifiedCount === 0) return [];
  const mine = await leased
    .find({ _id: trusted({ $in: ids }), deskId, holder })
    .select({ _id: 1 })
    .lean<{ _id: string }[]>();
  const won = new Set(mine.map(({ _id }) => _id));
  return rows.filter((row) => won.has(row._id));
}
