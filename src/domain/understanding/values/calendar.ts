const DAY_MS = 86_400_000;

/** A day without a time or a zone, counted in days since 1970-01-01. */
export type DayNumber = number;

const formatters = new Map<string, Intl.DateTimeFormat>();

/** The local day of an ISO instant in an IANA time zone. Throws RangeError for unknown ones. */
export function localDay(now: string, timeZone: string): DayNumber {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    const parts = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
    formatter = new Intl.DateTimeFormat('en-CA', { timeZone, ...parts });
    formatters.set(timeZone, formatter);
  }
  return Date.parse(`${formatter.format(new Date(now))}T00:00:00Z`) / DAY_MS;
}

/** `YYYY-MM-DD` of a day. */
export function isoDay(day: DayNumber): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** 0 for Monday to 6 for Sunday. */
export function weekdayOf(day: DayNumber): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** A day by its parts (month 1 to 12), or undefined where there is no such day. */
export function dayOf(year: number, month: number, day: number): DayNumber | undefined {
  const time = Date.UTC(year, month - 1, day);
  const date = new Date(time);
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? time / DAY_MS : undefined;
}

/** Year, month (1 to 12) and day of the month. */
export function partsOf(day: DayNumber): { year: number; month: number; day: number } {
  const date = new Date(day * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** The same day of the month some months later, or that month's last day. */
export function addMonths(from: DayNumber, months: number): DayNumber {
  const { year, month, day } = partsOf(from);
  const lastDay = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return Date.UTC(year, month - 1 + months, Math.min(day, lastDay)) / DAY_MS;
}
