import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { TicketEvent } from '../../domain/ticket/events.js';
import type { DeliveryTarget } from '../../usecases/delivery.js';
import type { Incoming } from '../../usecases/incoming.js';

/** What is counted, as functions; labels are kinds and types only, never ids or texts. */
export interface Metrics {
  /** A delivery of a platform is durable; `seconds` is how long storing it took. */
  deliveryTaken(kind: Incoming['kind'], known: boolean, seconds: number): void;
  /** Something is about to be sent that has waited for `seconds`. */
  outboxTaken(kind: DeliveryTarget['kind'], seconds: number): void;
  outboxSent(): void;
  outboxFailed(final: boolean): void;
  ticketChanged(type: TicketEvent['change']['type']): void;
  /** The text that Prometheus reads. */
  report(): Promise<{ readonly contentType: string; readonly body: string }>;
}

const FAST = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3];
const SLOW = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60, 300, 1800];

/**
 * Makes the counters, on a registry of their own.
 * @param oldestWaiting is asked when Prometheus reads.
 */
export function createMetrics(
  oldestWaiting: () => Promise<Date | undefined>,
  now: () => Date,
): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const taken = new Counter({
    name: 'deskbell_deliveries_taken_total',
    help: 'Deliveries of chat platforms that were stored, by kind; known ones came before.',
    labelNames: ['kind', 'known'],
    registers,
  });
  const storing = new Histogram({
    name: 'deskbell_delivery_store_seconds',
    help: 'Time to make a delivery durable, which is before it is acknowledged.',
    buckets: FAST,
    registers,
  });
  const waited = new Histogram({
    name: 'deskbell_outbox_wait_seconds',
    help: 'Age of an outbox row when it is taken to be sent, by kind.',
    labelNames: ['kind'],
    buckets: SLOW,
    registers,
  });
  const sent = new Counter({
    name: 'deskbell_outbox_sent_total',
    help: 'Outbox rows that were sent.',
    registers,
  });
  const failed = new Counter({
    name: 'deskbell_outbox_failed_total',
    help: 'Tries to send that failed; final ones are not repeated.',
    labelNames: ['final'],
    registers,
  });
  const changes = new Counter({
    name: 'deskbell_ticket_changes_total',
    help: 'Events of tickets that were committed, by type.',
    labelNames: ['type'],
    registers,
  });
  new Gauge({
    name: 'deskbell_outbox_oldest_waiting_seconds',
    help: 'Age of the oldest outbox row that waits; 0 when none does.',
    registers,
    async collect() {
      const oldest = await oldestWaiting();
      this.set(oldest === undefined ? 0 : (now().getTime() - oldest.getTime()) / 1000);
    },
  });
  return {
    deliveryTaken: (kind, known, seconds) => {
      taken.inc({ kind, known: String(known) });
      storing.observe(seconds);
    },
    outboxTaken: (kind, seconds) => {
      waited.observe({ kind }, Math.max(0, seconds));
    },
    outboxSent: () => {
      sent.inc();
    },
    outboxFailed: (final) => {
      failed.inc({ final: String(final) });
    },
    ticketChanged: (type) => {
      changes.inc({ type });
    },
    report: async () => ({ contentType: registry.contentType, body: await registry.metrics() }),
  };
}
