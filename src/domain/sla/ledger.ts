import type { TicketEvent } from '../ticket/events.js';
import type { OpeningHours } from './calendar.js';
import { counted } from './clock.js';
import { courtAfter, type Court } from './court.js';
import { statesOf } from './states.js';

/** From when to when somebody had the ball; epoch ms. */
export interface Turn {
  readonly court: Court;
  readonly from: number;
  readonly until: number;
}

/** Who had the ball when, from the first event until an instant (epoch ms), without gaps. */
export function turnsOf(events: readonly TicketEvent[], until: number): Turn[] {
  const turns: Turn[] = [];
  let court: Court = 'agent';
  let from = events[0]?.at.getTime() ?? until;
  const end = (at: number): void => {
    if (at > from) turns.push({ court, from, until: at });
  };
  const states = statesOf(events);
  for (const [index, event] of events.entries()) {
    const ticket = states[index];
    if (ticket === undefined) break;
    const next = courtAfter(court, event, ticket);
    if (next === court) continue;
    end(event.at.getTime());
    [court, from] = [next, event.at.getTime()];
  }
  end(until);
  return turns;
}

/**
 * How long each had the ball, in milliseconds; of these hours, or of real time without them.
 * A ticket that is over is in nobody's court.
 */
export function ledgerOf(
  turns: readonly Turn[],
  hours?: OpeningHours,
): Readonly<Partial<Record<Court, number>>> {
  const sums: Partial<Record<Court, number>> = {};
  for (const { court, from, until } of turns)
    sums[court] = (sums[court] ?? 0) + counted(hours, from, until);
  return sums;
}

/** Who has the ball after these events, and since when (epoch ms). */
export function courtNow(events: readonly TicketEvent[]): { court: Court; since: number } {
  const last = turnsOf(events, Infinity).at(-1);
  return { court: last?.court ?? 'nobody', since: last?.from ?? 0 };
}
