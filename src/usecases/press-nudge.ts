import { METRICS } from '../domain/sla/config.js';
import { planOf, snoozeLimit } from '../domain/sla/plan.js';
import type { Ticket } from '../domain/ticket/ticket.js';
import { onIt, settlePromise, snooze, type NudgePress } from '../domain/ticket/verbs/nudged.js';
import { act } from './act.js';
import { configsFor } from './deadlines.js';
import type { Incoming, Pressed } from './incoming.js';
import type { Deps } from './ports.js';
import { morningAfter } from './promise-time.js';

type Press = Incoming & Pressed;

const SNOOZE_MS = 3_600_000;

/** `On it` on a nudge. */
export const pressOnIt = (deps: Deps, press: Press): Promise<unknown> =>
  act(deps, press, press.subject, onIt, (ticket) => runOf(deps, ticket, press.value));

/** `Snooze`: an hour, but never past the next step of the ladder. */
export const pressSnooze = (deps: Deps, press: Press): Promise<unknown> =>
  act(deps, press, press.subject, snooze, (ticket) => runOf(deps, ticket, press.value));

/** `Done`, `Tomorrow` and `Drop` on a promise. */
export const pressPromise = (
  deps: Deps,
  press: Press,
  how: 'kept' | 'dropped' | 'snoozed',
): Promise<unknown> =>
  act(deps, press, press.subject, settlePromise, async () => {
    const promise = Number(press.value);
    if (how !== 'snoozed') return { promise, how };
    return { promise, how, until: await morningAfter(deps, press.actor) };
  });

/** `<metric>:<cycle>` of a button, with what is true of that run now. */
async function runOf(
  deps: Deps,
  { id }: Ticket,
  value = '',
): Promise<NudgePress & { until: Date; snoozedUntil?: Date }> {
  const [name, cycle] = value.split(':');
  const metric = METRICS.find((each) => each === name) ?? 'resolution';
  const ref = { metric, cycle: Number(cycle) };
  const events = await deps.events.of(deps.deskId, id, 0);
  const plan = planOf(events, await configsFor(deps, events));
  const now = deps.now().getTime();
  const isAbout = (each: { metric: string; cycle: number }): boolean =>
    each.metric === ref.metric && each.cycle === ref.cycle;
  const snoozed = events.findLast(
    ({ change }) => change.type === 'snoozed' && isAbout(change),
  )?.change;
  return {
    ...ref,
    running: plan.clocks.some((clock) => isAbout(clock) && clock.state === 'running'),
    onIt: events.some(({ change }) => change.type === 'on_it' && isAbout(change)),
    until: new Date(Math.min(now + SNOOZE_MS, snoozeLimit(plan, ref, now) ?? Infinity)),
    ...(snoozed?.type === 'snoozed' && { snoozedUntil: snoozed.until }),
  };
}
