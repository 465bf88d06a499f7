import type { TicketEvent } from '../ticket/events.js';
import { isOver } from '../ticket/ticket.js';
import type { ClockRef } from './changes.js';
import type { Clock } from './clock-types.js';
import { clocksOf, policyInForce, versionInForce } from './clocks.js';
import type { Policy } from './config.js';
import { escalationsOf } from './plan-escalations.js';
import { nudgesOf } from './plan-nudges.js';
import { remindersOf } from './plan-reminders.js';
import { actionId, type Action, type Planning } from './plan-types.js';
import { statesOf } from './states.js';
import type { ConfigOf } from './timeline.js';

export interface Plan {
  readonly policy?: Policy;
  readonly clocks: readonly Clock[];
  /** In the order in which they are to be done. */
  readonly actions: readonly Action[];
  /** Epoch ms; absent when nothing is to be done. */
  readonly nextActionAt?: number;
}

/**
 * Everything that deadlines want done about a ticket, from its events alone: breaches to record, steps
 * of the ladder, reminders and escalations, each at its time. What the log says was done is left out.
 */
export function planOf(events: readonly TicketEvent[], configOf: ConfigOf): Plan {
  const clocks = clocksOf(events, configOf);
  const policy = policyInForce(events, configOf);
  const config = configOf(versionInForce(events));
  const ticket = statesOf(events).at(-1);
  if (config === undefined || policy === undefined || ticket === undefined || isOver(ticket))
    return { policy, clocks, actions: [] };
  const planning: Planning = { ticket, events, clocks, policy, config };
  const actions = [
    ...breachesOf(planning),
    ...nudgesOf(planning),
    ...remindersOf(planning),
    ...escalationsOf(planning),
  ].sort((a, b) => a.at - b.at || a.trueAt - b.trueAt);
  return { policy, clocks, actions, nextActionAt: actions[0]?.at };
}

/** Those of a plan that are due at an instant (epoch ms), the latest first in time. */
export const dueAt = (plan: Plan, now: number): Action[] =>
  plan.actions.filter(({ at }) => at <= now);

/** The last instant until which a nudge may be snoozed: the next step, or the deadline. Epoch ms. */
export function snoozeLimit(
  plan: Plan,
  { metric, cycle }: ClockRef,
  now: number,
): number | undefined {
  return plan.actions.find(
    (action) =>
      (action.kind === 'nudge' || action.kind === 'breach') &&
      action.metric === metric &&
      action.cycle === cycle &&
      action.trueAt > now,
  )?.trueAt;
}

/** A deadline is missed when it is over: an answer at the very instant is in time. */
const breachesOf = ({ events, clocks }: Planning): Action[] =>
  clocks.flatMap((clock): Action[] => {
    const { metric, cycle, dueAt, state } = clock;
    if (dueAt === undefined || (state !== 'running' && state !== 'paused')) return [];
    const id = actionId(clock, 'breach', dueAt);
    const isRecorded = events.some(
      ({ change }) => change.type === 'breached' && actionId(change, 'breach', change.dueAt) === id,
    );
    if (isRecorded) return [];
    const trueAt = dueAt.getTime();
    return [{ kind: 'breach', id, at: trueAt + 1, trueAt, dueAt, metric, cycle }];
  });
