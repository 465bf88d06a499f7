import type { TicketEvent } from '../ticket/events.js';
import { DAY_MS, localDay, openingsOf, type OpeningHours } from './calendar.js';
import { hoursIn, measure } from './clock.js';
import type { Clock, Pause } from './clock-types.js';
import { timelinesOf, type ConfigOf, type Stretch, type Timeline } from './timeline.js';
import { openingsBetween } from './working-time.js';

/** A part of a clock's run, and whether and why it counted. Instants are epoch ms. */
export interface Interval {
  readonly from: number;
  readonly until: number;
  /** What of it counted: all of it or nothing. Milliseconds. */
  readonly countedMs: number;
  readonly why: 'open' | 'round_the_clock' | 'closed' | Pause;
  /** Of closed time: the local dates in it that are holidays. */
  readonly holidays?: readonly string[];
  readonly policyId?: string;
  readonly targetMs?: number;
}

export interface Explanation {
  readonly clock: Clock;
  readonly intervals: readonly Interval[];
  /** The sum of what counted, until `now` or the end of the run. Milliseconds. */
  readonly countedMs: number;
}

/**
 * Why each clock of a ticket stands where it does: every interval of its run until `now` (epoch ms),
 * without gaps; those that counted add up to the figure.
 */
export function explain(
  events: readonly TicketEvent[],
  configOf: ConfigOf,
  now: number,
): Explanation[] {
  return timelinesOf(events, configOf).flatMap((run) => {
    const clock = measure(run, configOf);
    if (clock === undefined) return [];
    const intervals = run.stretches.flatMap((stretch) => intervalsOf(stretch, run, configOf, now));
    const countedMs = intervals.reduce((sum, interval) => sum + interval.countedMs, 0);
    return [{ clock, intervals, countedMs }];
  });
}

function intervalsOf(stretch: Stretch, run: Timeline, configOf: ConfigOf, now: number): Interval[] {
  const until = stretch.until ?? Math.max(now, stretch.from);
  const { from, pausedBy, policy: policyId, targetMs } = stretch;
  if (until <= from) return [];
  const rules = { policyId, targetMs };
  if (pausedBy !== undefined) return [{ from, until, countedMs: 0, why: pausedBy, ...rules }];
  const hours = hoursIn(stretch, run.metric, run.stretches.at(-1) ?? stretch, configOf);
  if (hours === undefined)
    return [{ from, until, countedMs: until - from, why: 'round_the_clock', ...rules }];
  const intervals: Interval[] = [];
  let at = from;
  const closed = (end: number): void => {
    if (end <= at) return;
    const holidays = holidaysIn(hours, at, end);
    const why = { why: 'closed', ...(holidays.length > 0 && { holidays }) } as const;
    intervals.push({ from: at, until: end, countedMs: 0, ...why, ...rules });
  };
  for (const [start, end] of openingsBetween(hours, from, until)) {
    closed(start);
    intervals.push({ from: start, until: end, countedMs: end - start, why: 'open', ...rules });
    at = end;
  }
  closed(until);
  return intervals;
}

/** The holidays that kept something closed in this time. */
function holidaysIn(hours: OpeningHours, from: number, until: number): string[] {
  const dates: string[] = [];
  const everyDay = { ...hours, holidays: new Set<number>() };
  for (let day = localDay(hours, from); day <= localDay(hours, until); day += 1) {
    if (!hours.holidays.has(day)) continue;
    const keptClosed = openingsOf(everyDay, day).some(([a, b]) => a < until && b > from);
    if (keptClosed) dates.push(new Date(day * DAY_MS).toISOString().slice(0, 10));
  }
  return dates;
}
