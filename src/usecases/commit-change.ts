import { apply, fold } from '../domain/ticket/fold.js';
import { eventId, type Actor, type Change, type TicketEvent } from '../domain/ticket/events.js';
import type { Ticket } from '../domain/ticket/ticket.js';
import type { Decision, Refusal } from '../domain/ticket/verbs/verb.js';
import { messageKey, type MessageRef } from '../domain/place.js';
import { withDeadlines } from './deadlines.js';
import { learnFrom } from './learn.js';
import { laneOf, nudgeLane, sideOfRole, type Delivery, type Side } from './delivery.js';
import { deskNow } from './desk-now.js';
import type { Deps } from './ports.js';
import { whoHears } from './who-hears-what.js';

export interface Command {
  readonly ticketId: string;
  /** What makes this happen. A cause acts once: when it comes again, only what it left undone is done. */
  readonly cause: string;
  readonly actor: Actor;
  /** Looks at the ticket as it is now; called again when somebody else was faster. */
  readonly decide: (ticket: Ticket, events: readonly TicketEvent[]) => Decision | Promise<Decision>;
}

export type Outcome =
  | { readonly done: true; readonly ticket: Ticket; readonly event?: TicketEvent }
  | { readonly done: false; readonly ticket: Ticket; readonly refused: Refusal };

/**
 * Decides on a ticket and commits the decision. Inserting the event is the commit; when the number is
 * taken, somebody else was first, and the decision is made again on what is true now.
 * @returns `undefined` when there is no such ticket.
 */
export async function commitChange(deps: Deps, command: Command): Promise<Outcome | undefined> {
  for (;;) {
    const current = await load(deps, command.ticketId);
    if (current === undefined) return undefined;
    const before = current.events.find(({ cause }) => cause === command.cause);
    if (before !== undefined) {
      return { done: true, ticket: await settle(deps, current), event: before };
    }
    const decision = await command.decide(current.ticket, current.events);
    if (!('change' in decision)) {
      const ticket = await settle(deps, current);
      if ('refused' in decision) return { done: false, ticket, refused: decision.refused };
      return { done: true, ticket };
    }
    const { version } = await deskNow(deps);
    const event = nextEvent(deps, current.ticket, command, decision.change, version);
    if ((await deps.events.append(event)) === 'taken') continue;
    const ticket = apply(current.ticket, event);
    await settle(deps, { ...current, ticket, events: [...current.events, event] });
    return { done: true, ticket, event };
  }
}

/**
 * Opens a ticket: its first event. A request that was opened already stays as it is.
 * @returns the ticket as it is now.
 */
export async function commitOpening(
  deps: Deps,
  opening: { ticketId: string; cause: string; actor: Actor; change: Change & { type: 'opened' } },
): Promise<Ticket> {
  const event: TicketEvent = {
    ...opening,
    id: eventId(opening.ticketId, 1),
    deskId: deps.deskId,
    seq: 1,
    at: deps.now(),
    deskVersion: (await deskNow(deps)).version,
  };
  if ((await deps.events.append(event)) === 'appended') {
    return settle(deps, { ticket: fold([event]), events: [event], settled: 0 });
  }
  const loaded = await load(deps, opening.ticketId);
  if (loaded === undefined)
    throw new Error(`Ticket ${opening.ticketId} was opened and is not there.`);
  return settle(deps, loaded);
}

/** A ticket as its events say, and how far its projection had come. */
interface Loaded {
  readonly ticket: Ticket;
  readonly events: readonly TicketEvent[];
  readonly settled: number;
}

async function load(deps: Deps, ticketId: string): Promise<Loaded | undefined> {
  const [projection, events] = await Promise.all([
    deps.tickets.find(deps.deskId, ticketId),
    deps.events.of(deps.deskId, ticketId, 0),
  ]);
  if (events.length === 0) return undefined;
  return { ticket: fold(events), events, settled: projection?.version ?? 0 };
}

