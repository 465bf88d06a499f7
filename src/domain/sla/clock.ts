import { openingHours, type OpeningHours } from './calendar.js';
import type { Clock } from './clock-types.js';
import { calendarOf, policyOf, type Metric, type SlaConfig } from './config.js';
import type { ConfigOf, Stretch, Timeline } from './timeline.js';
import { addWorking, workingBetween } from './working-time.js';

/** Working time of one policy and metric; `undefined` where time passes day and night. */
export function hoursFor(
  config: SlaConfig | undefined,
  policyKey: string | undefined,
  metric: Metric,
): OpeningHours | undefined {
  const policy = config && policyOf(config, policyKey);
  if (config === undefined || policy === undefined) return undefined;
  if (policy.targets[metric]?.hours === 'calendar') return undefined;
  const calendar = calendarOf(config, policy.calendar);
  return calendar && openingHours(calendar);
}

/** How much time between two instants counts. Milliseconds. */
export const counted = (hours: OpeningHours | undefined, from: number, until: number): number =>
  hours === undefined ? Math.max(0, until - from) : workingBetween(hours, from, until);

/** The instant at which so much time has been counted; `undefined` when it never is. */
export const after = (
  hours: OpeningHours | undefined,
  from: number,
  ms: number,
): number | undefined => (hours === undefined ? from + ms : addWorking(hours, from, ms));

interface Breach {
  readonly at: number;
  readonly by: 'time' | 'changed';
}

/**
 * Measures a run. A calendar is the one of the newest version the run has seen, so an edited calendar
 * counts from the start of a run, and never for one that is over. A change of target keeps what was
 * counted; when that makes it overdue, it is breached at the change.
 * @returns `undefined` when the policy in force promises nothing for this metric.
 */
export function measure(run: Timeline, configOf: ConfigOf): Clock | undefined {
  const last = run.stretches.at(-1);
  if (last?.policy === undefined || last.targetMs === undefined) return undefined;
  const breach = breachOf(run, configOf);
  const isOpen = run.stopped === undefined;
  const isRunning = isOpen && last.pausedBy === undefined;
  const consumed = consumedBefore(run, run.stretches.length - (isRunning ? 1 : 0), configOf);
  const due =
    breach?.at ??
    after(
      hoursFor(configOf(last.deskVersion), last.policy, run.metric),
      last.from,
      last.targetMs - consumed,
    );
  return {
    metric: run.metric,
    cycle: run.cycle,
    state: stateOf(run, isRunning, breach),
    startedAt: new Date(run.startedAt),
    targetMs: last.targetMs,
    consumedMs: consumed,
    ...(isRunning && { runningSince: new Date(last.from) }),
    ...((isRunning || breach) && due !== undefined && { dueAt: new Date(due) }),
    ...(run.stopped?.how === 'done' && !breach && { metAt: new Date(run.stopped.at) }),
    ...(breach && { breachedAt: new Date(breach.at), breachedBy: breach.by }),
    ...(run.stopped && { stoppedAt: new Date(run.stopped.at) }),
    ...(isOpen && last.pausedBy && { pausedBy: last.pausedBy }),
    policyId: last.policy,
    policyVersion: last.deskVersion,
    calendarVersion: last.deskVersion,
  };
}

function stateOf(run: Timeline, isRunning: boolean, breach: Breach | undefined): Clock['state'] {
  if (run.stopped === undefined) return isRunning ? 'running' : 'paused';
  if (run.stopped.how === 'cancelled') return 'cancelled';
  return breach === undefined ? 'met' : 'missed';
}

/** When the run went over its target, looking at each stretch with the rules that held in it. */
function breachOf(run: Timeline, configOf: ConfigOf): Breach | undefined {
  let breach: Breach | undefined;
  let consumed = 0;
  let before: Stretch | undefined;
  for (const [index, stretch] of run.stretches.entries()) {
    const { targetMs } = stretch;
    if (before !== undefined && rulesChanged(before, stretch)) {
      consumed = consumedBefore(run, index, configOf);
      if (targetMs === undefined || consumed <= targetMs) breach = undefined;
      else breach ??= { at: stretch.from, by: 'changed' };
    }
    if (breach === undefined && isClosedRun(stretch) && targetMs !== undefined) {
      const hours = hoursFor(configOf(stretch.deskVersion), stretch.policy, run.metric);
      const due = after(hours, stretch.from, targetMs - consumed);
      if (due !== undefined && due < stretch.until) breach = { at: due, by: 'time' };
    }
    consumed += countedIn(stretch, run, stretch, configOf);
    before = stretch;
  }
  return breach;
}

const isClosedRun = (stretch: Stretch): stretch is Stretch & { readonly until: number } =>
  stretch.pausedBy === undefined && stretch.until !== undefined;

const rulesChanged = (a: Stretch, b: Stretch): boolean =>
  a.deskVersion !== b.deskVersion || a.policy !== b.policy || a.targetMs !== b.targetMs;

/** What the first `count` stretches counted, by the calendars that hold at the start of the one after them. */
export function consumedBefore(run: Timeline, count: number, configOf: ConfigOf): number {
  const now = run.stretches[count] ?? run.stretches.at(-1);
  return run.stretches
    .slice(0, count)
    .reduce((sum, stretch) => sum + countedIn(stretch, run, now ?? stretch, configOf), 0);
}

function countedIn(stretch: Stretch, run: Timeline, now: Stretch, configOf: ConfigOf): number {
  if (stretch.pausedBy !== undefined || stretch.until === undefined) return 0;
  return counted(hoursIn(stretch, run.metric, now, configOf), stretch.from, stretch.until);
}

/** The hours a stretch is counted in: those of its own policy, in the version that holds now. */
export function hoursIn(
  stretch: Stretch,
  metric: Metric,
  now: Stretch,
  configOf: ConfigOf,
): OpeningHours | undefined {
  const config = configOf(now.deskVersion);
  // Time before any policy promised something counts as the first one that does would count it.
  if (stretch.targetMs === undefined) return hoursFor(config, now.policy, metric);
  const stillThere = config !== undefined && policyOf(config, stretch.policy) !== undefined;
  return stillThere
    ? hoursFor(config, stretch.policy, metric)
    : hoursFor(configOf(stretch.deskVersion), stretch.policy, metric);
}
