import type { EventLog, Inbox, Outbox } from '../../usecases/ports.js';
import type { Metrics } from './metrics.js';

/** What the measured ports must be able to do. */
interface Measured {
  readonly events: EventLog;
  readonly inbox: Inbox;
  readonly outbox: Outbox;
}

/** The same ports, counted. Use cases know nothing of it. */
export const measured = (
  { events, inbox, outbox }: Measured,
  metrics: Metrics,
  now: () => Date,
): Measured => ({
  events: {
    ...events,
    append: async (event) => {
      const outcome = await events.append(event);
      if (outcome === 'appended') metrics.ticketChanged(event.change.type);
      return outcome;
    },
  },
  inbox: {
    ...inbox,
    put: async (incoming, heldUntil) => {
      const began = performance.now();
      const outcome = await inbox.put(incoming, heldUntil);
      const seconds = (performance.now() - began) / 1000;
      metrics.deliveryTaken(incoming.kind, outcome === 'known', seconds);
      return outcome;
    },
  },
  outbox: {
    ...outbox,
    takeDue: async (deskId, at, leaseMs, limit) => {
      const rows = await outbox.takeDue(deskId, at, leaseMs, limit);
      for (const { delivery } of rows) {
        const waitedMs = now().getTime() - delivery.createdAt.getTime();
        metrics.outboxTaken(delivery.target.kind, waitedMs / 1000);
      }
      return rows;
    },
    sent: async (deskId, deliveryId, at) => {
      await outbox.sent(deskId, deliveryId, at);
      metrics.outboxSent();
    },
    retry: async (deskId, deliveryId, at, problem, ambiguous) => {
      await outbox.retry(deskId, deliveryId, at, problem, ambiguous);
      metrics.outboxFailed(false);
    },
    giveUp: async (deskId, deliveryId, at, problem) => {
      await outbox.giveUp(deskId, deliveryId, at, problem);
      metrics.outboxFailed(true);
    },
  },
});
