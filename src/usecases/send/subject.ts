import type { Desk } from '../../domain/desk.js';
import type { Draft } from '../../domain/draft/draft.js';
import type { TicketEvent } from '../../domain/ticket/events.js';
import type { Ticket } from '../../domain/ticket/ticket.js';
import { withDeadlines } from '../deadlines.js';
import { deskNow } from '../desk-now.js';
import type { Deps } from '../ports.js';

/** A request as it is at the moment of sending. */
export type Subject =
  | { readonly desk: Desk; readonly ticket: Ticket; readonly events: readonly TicketEvent[] }
  | { readonly desk: Desk; readonly draft: Draft };

/** Reads a request from what is committed; `undefined` when nothing is known of it. */
export async function subjectOf(deps: Deps, id: string): Promise<Subject | undefined> {
  const desk = await deskNow(deps);
  const events = await deps.events.of(deps.deskId, id, 0);
  if (events.length > 0) return { desk, events, ticket: await withDeadlines(deps, events) };
  const draft = await deps.drafts.find(deps.deskId, id);
  return draft && { desk, draft };
}

/** The event with this number. @throws when the log has none: rows are written after their event. */
export function eventAt(events: readonly TicketEvent[], seq: number): TicketEvent {
  const event = events[seq - 1];
  if (event === undefined) throw new Error(`There is no event ${seq}.`);
  return event;
}
