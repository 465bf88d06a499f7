import { timeInMs, WEEKDAYS, type Calendar, type Shift, type Weekday } from './calendar.js';
import { dateMs } from './instant.js';
import { zoneOf } from './zone.js';

/** What keeps a value from being what it should be; all in words for whoever wrote it. */
export interface Fault {
  readonly code: string;
  /** `weekly.mon[0][1]` */
  readonly path: string;
  readonly remedy: string;
}

const fault = (code: string, path: string, remedy: string): Fault => ({ code, path, remedy });

export const isFault = (value: object): value is Fault => 'remedy' in value;

/** Whether the machine knows a time zone of this name. */
export function isTimeZone(name: string): boolean {
  try {
    zoneOf(name);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Reads a calendar that somebody else wrote: `{tz, weekly, holidays}`, the last may be left out. */
export function checkCalendar(tz: unknown, weekly: unknown, holidays: unknown): Calendar | Fault {
  if (typeof tz !== 'string' || !isTimeZone(tz))
    return fault('unknown_zone', 'tz', 'Use an IANA name, such as Europe/Stockholm or UTC.');
  const week = checkWeekly(weekly);
  if (isFault(week)) return week;
  const dates = checkHolidays(holidays);
  if ('remedy' in dates) return dates;
  return { timeZone: tz, weekly: week, holidays: dates };
}

const isWeekday = (name: string): name is Weekday => (WEEKDAYS as readonly string[]).includes(name);

function checkWeekly(weekly: unknown): Calendar['weekly'] | Fault {
  if (typeof weekly !== 'object' || weekly === null || Array.isArray(weekly))
    return fault(
      'invalid_weekly',
      'weekly',
      'Give the shifts by weekday: {"mon":[["09:00","17:00"]]}.',
    );
  const week: Partial<Record<Weekday, readonly Shift[]>> = {};
  for (const [day, shifts] of Object.entries(weekly)) {
    const path = `weekly.${day}`;
    if (!isWeekday(day)) return fault('unknown_weekday', path, `Use ${WEEKDAYS.join(', ')}.`);
    if (shifts === null) continue; // closed
    if (!Array.isArray(shifts))
      return fault(
        'invalid_shifts',
        path,
        'Give a list of shifts: [["09:00","17:00"]]; [] is closed.',
      );
    for (const [index, shift] of (shifts as unknown[]).entries()) {
      const wrong = checkShift(shift, `${path}[${index}]`);
      if (wrong !== undefined) return wrong;
    }
    week[day] = shifts as Shift[];
  }
  return week;
}

/** What is wrong with one shift; `undefined` when nothing is. */
export function checkShift(shift: unknown, path: string): Fault | undefined {
  if (!Array.isArray(shift) || shift.length !== 2)
    return fault('invalid_shift', path, 'Give two times: ["09:00","17:00"].');
  const [from, until] = shift as [unknown, unknown];
  if (!isTime(from) || timeInMs(from) === FULL_DAY)
    return fault('invalid_time', `${path}[0]`, 'Use HH:MM between 00:00 and 23:59.');
  if (!isTime(until))
    return fault('invalid_time', `${path}[1]`, 'Use HH:MM between 00:00 and 24:00.');
  if (timeInMs(from) === timeInMs(until))
    return fault(
      'empty_shift',
      path,
      'A shift needs a length; the whole day is ["00:00","24:00"].',
    );
  return undefined;
}

const FULL_DAY = 86_400_000;

const isTime = (time: unknown): time is string =>
  typeof time === 'string' && /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$|^24:00(:00)?$/.test(time);

function checkHolidays(holidays: unknown): readonly string[] | Fault {
  if (holidays === undefined || holidays === null) return [];
  if (!Array.isArray(holidays))
    return fault('invalid_holidays', 'holidays', 'Give a list of dates: ["2026-01-01"].');
  const wrong = holidays.findIndex(
    (date) => typeof date !== 'string' || dateMs(date) === undefined,
  );
  return wrong === -1
    ? (holidays as string[])
    : fault('invalid_date', `holidays[${wrong}]`, 'Use a date that exists, as YYYY-MM-DD.');
}
