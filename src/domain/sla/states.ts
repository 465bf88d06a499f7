import type { TicketEvent } from '../ticket/events.js';
import { apply } from '../ticket/fold.js';
import type { Ticket } from '../ticket/ticket.js';

const known = new WeakMap<readonly TicketEvent[], readonly Ticket[]>();

/**
 * The ticket after each of its events. Clocks, the ledger and the plan all walk through the same log, so
 * it is folded once a log.
 */
export function statesOf(events: readonly TicketEvent[]): readonly Ticket[] {
  const before = known.get(events);
  if (before?.length === events.length) return before;
  let ticket: Ticket | undefined;
  const states = events.map((event) => (ticket = apply(ticket, event)));
  known.set(events, states);
  return states;
}
