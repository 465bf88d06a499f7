import { trusted, type Model } from 'mongoose';
import type { OutboxRow } from './schema.js';

/** Lanes with a due row, the longest waiting first, without those in `passed`. */
export async function dueLanes(
  outbox: Model<OutboxRow>,
  deskId: string,
  now: Date,
  passed: ReadonlySet<string>,
  limit: number,
): Promise<{ lanes: string[]; more: boolean }> {
  const rows = await outbox
    .find({
      deskId,
      state: 'waiting',
      dueAt: trusted({ $lte: now }),
      ...(passed.size > 0 && { lane: trusted({ $nin: [...passed] }) }),
    })
    .sort({ dueAt: 1 })
    .limit(limit)
    .select({ lane: 1 })
    .lean<Pick<OutboxRow, 'lane'>[]>();
  return { lanes: [...new Set(rows.map(({ lane }) => lane))], more: rows.length === limit };
}

/** The first waiting row of each lane, due or not, oldest first. */
export async function headsOf(
  outbox: Model<OutboxRow>,
  deskId: string,
  lanes: readonly string[],
): Promise<OutboxRow[]> {
  const rows = await outbox
    .find({ deskId, state: 'waiting', lane: trusted({ $in: [...lanes] }) })
    .sort({ lane: 1, order: 1, _id: 1 })
    .lean<OutboxRow[]>();
  const heads = rows.filter((row, i) => row.lane !== rows[i - 1]?.lane);
  return heads.sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
}

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
