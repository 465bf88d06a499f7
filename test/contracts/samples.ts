import type { Draft } from '../../src/domain/draft/draft.js';
import type { Desk } from '../../src/domain/desk.js';
import type { MessageRef } from '../../src/domain/place.js';
import {
  eventId,
  type Change,
  type Opening,
  type TicketEvent,
} from '../../src/domain/ticket/events.js';
import type { Ticket } from '../../src/domain/ticket/ticket.js';
import type { Delivery } from '../../src/usecases/delivery.js';
import type { Incoming } from '../../src/usecases/incoming.js';

/** Values for contract suites: complete, with everything a database likes to lose. */

let desks = 0;

/** A desk of its own for each test, so that suites can share one database. */
export const freshDesk = (): string => `desk-${(desks += 1)}`;

const START = Date.UTC(2026, 10, 2, 9, 0, 0);

/** An instant, in seconds after the start of the story. */
export const at = (seconds: number): Date => new Date(START + seconds * 1000);

export const ref = (message: string, thread?: string): MessageRef => ({
  platform: 'slack',
  conversation: 'C1',
  message,
  ...(thread !== undefined && { thread }),
});

export const anEvent = (
  deskId: string,
  seq: number,
  more: Partial<TicketEvent> = {},
): TicketEvent => {
  const ticketId = more.ticketId ?? 't1';
  return {
    id: eventId(ticketId, seq),
    deskId,
    ticketId,
    seq,
    at: at(seq),
    actor: { kind: 'person', person: 'slack:U1' },
    cause: `delivery-${seq}`,
    change: { type: 'noted', text: `note ${seq}` },
    ...more,
  };
};

const opening: Opening = {
  key: 'IT-1',
  requester: 'slack:U1',
  title: 'Laptop',
  text: 'It is <broken> $set.a & "so"\u0000 on 🎫',
  language: 'en',
  queue: 'it',
  priority: 'normal',
  fields: { 'serial.number': 'A-1', $cost: 12.5, parts: ['lid', 'fan'], urgent: false },
  decidedBy: {},
  missing: [],
  wantsPerson: false,
  origin: { via: 'channel', message: ref('1.0'), messages: [ref('1.0'), ref('2.0', '1.0')] },
  thread: { platform: 'slack', conversation: 'C1', thread: '1.0' },
  private: false,
  deskVersion: 1,
  files: [],
};

export const opened: Change = { type: 'opened', ...opening };

export const aTicket = (deskId: string, more: Partial<Ticket> = {}): Ticket => ({
  ...opening,
  id: 't1',
  deskId,
  version: 1,
  status: 'open',
  openedAt: at(0),
  statusSince: at(0),
  replies: 0,
  notes: 0,
  steps: [{ at: at(1), type: 'claimed', by: 'slack:U2' }],
  ...more,
});

export const aDraft = (deskId: string, more: Partial<Draft> = {}): Draft => ({
  id: 'd1',
  deskId,
  version: 1,
  stage: 'asking',
  requester: 'slack:U1',
  origin: { via: 'channel', message: ref('1.0') },
  messages: [{ ref: ref('1.0'), text: 'My laptop is broken', files: [] }],
  private: false,
  language: 'en',
  title: 'Laptop',
  known: { fields: {}, alternatives: [] },
  question: { about: 'field', field: 'serial' },
  turns: 1,
  retries: {},
  wantsPerson: false,
  openedAt: at(0),
  changedAt: at(5),
  expiresAt: at(600),
  deskVersion: 1,
  causes: ['delivery-1'],
  ...more,
});

export const anIncoming = (deskId: string, n: number): Incoming => ({
  kind: 'said',
  delivery: `slack/Ev${n}`,
  deskId,
  at: at(n),
  actor: 'slack:U1',
  message: ref(`${n}.0`),
  text: 'My laptop is broken',
  files: [],
  direct: false,
  mentionsBot: true,
});

export const aDelivery = (
  deskId: string,
  lane: string,
  order: number,
  more: Partial<Delivery> = {},
): Delivery => ({
  id: `${lane}:${order}:card`,
  deskId,
  lane,
  order,
  createdAt: at(order),
  target: { kind: 'living', subject: lane, role: 'card' },
  ...more,
});

export const aDesk = (id: string, more: Partial<Desk> = {}): Omit<Desk, 'version'> => ({
  id,
  name: 'Example',
  language: 'en',
  timeZone: 'Europe/Stockholm',
  queues: [
    {
      key: 'it',
      name: 'IT',
      keyPrefix: 'IT',
      triage: { platform: 'slack', conversation: 'C2' },
      private: false,
      roster: { people: ['slack:U2'], groups: [] },
      leads: [],
    },
  ],
  channels: [{ channel: { platform: 'slack', conversation: 'C1' }, mode: 'auto' }],
  categories: [],
  priorities: {
    levels: [{ key: 'normal', name: 'Normal' }],
    default: 'normal',
    table: {
      one: { low: 'normal', normal: 'normal', high: 'normal', now: 'normal' },
      several: { low: 'normal', normal: 'normal', high: 'normal', now: 'normal' },
      everyone: { low: 'normal', normal: 'normal', high: 'normal', now: 'normal' },
    },
  },
  dialog: { gatherMs: 1, abandonMs: 2, confirm: 'always', closeResolvedMs: 3 },
  wording: { 'ticket.opened': 'Thanks! {key}' },
  ...more,
});
