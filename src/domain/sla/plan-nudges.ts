import { after, hoursFor } from './clock.js';
import type { Clock } from './clock-types.js';
import { calendarOf, type Audience, type LadderStep } from './config.js';
import { openingHours } from './calendar.js';
import { hoursOfPerson, isAway } from './person-hours.js';
import { actionId, type Action, type Planning } from './plan-types.js';
import type { ClockRef } from './changes.js';

/** The steps of the ladder that are still to come, or are late, for every clock that runs. */
export function nudgesOf(planning: Planning): Action[] {
  const running = planning.clocks.filter(({ state }) => state === 'running');
  return running.flatMap((clock) =>
    planning.policy.ladder
      .filter((step) => appliesTo(step, clock, planning))
      .flatMap((step) => nudges(step, clock, planning)),
  );
}

const appliesTo = (step: LadderStep, clock: Clock, { ticket }: Planning): boolean =>
  (step.metrics?.includes(clock.metric) ?? true) &&
  (step.only === undefined || (step.only === 'assigned') === (ticket.assignee !== undefined));

function nudges(step: LadderStep, clock: Clock, planning: Planning): Action[] {
  const { dueAt } = clock;
  const trueAt = timeOf(step, clock, planning);
  if (dueAt === undefined || trueAt === undefined) return [];
  const { metric, cycle } = clock;
  const audience = new Set(step.tell.map((to) => instead(to, trueAt, planning)));
  return [...audience].flatMap((to): Action[] => {
    const id = actionId(clock, `${step.key}:${to}`, dueAt);
    if (wasSent(step, to, clock, planning) || isOnIt(clock, to, planning)) return [];
    const at = Math.max(opening(to, trueAt, planning), snoozedUntil(clock, planning));
    return [{ kind: 'nudge', id, at, trueAt, step, to, dueAt, metric, cycle }];
  });
}

/** When the step is reached, by adding time, never by taking it from the deadline. Epoch ms. */
function timeOf({ when }: LadderStep, clock: Clock, planning: Planning): number | undefined {
  const { dueAt, runningSince, targetMs, consumedMs, metric } = clock;
  if (dueAt === undefined || runningSince === undefined) return undefined;
  if ('afterBreachMs' in when) return dueAt.getTime() + when.afterBreachMs;
  if (when.percent === 100) return dueAt.getTime() + 1;
  const hours = hoursFor(planning.config, planning.policy.key, metric);
  const left = Math.max(0, Math.round((targetMs * when.percent) / 100) - consumedMs);
  return after(hours, runningSince.getTime(), left);
}

/** A nudge is for somebody who is there: without an assignee, or while they are away, for the team. */
function instead(to: Audience, at: number, { ticket, config, policy }: Planning): Audience {
  if (to !== 'assignee') return to;
  const { assignee } = ticket;
  return assignee === undefined || isAway(config, policy, assignee, at) ? 'triage' : to;
}

/** The step was taken for this deadline, or for an earlier one before a pause moved it. */
function wasSent(step: LadderStep, to: Audience, clock: Clock, { events }: Planning): boolean {
  const percent = 'percent' in step.when ? step.when.percent : 100;
  const isPassed = clock.consumedMs >= Math.round((clock.targetMs * percent) / 100);
  return events.some(
    ({ change }) =>
      change.type === 'nudged' &&
      change.step === step.key &&
      change.to === to &&
      isAbout(change, clock) &&
      (isPassed || change.dueAt.getTime() === clock.dueAt?.getTime()),
  );
}

/** `On it` is for the team; what the requester and the thread were promised to hear, they hear. */
const isOnIt = (clock: Clock, to: Audience, { events }: Planning): boolean =>
  to !== 'requester' &&
  to !== 'thread' &&
  events.some(({ change }) => change.type === 'on_it' && isAbout(change, clock));

function snoozedUntil(clock: Clock, { events }: Planning): number {
  const last = events.findLast(
    ({ change }) => change.type === 'snoozed' && isAbout(change, clock),
  )?.change;
  return last?.type === 'snoozed' ? last.until.getTime() : -Infinity;
}

/** The next time at or after this that somebody of the audience is there. Epoch ms. */
function opening(to: Audience, at: number, { ticket, config, policy }: Planning): number {
  if (to === 'requester' || to === 'thread' || to === 'on_call') return at;
  const calendar = calendarOf(config, policy.calendar);
  const hours =
    to === 'assignee' && ticket.assignee !== undefined
      ? hoursOfPerson(config, policy, ticket.assignee)
      : calendar && openingHours(calendar);
  return after(hours, at, 0) ?? at;
}

const isAbout = (a: ClockRef, b: ClockRef): boolean => a.metric === b.metric && a.cycle === b.cycle;
