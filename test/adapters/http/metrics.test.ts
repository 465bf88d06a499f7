import { expect, test } from '@jest/globals';
import { measured } from '../../../src/adapters/http/measure.js';
import { createMetrics } from '../../../src/adapters/http/metrics.js';
import type { TicketEvent } from '../../../src/domain/ticket/events.js';
import type { Incoming } from '../../../src/usecases/incoming.js';
import type { EventLog, Inbox, Outbox, Taken } from '../../../src/usecases/ports.js';

const now = () => new Date('2026-11-23T09:00:00Z');
const done = () => Promise.resolve();

const row: Taken = {
  delivery: {
    id: 'T1:1:card',
    deskId: 'main',
    lane: 'T1',
    order: 1,
    createdAt: new Date('2026-11-23T08:59:57Z'),
    target: { kind: 'living', subject: 'T1', role: 'card' },
  },
  attempts: 0,
  ambiguous: false,
};

/** Ports that do nothing; the second event and the second delivery are not new. */
function ports() {
  let appended = 0;
  let put = 0;
  const none = () => Promise.reject(new Error('not used here'));
  const events: EventLog = {
    append: () => Promise.resolve((appended += 1) === 1 ? 'appended' : 'taken'),
    of: none,
    ticketsTouchedSince: none,
  };
  const inbox: Inbox = {
    put: () => Promise.resolve((put += 1) === 1 ? 'new' : 'known'),
    done: none,
    failed: none,
    takeDue: none,
    renew: none,
    free: none,
  };
  const outbox: Outbox = {
    put: none,
    takeDue: () => Promise.resolve([row]),
    sent: done,
    retry: done,
    giveUp: done,
    renew: none,
    free: none,
    oldestWaiting: none,
  };
  return { events, inbox, outbox };
}

test('what goes through the ports is counted by kind, without ids or texts', async () => {
  const oldest = new Date('2026-11-23T08:58:00Z');
  const metrics = createMetrics(() => Promise.resolve(oldest), now);
  const { events, inbox, outbox } = measured(ports(), metrics, now);
  const event = { ticketId: 'T1', change: { type: 'claimed' } } as TicketEvent;
  const incoming = { kind: 'said', text: 'my payslip' } as Incoming;

  expect([await events.append(event), await events.append(event)]).toEqual(['appended', 'taken']);
  expect([await inbox.put(incoming), await inbox.put(incoming)]).toEqual(['new', 'known']);
  expect(await outbox.takeDue('main', now(), 1, 1)).toEqual([row]);
  await outbox.sent('main', 'T1:1:card', now());
  await outbox.retry('main', 'T1:1:card', now(), 'unavailable', false);
  await outbox.giveUp('main', 'T1:1:card', now(), 'gone');

  const { body, contentType } = await metrics.report();
  expect(contentType).toContain('text/plain');
  for (const line of [
    'deskbell_ticket_changes_total{type="claimed"} 1',
    'deskbell_deliveries_taken_total{kind="said",known="false"} 1',
    'deskbell_deliveries_taken_total{kind="said",known="true"} 1',
    'deskbell_delivery_store_seconds_count 2',
    'deskbell_outbox_wait_seconds_sum{kind="living"} 3',
    'deskbell_outbox_sent_total 1',
    'deskbell_outbox_failed_total{final="false"} 1',
    'deskbell_outbox_failed_total{final="true"} 1',
    'deskbell_outbox_oldest_waiting_seconds 120',
  ])
    expect(body.split('\n')).toContain(line);
  expect(body).toContain('process_cpu_user_seconds_total');
  expect(body).not.toMatch(/T1|payslip/);
});
