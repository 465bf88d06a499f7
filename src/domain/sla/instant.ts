import type { Zone } from './zone.js';

const ISO =
  /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?([Zz]|[+-]\d\d(?::?\d\d)?)?(?:\[[^\]]+\])?$/;

/**
 * An ISO 8601 date and time as epoch ms; what is finer is dropped. Without an offset it is a local time
 * of the zone. `undefined` when it is none, or when the calendar has no such day.
 */
export function parseInstant(text: string, zone: Zone): number | undefined {
  const match = ISO.exec(text);
  if (match === null) return undefined;
  const [, year, month, day, hours, minutes, seconds = '0', fraction = '', offset] = match;
  const midnight = dayMs(Number(year), Number(month), Number(day));
  const time = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
  const isTime = Number(minutes) < 60 && Number(seconds) < 60 && time <= 86_400;
  if (midnight === undefined || !isTime) return undefined;
  const ms = fraction === '' ? 0 : Number(fraction.padEnd(3, '0').slice(0, 3));
  const local = midnight + time * 1000 + ms;
  if (offset === undefined) return zone.instantOf(local);
  return offset === 'Z' || offset === 'z' ? local : local - offsetMs(offset);
}

const TWO_DIGITS = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'));
const DAY_MS = 86_400_000;

/** Spelled once a day: a date costs ten times what a time of day does. */
const dates = new Map<number, string>();
const MOST_DATES = 4000;

/** `2026-01-05T17:00:00Z`; with milliseconds only where there are some. */
export function formatInstant(instant: number): string {
  const day = Math.floor(instant / DAY_MS);
  const ms = instant - day * DAY_MS;
  const [hours, minutes, seconds] = [
    Math.floor(ms / 3_600_000),
    Math.floor(ms / 60_000) % 60,
    Math.floor(ms / 1000) % 60,
  ].map((number) => TWO_DIGITS[number]);
  const fraction = ms % 1000 === 0 ? '' : `.${String(ms % 1000).padStart(3, '0')}`;
  return `${dateText(day)}T${hours}:${minutes}:${seconds}${fraction}Z`;
}

function dateText(day: number): string {
  const known = dates.get(day);
  if (known !== undefined) return known;
  if (dates.size >= MOST_DATES) dates.clear();
  const text = new Date(day * DAY_MS).toISOString().slice(0, -14);
  dates.set(day, text);
  return text;
}

/** `YYYY-MM-DD` as UTC midnight; `undefined` when there is no such date. */
export function dateMs(date: string): number | undefined {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date);
  return match === null ? undefined : dayMs(Number(match[1]), Number(match[2]), Number(match[3]));
}

function dayMs(year: number, month: number, day: number): number | undefined {
  const at = Date.UTC(year, month - 1, day);
  // 30 February would be 2 March, and the year 26 would be 1926.
  const isDay = month >= 1 && month <= 12 && day >= 1 && (day <= 28 || day <= daysIn(year, month));
  return isDay && year >= 100 ? at : undefined;
}

const daysIn = (year: number, month: number): number =>
  new Date(Date.UTC(year, month, 0)).getUTCDate();

function offsetMs(offset: string): number {
  const digits = offset.replace(/\D/g, '');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2) || '0');
  return (offset.startsWith('-') ? -minutes : minutes) * 60_000;
}
