import type { PersonId } from '../place.js';
import type { TicketEvent } from '../ticket/events.js';
import { fold } from '../ticket/fold.js';
import { openingHours } from './calendar.js';
import { counted, measure } from './clock.js';
import { calendarOf, policyOf, type Metric } from './config.js';
import type { Court } from './court.js';
import { ledgerOf, turnsOf } from './ledger.js';
import { timelinesOf, type ConfigOf, type Timeline } from './timeline.js';

/** How one run of a clock ended. */
export interface Verdict {
  readonly metric: Metric;
  /** `no_target` when no policy promised anything. */
  readonly verdict: 'met' | 'missed' | 'no_target';
  readonly endedAt: Date;
  /** Time in the policy's calendar while it ran, and all the time from start to end. Milliseconds. */
  readonly workingMs: number;
  readonly calendarMs: number;
  /** As the ticket was when it ended. */
  readonly queue: string;
  readonly category?: string;
  readonly priority: string;
  /** Who ended it: who answered, or solved it. */
  readonly agent?: PersonId;
  /** Of a resolution: how long each had the ball until then, in real time. Milliseconds. */
  readonly ball?: Readonly<Partial<Record<Court, number>>>;
}

/** The runs of a ticket's clocks that are over, with what reports need of them; cancelled ones are left out. */
export function verdictsOf(events: readonly TicketEvent[], configOf: ConfigOf): Verdict[] {
  return timelinesOf(events, configOf).flatMap((run): Verdict[] => {
    const { stopped } = run;
    if (stopped?.how !== 'done') return [];
    const last = events.findLastIndex(({ at }) => at.getTime() <= stopped.at);
    const until = events.slice(0, last + 1);
    const { queue, category, priority } = fold(until);
    const actor = until.at(-1)?.actor;
    const state = measure(run, configOf)?.state;
    return [
      {
        metric: run.metric,
        verdict: state === 'met' || state === 'missed' ? state : 'no_target',
        endedAt: new Date(stopped.at),
        workingMs: workingMs(run, configOf),
        calendarMs: stopped.at - run.startedAt,
        queue,
        ...(category !== undefined && { category }),
        priority,
        ...(actor?.kind === 'person' && { agent: actor.person }),
        ...(run.metric === 'resolution' && { ball: ledgerOf(turnsOf(until, stopped.at)) }),
      },
    ];
  });
}

function workingMs({ stretches }: Timeline, configOf: ConfigOf): number {
  const version = stretches.at(-1)?.deskVersion;
  const config = version === undefined ? undefined : configOf(version);
  return stretches.reduce((sum, { from, until, pausedBy, policy }) => {
    if (pausedBy !== undefined || until === undefined) return sum;
    const calendar = config && calendarOf(config, policyOf(config, policy)?.calendar);
    return sum + counted(calendar && openingHours(calendar), from, until);
  }, 0);
}

/** Verdicts of one metric, month, queue, category and agent together. */
export interface ReportRow {
  readonly metric: Metric;
  /** `2026-01`, in the desk's zone. */
  readonly month: string;
  readonly queue: string;
  readonly category: string | null;
  readonly agent: string | null;
  readonly count: number;
  readonly met: number;
  readonly missed: number;
  readonly working: Times;
  readonly calendar: Times;
  readonly ball?: Readonly<Partial<Record<Court, number>>>;
}

/** Milliseconds. */
export interface Times {
  readonly sumMs: number;
  readonly medianMs: number;
  readonly p90Ms: number;
}

/** Puts verdicts together, a row for each combination, in order. `monthOf` tells the month of an instant. */
export function reportRows(
  verdicts: readonly Verdict[],
  monthOf: (at: Date) => string,
): ReportRow[] {
  const groups = new Map<string, Verdict[]>();
  for (const each of verdicts) {
    const { metric, endedAt, queue, category, agent } = each;
    const key = JSON.stringify([monthOf(endedAt), queue, category ?? null, agent ?? null, metric]);
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => rowOf(group, monthOf));
}

function rowOf(group: readonly Verdict[], monthOf: (at: Date) => string): ReportRow {
  const [first] = group;
  if (first === undefined) throw new Error('A group has at least one verdict.');
  const { metric, queue, category, agent, endedAt } = first;
  const number = (verdict: Verdict['verdict']): number =>
    group.filter((each) => each.verdict === verdict).length;
  return {
    metric,
    month: monthOf(endedAt),
    queue,
    category: category ?? null,
    agent: agent ?? null,
    count: group.length,
    met: number('met'),
    missed: number('missed'),
    working: timesOf(group.map(({ workingMs }) => workingMs)),
    calendar: timesOf(group.map(({ calendarMs }) => calendarMs)),
    ...(metric === 'resolution' && { ball: sumOf(group.map(({ ball }) => ball ?? {})) }),
  };
}

function timesOf(times: readonly number[]): Times {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
  return { sumMs: times.reduce((sum, ms) => sum + ms, 0), medianMs: at(0.5), p90Ms: at(0.9) };
}

function sumOf(ledgers: readonly NonNullable<Verdict['ball']>[]): NonNullable<ReportRow['ball']> {
  const sums: Partial<Record<Court, number>> = {};
  for (const ledger of ledgers)
    for (const [court, ms] of Object.entries(ledger) as [Court, number][])
      sums[court] = (sums[court] ?? 0) + ms;
  return sums;
}
