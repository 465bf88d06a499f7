import { zoneOf, type Zone } from './zone.js';

export const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** From and until, `HH:MM` or `HH:MM:SS`; `24:00` is the end of the day, an end before the start the day after. */
export type Shift = readonly [from: string, until: string];

/** When somebody works, as it is written down. */
export interface Calendar {
  /** IANA zone. */
  readonly timeZone: string;
  /** Several shifts a day, in any order; those that overlap or touch are one. */
  readonly weekly: Readonly<Partial<Record<Weekday, readonly Shift[]>>>;
  /** Local dates, `YYYY-MM-DD`. No shift begins on them; one of the night before runs to its end. */
  readonly holidays: readonly string[];
}

/** A calendar made ready to be computed with. */
export interface OpeningHours {
  readonly zone: Zone;
  /** By weekday (0 is Sunday), pairs in order: start and end in ms after local midnight. */
  readonly shifts: readonly (readonly (readonly [number, number])[])[];
  /** Day numbers: days since 1970-01-01 of the local calendar. */
  readonly holidays: ReadonlySet<number>;
  /** Whether no shift begins on any day of the week. */
  readonly neverOpen: boolean;
}

/** An open stretch: epoch ms, `end` after `start`. */
export type Opening = readonly [start: number, end: number];

export const DAY_MS = 86_400_000;

const made = new WeakMap<Calendar, OpeningHours>();

/**
 * The calendar, ready to be computed with; made once for each value.
 * @throws RangeError when the zone is unknown: calendars are checked where they come in.
 */
export function openingHours(calendar: Calendar): OpeningHours {
  const known = made.get(calendar);
  if (known !== undefined) return known;
  const shifts = WEEKDAYS.map((day) => (calendar.weekly[day] ?? []).map(inMs).sort(byStart));
  const hours: OpeningHours = {
    zone: zoneOf(calendar.timeZone),
    shifts,
    holidays: new Set(calendar.holidays.map(dayNumber)),
    neverOpen: shifts.every((day) => day.length === 0),
  };
  made.set(calendar, hours);
  return hours;
}

/** `YYYY-MM-DD` → days since 1970-01-01. */
export const dayNumber = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY_MS;

/** The local day an instant falls on. */
export const localDay = ({ zone }: OpeningHours, instant: number): number =>
  Math.floor((instant + zone.offsetAt(instant)) / DAY_MS);

/** What is open because of shifts that begin on this local day: in order, perhaps overlapping. */
export function openingsOf(hours: OpeningHours, day: number): Opening[] {
  const shifts = hours.shifts[weekdayOf(day)] ?? [];
  if (shifts.length === 0 || hours.holidays.has(day)) return [];
  const { zone } = hours;
  const midnight = day * DAY_MS;
  const offset = zone.offsetAt(midnight - DAY_MS);
  // Two days before and three after: where the clocks stand still, adding is enough.
  if (offset === zone.offsetAt(midnight + 3 * DAY_MS)) {
    const start = midnight - offset;
    return shifts.map(([from, until]): Opening => [start + from, start + until]);
  }
  if (!exists(zone, midnight)) return [];
  return shifts
    .map(([from, until]): Opening => [
      zone.instantOf(midnight + from),
      zone.instantOf(midnight + until),
    ])
    .filter(([start, end]) => end > start)
    .sort(byStart);
}

/** The zones of Samoa and Kiribati once skipped a whole date. */
function exists(zone: Zone, midnight: number): boolean {
  const noon = midnight + DAY_MS / 2;
  const at = zone.instantOf(noon);
  return at + zone.offsetAt(at) - noon < DAY_MS / 2;
}

/** 1970-01-01 was a Thursday. */
const weekdayOf = (day: number): number => (((day + 4) % 7) + 7) % 7;

const byStart = (a: readonly [number, number], b: readonly [number, number]): number => a[0] - b[0];

function inMs([from, until]: Shift): readonly [number, number] {
  const start = timeInMs(from);
  const end = timeInMs(until);
  return [start, end < start ? end + DAY_MS : end];
}

/** `HH:MM` or `HH:MM:SS` → ms after midnight. */
export function timeInMs(time: string): number {
  const hours = Number(time.slice(0, 2));
  const minutes = Number(time.slice(3, 5));
  const seconds = time.length > 5 ? Number(time.slice(6, 8)) : 0;
  return ((hours * 60 + minutes) * 60 + seconds) * 1000;
}
