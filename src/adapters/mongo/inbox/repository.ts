import { trusted, type Connection } from 'mongoose';
import type { Inbox } from '../../../usecases/ports.js';
import { rowId } from '../ids.js';
import { freeRows, renewRows, takeRows } from '../leases.js';
import { createWriter } from '../writer.js';
import { inboxSchema, type InboxRow } from './schema.js';

/** The wait after the first, second … failure, in milliseconds. One failure more and it is given up. */
const WAITS = [2_000, 8_000, 30_000, 120_000, 600_000, 1_800_000, 3_600_000] as const;

/** Holds a delivery from the moment it stands here. Who holds it later has a name of its own. */
const RECEIVER = 'receiver';

export interface MongoInbox extends Inbox {
  /** Forgets deliveries that were dealt with or given up before this instant; returns how many. */
  purge(deskId: string, before: Date): Promise<number>;
}

/** Deliveries of the platforms: each stands here once, until it is dealt with. */
export function createInbox(connection: Connection): MongoInbox {
  const inbox = connection.model<InboxRow>('Inbox', inboxSchema, 'inbox');

  const writer = createWriter(inbox);

  return {
    async put(incoming, heldUntil) {
      const { deskId, delivery } = incoming;
      const outcome = await writer.insert({
        _id: rowId(deskId, delivery),
        deskId,
        state: 'waiting',
        dueAt: heldUntil ?? incoming.at,
        ...(heldUntil === undefined ? { attempts: 0 } : { attempts: 1, holder: RECEIVER }),
        incoming,
        failures: 0,
      });
      return outcome === 'written' ? 'new' : 'known';
    },

    async done(deskId, delivery) {
      await writer.update(
        { _id: rowId(deskId, delivery), deskId },
        { $set: { state: 'done' }, $unset: { incoming: 1, holder: 1, problem: 1 } },
      );
    },

    async failed(deskId, delivery, now, problem) {
      const _id = rowId(deskId, delivery);
      const row = await inbox
        .findOne({ _id, deskId })
        .select({ state: 1, failures: 1 })
        .lean<Pick<InboxRow, 'state' | 'failures'>>();
      if (row?.state !== 'waiting') return 'given_up';
      const wait = WAITS[row.failures];
      // The guard on `failures` lets the same failure, told twice, count once.
      await inbox.updateOne(
        { _id, deskId, state: 'waiting', failures: row.failures },
        {
          $set: {
            problem,
            failures: row.failures + 1,
            ...(wait === undefined
              ? { state: 'given_up' }
              : { dueAt: new Date(now.getTime() + wait) }),
          },
          $unset: { holder: 1 },
        },
      );
      return wait === undefined ? 'given_up' : 'again';
    },

    async takeDue(deskId, now, leaseMs, limit) {
      const due = await inbox
        .find({ deskId, state: 'waiting', dueAt: trusted({ $lte: now }) })
        .sort({ dueAt: 1 })
        .limit(limit)
        .lean<InboxRow[]>();
      const taken = await takeRows(inbox, deskId, due, now, leaseMs);
      return taken.flatMap(({ incoming }) => incoming ?? []);
    },

    renew: (deskId, deliveries, until) =>
      renewRows(
        inbox,
        deskId,
        deliveries.map((delivery) => rowId(deskId, delivery)),
        until,
      ),

    free: (deskId, now) => freeRows(inbox, deskId, now),

    async purge(deskId, before) {
      const { deletedCount } = await inbox.deleteMany({
        deskId,
        state: trusted({ $in: ['done', 'given_up'] }),
        dueAt: trusted({ $lt: before }),
      });
      return deletedCount;
    },
  };
}
