import type { Zone } from './zone.js';

const ISO =
  /^(\d{4}-\d\d-\d\d)[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?([Zz]|[+-]\d\d(?::?\d\d)?)?(?:\[[^\]]+\])?$/;

/**
 * An ISO 8601 date and time as epoch ms; what is finer is dropped. Without an offset it is a local time
 * of the zone. `undefined` when it is none, or when the calendar has no such day.
 */
export function parseInstant(text: string, zone: Zone): number | undefined {
  const match = ISO.exec(text);
  if (match === null) return undefined;
  const [, date = '', hours = '', minutes = '', seconds = '0', fraction = '', offset] = match;
  const midnight = dateMs(date);
  const time = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
  const isTime = Number(minutes) < 60 && Number(seconds) < 60 && time <= 86_400;
  if (midnight === undefined || !isTime) return undefined;
  const local = midnight + time * 1000 + Number(fraction.padEnd(3, '0').slice(0, 3));
  if (offset === undefined) return zone.instantOf(local);
  return /z/i.test(offset) ? local : local - offsetMs(offset);
}

/** `2026-01-05T17:00:00Z`; with milliseconds only where there are some. */
export function formatInstant(instant: number): string {
  const text = new Date(instant).toISOString();
  return text.endsWith('.000Z') ? `${text.slice(0, -5)}Z` : text;
}

/** `YYYY-MM-DD` as UTC midnight; `undefined` when there is no such date. */
export function dateMs(date: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(date)) return undefined;
  const at = Date.parse(`${date}T00:00:00Z`);
  // 30 February is read as 2 March.
  return Number.isNaN(at) || new Date(at).getUTCDate() !== Number(date.slice(8)) ? undefined : at;
}

function offsetMs(offset: string): number {
  const digits = offset.replace(/\D/g, '');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2) || '0');
  return (offset.startsWith('-') ? -minutes : minutes) * 60_000;
}
