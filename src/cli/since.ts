import { UsageError } from './command.js';

const UNITS: Readonly<Record<string, number>> = { h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/**
 * The instant that `30d`, `12h`, `4w` or `2026-01-31` means.
 * @throws UsageError for anything else.
 */
export function sinceOf(value: unknown, now: Date): Date {
  const text = String(value);
  const [, count, unit = ''] = /^(\d{1,5})([hdw])$/.exec(text) ?? [];
  if (count !== undefined) return new Date(now.getTime() - Number(count) * (UNITS[unit] ?? 0));
  const date = /^\d{4}-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  if (date === undefined || Number.isNaN(date.getTime()))
    throw new UsageError(`--since ${text}: write 30d, 12h, 4w or a date such as 2026-01-31.`);
  return date;
}