/** The ticket as its events say now; `undefined` when there is none. */
export async function currentTicket(deps: Deps, ticketId: string): Promise<Ticket | undefined> {
  return (await load(deps, ticketId))?.ticket;
}

/**
 * Does what follows from events that are committed: outbox rows first, then the projection, so that a
 * projection at version n says that everything up to n is on its way.
 */
async function settle(deps: Deps, loaded: Loaded): Promise<Ticket> {
  const { ticket, events, settled } = loaded;
  if (settled >= ticket.version) return ticket;
  let state: Ticket | undefined;
  const deliveries: Delivery[] = [];
  for (const event of events) {
    state = apply(state, event);
    if (event.seq > settled) deliveries.push(...deliveriesOf(event, state, events));
  }
  await deps.outbox.put(deliveries);
  await learnFrom(deps, ticket, events, settled);
  await deps.tickets.save(await withDeadlines(deps, events, ticket));
  deps.wake();
  return ticket;
}

/** Finishes what a process may have left undone between an event and its consequences. */
export async function settleTicket(deps: Deps, ticketId: string): Promise<Ticket | undefined> {
  const loaded = await load(deps, ticketId);
  return loaded && settle(deps, loaded);
}

function deliveriesOf(
  event: TicketEvent,
  ticket: Ticket,
  events: readonly TicketEvent[],
): Delivery[] {
  return whoHears(event.change, ticket, event.actor).map((target, index) => ({
    id: `${event.id}:${nameOf(target)}`,
    deskId: event.deskId,
    lane: laneFor(`${event.id}:${nameOf(target)}`, event.ticketId, target, events),
    order: AFTER_THE_DIALOG + event.seq * 100 + index,
    createdAt: event.at,
    target,
  }));
}

function laneFor(
  id: string,
  ticketId: string,
  target: Delivery['target'],
  events: readonly TicketEvent[],
): string {
  switch (target.kind) {
    case 'living':
      return laneOf(ticketId, sideOfRole(target.role));
    case 'refresh':
      return laneOf(ticketId, target.side);
    case 'notice':
    case 'copy':
    case 'files':
      return laneOf(ticketId, target.to);
    case 'copy_edit':
    case 'copy_delete':
      return laneOf(ticketId, copiedTo(target.source, events));
    // Nothing comes after these, and nothing waits for them.
    case 'mark':
    case 'tell':
    case 'direct':
    case 'nudge_leads':
      return id;
    case 'nudge':
      return nudgeLane(target.person);
  }
}

/** The side that got a copy of this message. */
function copiedTo(source: MessageRef, events: readonly TicketEvent[]): Side {
  const key = messageKey(source);
  const inTriage = events.some(
    ({ change }) =>
      change.type === 'replied' && change.where === 'triage' && messageKey(change.message) === key,
  );
  return inTriage ? 'requester' : 'triage';
}

/** Rows of the dialog carry the draft's version as their order; those of the ticket come after them. */
const AFTER_THE_DIALOG = 1_000_000;

function nameOf(target: Delivery['target']): string {
  switch (target.kind) {
    case 'living':
      return target.role;
    case 'notice':
    case 'copy':
    case 'files':
      return `${target.kind}-${target.to}`;
    case 'refresh':
      return `refresh-${target.side}`;
    case 'copy_edit':
    case 'copy_delete':
    case 'mark':
    case 'tell':
    case 'direct':
    case 'nudge_leads':
      return target.kind;
    case 'nudge':
      return `nudge-${target.person}`;
  }
}

const nextEvent = (
  deps: Deps,
  ticket: Ticket,
  command: Command,
  change: Change,
  deskVersion: number,
): TicketEvent => ({
  id: eventId(ticket.id, ticket.version + 1),
  deskId: deps.deskId,
  ticketId: ticket.id,
  seq: ticket.version + 1,
  at: deps.now(),
  actor: command.actor,
  cause: command.cause,
  change,
  deskVersion,
});
