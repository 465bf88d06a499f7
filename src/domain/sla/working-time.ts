import { localDay, openingsOf, type Opening, type OpeningHours } from './calendar.js';

/** No deadline is further away than this; a calendar that does not open until then never does. */
const FURTHEST_DAYS = 146_097; // 400 years

/**
 * The instant at which `ms` of working time have passed since `start`. Working time is real time while
 * open: a shift over the hour that the clocks skip is an hour shorter. A deadline that falls on closing
 * time is closing time; nothing at all, outside hours, is due at the next opening.
 * @param start epoch ms @param ms 0 or more
 * @returns epoch ms; `undefined` when that much working time does not come within 400 years.
 */
export function addWorking(hours: OpeningHours, start: number, ms: number): number | undefined {
  if (hours.neverOpen) return undefined;
  let left = ms;
  let due: number | undefined;
  eachOpening(hours, start, Infinity, (from, until) => {
    if (left <= until - from) {
      due = from + left;
      return true;
    }
    left -= until - from;
    return false;
  });
  return due;
}

/** How much working time lies between two instants (epoch ms). Milliseconds; 0 when `end` is not after `start`. */
export function workingBetween(hours: OpeningHours, start: number, end: number): number {
  if (hours.neverOpen || !(end > start)) return 0;
  let sum = 0;
  eachOpening(hours, start, end, (from, until) => {
    sum += until - from;
    return false;
  });
  return sum;
}

/** The open stretches between two instants, in order, those that touch as one; for explanations. */
export function openingsBetween(hours: OpeningHours, start: number, end: number): Opening[] {
  const openings: [number, number][] = [];
  eachOpening(hours, start, end, (from, until) => {
    const last = openings.at(-1);
    if (last?.[1] === from) last[1] = until;
    else openings.push([from, until]);
    return false;
  });
  return openings;
}

/** Whether somebody works at this instant: opening time is in, closing time is out. */
export const isOpen = (hours: OpeningHours, instant: number): boolean =>
  addWorking(hours, instant, 0) === instant;

/** Visits what is open from `start` on, each moment once, until `end` or until `visit` answers true. */
function eachOpening(
  hours: OpeningHours,
  start: number,
  end: number,
  visit: (from: number, until: number) => boolean,
): void {
  const today = localDay(hours, start);
  const lastDay = end === Infinity ? today + FURTHEST_DAYS : localDay(hours, end) + 1;
  let covered = start;
  // A night shift of the day before may still run; where a date was skipped, of two days before.
  for (let day = today - 2; day <= lastDay; day += 1) {
    for (const [from, until] of openingsOf(hours, day)) {
      if (until <= covered) continue;
      if (from >= end) break;
      const begins = Math.max(from, covered);
      covered = Math.min(until, end);
      if (covered > begins && visit(begins, covered)) return;
    }
  }
}
