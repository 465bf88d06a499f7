import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { openingHours, WEEKDAYS, type Calendar } from '../../../src/domain/sla/calendar.js';
import {
  addWorking,
  isOpen,
  openingsBetween,
  workingBetween,
} from '../../../src/domain/sla/working-time.js';
import { openMinutes, windowAround } from './brute-force.js';

/** Zones and moments in which something happens to their clocks, and some in which nothing does. */
const PLACES = [
  ['Europe/Berlin', '2026-03-29T01:00Z'],
  ['Europe/Berlin', '2026-10-25T01:00Z'],
  ['America/New_York', '2026-03-08T07:00Z'],
  ['America/New_York', '2026-11-01T06:00Z'],
  ['America/St_Johns', '2026-03-08T05:30Z'],
  ['America/St_Johns', '2006-10-29T02:31Z'], // at one minute past midnight, then
  ['America/Sao_Paulo', '2018-11-04T03:00Z'], // midnight is skipped
  ['America/Sao_Paulo', '2018-02-18T02:00Z'], // the day before ends twice
  ['Africa/Cairo', '2026-04-23T22:00Z'],
  ['Africa/Cairo', '2026-10-29T21:00Z'],
  ['Africa/Casablanca', '2026-02-15T02:00Z'], // back for Ramadan
  ['Asia/Tehran', '2022-03-21T20:30Z'],
  ['Asia/Tehran', '2022-09-21T19:30Z'],
  ['Asia/Kathmandu', '2026-05-05T00:00Z'],
  ['Asia/Kolkata', '2024-02-29T00:00Z'],
  ['America/Havana', '2026-11-01T05:00Z'], // a day that begins twice
  ['Australia/Lord_Howe', '2026-10-03T15:30Z'], // half an hour
  ['Australia/Lord_Howe', '2026-04-04T15:00Z'],
  ['Pacific/Apia', '2011-12-30T10:00Z'], // a date that never was
  ['Pacific/Apia', '2012-03-31T14:00Z'],
  ['Pacific/Chatham', '2026-09-26T14:00Z'],
  ['Pacific/Kwajalein', '1993-08-21T12:00Z'],
  ['UTC', '2024-02-29T12:00Z'],
] as const;

const DAYS = 12;
const MINUTE = 60_000;

const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 0, 30, 15, 59))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
const shift = fc
  .tuple(time, fc.oneof(time, fc.constant('24:00')))
  .filter(([from, until]) => from !== until);
const weekly = fc.record(
  Object.fromEntries(WEEKDAYS.map((day) => [day, fc.array(shift, { maxLength: 3 })])),
  { requiredKeys: [] },
);

describe.each(PLACES)('%s around %s, against every minute', (timeZone, at) => {
  const window = windowAround(timeZone, at, DAYS);
  const near = (index: number): number => (window.first + index) * MINUTE;
  const dates = [...new Set(window.local.map((minute) => isoDate(minute)))];
  // The outermost days are left out: shifts that begin before the window reach into it.
  const index = fc.integer({ min: 3 * 1440, max: (DAYS - 3) * 1440 });
  const calendar = fc.record({
    timeZone: fc.constant(timeZone),
    weekly,
    holidays: fc.uniqueArray(fc.constantFrom(...dates), { maxLength: 3 }),
  });

  test('measures what a count of the open minutes gives', () => {
    fc.assert(
      fc.property(calendar, index, index, (rules: Calendar, from, until) => {
        const hours = openingHours(rules);
        const open = openMinutes(rules, window);
        const counted = open.subarray(from, until).reduce((sum, minute) => sum + minute, 0);
        expect(workingBetween(hours, near(from), near(until))).toBe(counted * MINUTE);
        expect(isOpen(hours, near(from))).toBe(open[from] === 1);
      }),
      { numRuns: 40 },
    );
  });

  test('finds the deadline that counting open minutes finds', () => {
    fc.assert(
      fc.property(calendar, index, fc.integer({ min: 0, max: 3000 }), (rules, from, minutes) => {
        const open = openMinutes(rules, window);
        const due = dueByCounting(open, from, minutes);
        if (due === undefined) return;
        expect(addWorking(openingHours(rules), near(from), minutes * MINUTE)).toBe(near(due));
      }),
      { numRuns: 40 },
    );
  });

  test('adds what it measures, and its stretches add up', () => {
    fc.assert(
      fc.property(calendar, index, fc.integer({ min: 0, max: 500 * MINUTE }), (rules, from, ms) => {
        const hours = openingHours(rules);
        const due = addWorking(hours, near(from), ms);
        if (due === undefined) return;
        expect(workingBetween(hours, near(from), due)).toBe(ms);
        const stretches = openingsBetween(hours, near(from), due);
        expect(stretches.reduce((sum, [start, end]) => sum + end - start, 0)).toBe(ms);
      }),
      { numRuns: 40 },
    );
  });
});

/** The minute after the last one needed; without any needed, the first open one. */
function dueByCounting(open: Uint8Array, from: number, minutes: number) {
  let left = minutes;
  for (let index = from; index < (DAYS - 3) * 1440; index += 1) {
    if (!open[index]) continue;
    if (left === 0) return index;
    left -= 1;
    if (left === 0) return index + 1;
  }
  return undefined;
}

function isoDate(localMinute: number): string {
  return new Date(localMinute * MINUTE).toISOString().slice(0, 10);
}
