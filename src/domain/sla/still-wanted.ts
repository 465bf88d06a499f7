import type { TicketEvent } from '../ticket/events.js';
import { isOver, type Ticket } from '../ticket/ticket.js';
import { courtNow } from './ledger.js';
import type { ClockRef } from './changes.js';
import type { Audience } from './config.js';
import type { Action } from './plan-types.js';

/**
 * Whether what an event asked somebody to do is still to be done: nobody answered, said that they are on
 * it, put it off or gave the ticket away since.
 * @param ticket with its clocks, as it is now @param now epoch ms
 */
export function isStillWanted(
  event: TicketEvent,
  ticket: Ticket,
  events: readonly TicketEvent[],
  now: number,
): boolean {
  const { change } = event;
  if (isOver(ticket)) return false;
  switch (change.type) {
    case 'nudged':
      return isRunning(change, ticket) && !isSettled(change, event.seq, events, now);
    case 'reminded':
      return courtNow(events).since === change.since.getTime();
    case 'escalated':
      return !events.some(({ seq, actor }) => seq > event.seq && actor.kind === 'person');
    case 'promise_due':
      return (ticket.promises ?? []).some(
        ({ seq, reminded }) => seq === change.promise && reminded,
      );
    default:
      return false;
  }
}

const isRunning = (about: ClockRef, { clocks = [] }: Ticket): boolean =>
  clocks.some((clock) => isSame(clock, about) && clock.state === 'running');

/** `On it` counts whenever it was said, putting off only after the nudge and until its time has come. */
const isSettled = (
  about: ClockRef,
  seq: number,
  events: readonly TicketEvent[],
  now: number,
): boolean =>
  events.some(
    ({ change, seq: at }) =>
      (change.type === 'on_it' && isSame(change, about)) ||
      (change.type === 'snoozed' &&
        at > seq &&
        isSame(change, about) &&
        change.until.getTime() > now),
  );

const isSame = (a: ClockRef, b: ClockRef): boolean => a.metric === b.metric && a.cycle === b.cycle;

/**
 * Whether a notice about an event would be behind when it is sent now: the deadline was met, the waiting
 * is over, or a later step of the ladder says more in the same thread, or is about to.
 * @param ticket with its clocks, as it is now @param due what is to be done now, and has its own notice
 */
export function isOutdated(
  { change, seq }: TicketEvent,
  ticket: Ticket,
  events: readonly TicketEvent[],
  due: readonly Action[],
): boolean {
  if (change.type === 'reminded')
    return isOver(ticket) || courtNow(events).since !== change.since.getTime();
  if (change.type !== 'nudged') return false;
  if (isOver(ticket) || !isRunning(change, ticket)) return true;
  const place = placeOf(change.to);
  return (
    due.some(
      (next) => next.kind === 'nudge' && isSame(next, change) && placeOf(next.to) === place,
    ) ||
    events.some(
      ({ change: later, seq: at }) =>
        at > seq && later.type === 'nudged' && isSame(later, change) && placeOf(later.to) === place,
    )
  );
}

const placeOf = (to: Audience): Audience => (to === 'thread' ? 'triage' : to);
