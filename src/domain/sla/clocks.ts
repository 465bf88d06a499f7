import type { TicketEvent } from '../ticket/events.js';
import { measure } from './clock.js';
import type { Clock } from './clock-types.js';
import type { Metric } from './config.js';
import { policyFor } from './policy.js';
import { statesOf } from './states.js';
import { timelinesOf, type ConfigOf } from './timeline.js';

/**
 * All clocks of a ticket, in the order they started: a pure function of its events and of the desk's
 * deadlines in the versions the events name. Met or missed follows from the events' own times.
 */
export const clocksOf = (events: readonly TicketEvent[], configOf: ConfigOf): Clock[] =>
  timelinesOf(events, configOf).flatMap((run) => measure(run, configOf) ?? []);

/** The version of the desk whose rules hold for a ticket since its last event. */
export const versionInForce = (events: readonly TicketEvent[]): number =>
  events.findLast(({ deskVersion }) => deskVersion !== undefined)?.deskVersion ??
  statesOf(events)[0]?.deskVersion ??
  1;

/** Whether the clock is over its time at this instant (epoch ms), whether or not an event says so yet. */
export const isOverdue = ({ state, dueAt, breachedAt }: Clock, now: number): boolean =>
  breachedAt !== undefined || (state === 'running' && dueAt !== undefined && dueAt.getTime() < now);

/** The newest run of a metric. */
export const latest = (clocks: readonly Clock[], metric: Metric): Clock | undefined =>
  clocks.findLast((clock) => clock.metric === metric);

/** The policy that holds for the ticket since its last event. */
export function policyInForce(events: readonly TicketEvent[], configOf: ConfigOf) {
  const config = configOf(versionInForce(events));
  const at = events.at(-1)?.at.getTime() ?? 0;
  const ticket = statesOf(events).at(-1);
  return config && ticket && policyFor(config, ticket, at);
}
