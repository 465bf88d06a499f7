import type { PersonId } from '../../src/domain/place.js';
import type { Actor, Change, Opening, TicketEvent } from '../../src/domain/ticket/events.js';
import { fold } from '../../src/domain/ticket/fold.js';
import type { Ticket } from '../../src/domain/ticket/ticket.js';
import type { Caller } from '../../src/domain/ticket/verbs/verb.js';

export const ana: PersonId = 'slack:U0ANA';
export const ben: PersonId = 'slack:U0BEN';
export const omar: PersonId = 'slack:U0OMAR';

const START = Date.parse('2026-11-23T08:12:00Z');

export const opening = (changes: Partial<Opening> = {}): Change & { type: 'opened' } => ({
  type: 'opened',
  key: 'IT-142',
  requester: ana,
  title: "Laptop won't turn on",
  text: "my laptop won't turn on",
  language: 'en',
  queue: 'it',
  category: 'laptop',
  priority: 'high',
  fields: {},
  decidedBy: {},
  missing: [],
  wantsPerson: false,
  origin: { via: 'channel', messages: [] },
  thread: { platform: 'slack', conversation: 'C0HELP', thread: '1.1' },
  private: false,
  deskVersion: 1,
  files: [],
  ...changes,
});

/** A change by Ben, or by somebody else. */
type Entry = Change | readonly [Change, PersonId | 'desk'];

/** The log of a ticket: its opening and these changes, a minute apart, by Ben unless said otherwise. */
export function eventsOf(
  changes: readonly Entry[],
  first: Change & { type: 'opened' } = opening(),
): TicketEvent[] {
  return [first, ...changes].map((entry, index) => {
    const [change, by] = isPair(entry) ? entry : [entry, index === 0 ? ana : ben];
    const actor: Actor = by === 'desk' ? { kind: 'desk' } : { kind: 'person', person: by };
    return {
      id: `t1:${index + 1}`,
      deskId: 'main',
      ticketId: 't1',
      seq: index + 1,
      at: new Date(START + index * 60_000),
      actor,
      cause: `cause-${index + 1}`,
      change,
    };
  });
}

const isPair = (entry: Entry): entry is readonly [Change, PersonId | 'desk'] =>
  Array.isArray(entry);

export const ticketAfter = (...changes: Entry[]): Ticket => fold(eventsOf(changes));

/** Ben as an agent, unless said otherwise. */
export const caller = (changes: Partial<Caller> = {}): Caller => ({
  person: ben,
  agent: true,
  lead: false,
  requester: false,
  ...changes,
});

export const agent = caller();
export const requester = caller({ person: ana, agent: false, requester: true });
export const stranger = caller({ person: 'slack:U0STRANGER', agent: false });

export const message = (
  id: string,
): { platform: 'slack'; conversation: string; message: string } => ({
  platform: 'slack',
  conversation: 'C0TRIAGE',
  message: id,
});
