import { trusted, type Model } from 'mongoose';
import type { OutboxRow } from './schema.js';

/** Waiting rows read in one go. Usually these are all there are, and one look suffices. */
const FRONT = 100;

export interface Front {
  /** The first waiting row of each lane that has a due row, oldest first. It may be held or put back itself. */
  readonly heads: readonly OutboxRow[];
  /** There may be due rows in other lanes. */
  readonly more: boolean;
}

/**
 * Looks at the lanes that have waited longest, without those in `passed`; at up to `lanes` of them when
 * very much waits. So few rows come from one snapshot of the database, which is what makes the first row
 * of a lane in here its first row indeed.
 */
export async function frontOf(
  outbox: Model<OutboxRow>,
  deskId: string,
  now: Date,
  passed: ReadonlySet<string>,
  lanes: number,
): Promise<Front> {
  const rows = await outbox
    .find({
      deskId,
      state: 'waiting',
      ...(passed.size > 0 && { lane: trusted({ $nin: [...passed] }) }),
    })
    .sort({ dueAt: 1 })
    .limit(FRONT)
    .lean<OutboxRow[]>();
  const due = new Set(rows.filter(({ dueAt }) => dueAt <= now).map(({ lane }) => lane));
  if (due.size === 0) return { heads: [], more: false };
  if (rows.length < FRONT) {
    return { heads: headsIn(rows.filter(({ lane }) => due.has(lane))), more: false };
  }
  // What comes before these rows in their lanes may lie beyond those that were read.
  const some = [...due].slice(0, lanes);
  const all = await outbox
    .find({ deskId, state: 'waiting', lane: trusted({ $in: some }) })
    .sort({ lane: 1, order: 1, _id: 1 })
    .lean<OutboxRow[]>();
  return { heads: headsIn(all), more: true };
}

function headsIn(rows: readonly OutboxRow[]): OutboxRow[] {
  const heads = new Map<string, OutboxRow>();
  for (const row of rows) {
    const head = heads.get(row.lane);
    if (head === undefined || comesBefore(row, head)) heads.set(row.lane, row);
  }
  return [...heads.values()].sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
}

const comesBefore = (a: OutboxRow, b: OutboxRow): boolean =>
  a.order === b.order ? a._id < b._id : a.order < b.order;

/**
 * Rows behind a head that was put back cannot go before it: their turn is moved to its turn, so that a
 * long outage does not make every look at the outbox wade through them.
 */
export async function deferBehind(
  outbox: Model<OutboxRow>,
  deskId: string,
  heads: readonly OutboxRow[],
  now: Date,
): Promise<void> {
  if (heads.length === 0) return;
  await outbox.bulkWrite(
    heads.map(({ lane, dueAt }) => ({
      updateMany: {
        filter: { deskId, state: 'waiting', lane, dueAt: { $lte: now } },
        update: { $set: { dueAt } },
      },
    })),
    { ordered: false },
  );
}
