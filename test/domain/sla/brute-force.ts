import type { Calendar, Weekday } from '../../../src/domain/sla/calendar.js';

/**
 * The rules once more, as plainly as can be: what the wall clock shows at each minute is asked of Intl,
 * and every minute is looked at. Shares no code with what it checks.
 */
export interface Window {
  readonly timeZone: string;
  /** Epoch minutes. */
  readonly first: number;
  /** What the wall clock shows at each minute from `first` on, as minutes since 1970 of the local calendar. */
  readonly local: readonly number[];
  /** The first index at which the clock shows each of these minutes. */
  readonly shown: ReadonlyMap<number, number>;
  /** Its local dates, as days since 1970. */
  readonly days: readonly number[];
}

const MINUTE = 60_000;
const DAY = 1440;
const WEEKDAYS: readonly Weekday[] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** `days` local days around an instant. */
export function windowAround(timeZone: string, at: string, days: number): Window {
  const first = Date.parse(at) / MINUTE - (days / 2) * DAY;
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    hourCycle: 'h23',
    dateStyle: 'short',
    timeStyle: 'short',
  });
  const local = Array.from({ length: days * DAY }, (_, index) => {
    const text = format.format((first + index) * MINUTE);
    return Date.parse(`${text.replace(' ', 'T')}:00Z`) / MINUTE;
  });
  const shown = new Map<number, number>();
  for (const [index, minute] of local.entries()) if (!shown.has(minute)) shown.set(minute, index);
  const dates = [...new Set(local.map((minute) => Math.floor(minute / DAY)))];
  return { timeZone, first, local, shown, days: dates };
}

/** For each minute of the window, 1 when it is open. The first and last two days are not to be relied on. */
export function openMinutes(calendar: Calendar, window: Window): Uint8Array {
  const open = new Uint8Array(window.local.length);
  for (const day of window.days) {
    const date = new Date(day * DAY * MINUTE).toISOString().slice(0, 10);
    if (calendar.holidays.includes(date)) continue;
    const weekday = WEEKDAYS[new Date(day * DAY * MINUTE).getUTCDay()] ?? 'sun';
    for (const [from, until] of calendar.weekly[weekday] ?? []) {
      const start = day * DAY + minutesOf(from);
      const end = day * DAY + minutesOf(until) + (minutesOf(until) < minutesOf(from) ? DAY : 0);
      const first = indexOf(start, window);
      const last = indexOf(end, window);
      if (last > first) open.fill(1, Math.max(0, first), last);
    }
  }
  return open;
}

/** The first minute at which the clock shows this; of a skipped one, as long after the last that it showed before. */
function indexOf(wanted: number, { local, shown }: Window): number {
  const known = shown.get(wanted);
  if (known !== undefined) return known;
  const after = local.findIndex((minute) => minute > wanted);
  if (after <= 0) return after === 0 ? 0 : local.length;
  return after - 1 + wanted - (local[after - 1] ?? 0);
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
