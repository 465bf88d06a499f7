import { trusted, type Connection } from 'mongoose';
import type { Delivery } from '../../../usecases/delivery.js';
import type { Outbox, Taken } from '../../../usecases/ports.js';
import { rowId } from '../ids.js';
import { freeRows, renewRows, takeRows } from '../leases.js';
import { createWriter } from '../writer.js';
import { createHeldLanes } from './held-lanes.js';
import { deferBehind, frontOf } from './lanes.js';
import { outboxSchema, type OutboxRow } from './schema.js';

export interface MongoOutbox extends Outbox {
  /** Forgets rows that were sent or given up before this instant; returns how many. */
  purge(deskId: string, before: Date): Promise<number>;
}

/** Everything that must still be sent, in lanes. */
export function createOutbox(connection: Connection): MongoOutbox {
  const outbox = connection.model<OutboxRow>('Outbox', outboxSchema, 'outbox');
  const writer = createWriter(outbox);
  const held = createHeldLanes();

  const finish = async (
    deskId: string,
    deliveryId: string,
    change: { state: 'sent' | 'given_up'; dueAt: Date; problem?: string },
  ): Promise<void> => {
    const _id = rowId(deskId, deliveryId);
    await writer.update({ _id, deskId }, { $set: change, $unset: { holder: 1 } });
    held.release(deskId, deliveryId);
  };

  return {
    async put(deliveries) {
      await Promise.all(deliveries.map((delivery) => writer.insert(toRow(delivery))));
    },

    /** Two round trips, when not very much waits; one when there is nothing to send. */
    async takeDue(deskId, now, leaseMs, limit) {
      const taken: Taken[] = [];
      const passed = held.lanes(deskId, now);
      let more = true;
      while (more && taken.length < limit) {
        const room = limit - taken.length;
        const front = await frontOf(outbox, deskId, now, passed, 2 * room);
        const tried = front.heads.filter((head) => head.dueAt <= now).slice(0, room);
        const won = await takeRows(outbox, deskId, tried, now, leaseMs);
        taken.push(...won.map(toTaken));
        held.hold(won, new Date(now.getTime() + leaseMs));
        const blocked = front.heads.filter((head) => head.dueAt > now);
        const putBack = blocked.filter((head) => head.holder === undefined);
        await deferBehind(outbox, deskId, putBack, now);
        for (const { lane } of [...tried, ...blocked]) passed.add(lane);
        more = front.more;
      }
      return taken;
    },

    async sent(deskId, deliveryId, now) {
      await finish(deskId, deliveryId, { state: 'sent', dueAt: now });
    },

    async retry(deskId, deliveryId, at, problem, ambiguous) {
      await writer.update(
        { _id: rowId(deskId, deliveryId), deskId, state: 'waiting' },
        { $set: { dueAt: at, problem, ambiguous }, $unset: { holder: 1 } },
      );
      held.release(deskId, deliveryId);
    },

    async giveUp(deskId, deliveryId, now, problem) {
      await finish(deskId, deliveryId, { state: 'given_up', dueAt: now, problem });
    },

    renew: (deskId, deliveryIds, until) =>
      renewRows(
        outbox,
        deskId,
        deliveryIds.map((id) => rowId(deskId, id)),
        until,
      ),

    free: (deskId, now) => freeRows(outbox, deskId, now),

    async oldestWaiting(deskId) {
      const row = await outbox
        .findOne({ deskId, state: 'waiting' })
        .sort({ createdAt: 1 })
        .select({ createdAt: 1 })
        .lean<Pick<OutboxRow, 'createdAt'>>();
      return row?.createdAt;
    },

    async purge(deskId, before) {
      const { deletedCount } = await outbox.deleteMany({
        deskId,
        state: trusted({ $in: ['sent', 'given_up'] }),
        dueAt: trusted({ $lt: before }),
      });
      return deletedCount;
    },
  };
}

const toRow = (delivery: Delivery): OutboxRow => ({
  _id: rowId(delivery.deskId, delivery.id),
  id: delivery.id,
  deskId: delivery.deskId,
  lane: delivery.lane,
  order: delivery.order,
  createdAt: delivery.createdAt,
  target: delivery.target,
  state: 'waiting',
  dueAt: delivery.createdAt,
  attempts: 0,
  ambiguous: false,
});

/** `row` is as it stood before it was taken: a holder who never said how it went leaves it open. */
const toTaken = (row: OutboxRow): Taken => ({
  delivery: {
    id: row.id,
    deskId: row.deskId,
    lane: row.lane,
    order: row.order,
    createdAt: row.createdAt,
    target: row.target,
  },
  attempts: row.attempts + 1,
  ambiguous: row.ambiguous || row.holder !== undefined,
});
