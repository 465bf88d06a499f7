import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { localInstant } from '../../src/domain/local-instant.js';
import { durationInWords, momentInWords } from '../../src/domain/words-of-time.js';

const words = { today: 'today', tomorrow: 'tomorrow', yesterday: 'yesterday' };
const units = { min: 'min', h: 'h', d: 'days' };

describe('a moment in the words of its reader', () => {
  const now = new Date('2026-11-23T22:30:00Z');
  test.each([
    ['Europe/Stockholm', 'en', '2026-11-23T20:12:00Z', '21:12'],
    ['Europe/Stockholm', 'en', '2026-11-23T23:30:00Z', 'tomorrow 0:30'],
    ['America/New_York', 'en', '2026-11-23T23:30:00Z', '18:30'],
    ['Europe/Stockholm', 'en', '2026-11-22T08:00:00Z', 'yesterday 9:00'],
    ['Europe/London', 'en', '2026-11-26T09:00:00Z', 'Thu 26 Nov 9:00'],
    ['Europe/London', 'en', '2025-11-26T09:00:00Z', 'Wed, 26 Nov 2025 9:00'],
    ['Asia/Kolkata', 'en', '2026-11-24T18:29:00Z', '23:59'],
    ['Asia/Kolkata', 'en', '2026-11-24T18:30:00Z', 'tomorrow 0:00'],
  ])('%s, %s: %s is %s', (timeZone, language, at, expected) => {
    const text = momentInWords(new Date(at), { now, timeZone, language }, words);
    expect(text.replace(/\b0(\d):/, '$1:')).toBe(expected);
  });
});

test.each([
  [0, '1 min'],
  [53 * 60_000, '53 min'],
  [100 * 60_000, '2 h'],
  [47 * 3_600_000, '47 h'],
  [72 * 3_600_000, '3 days'],
])('%d ms took %s', (ms, expected) => {
  expect(durationInWords(ms, units)).toBe(expected);
});

describe('the instant of a local time', () => {
  test.each([
    ['2026-11-26', '08:00', 'Europe/Stockholm', '2026-11-26T07:00:00.000Z'],
    ['2026-07-01', '08:00', 'Europe/Stockholm', '2026-07-01T06:00:00.000Z'],
    ['2026-07-01', '08:00', 'Asia/Kathmandu', '2026-07-01T02:15:00.000Z'],
    // The clocks go from 2:00 to 3:00: half past two is the time after the gap.
    ['2026-03-29', '02:30', 'Europe/Stockholm', '2026-03-29T01:30:00.000Z'],
    // The clocks go back: half past two comes twice, and the first one counts.
    ['2026-10-25', '02:30', 'Europe/Stockholm', '2026-10-25T00:30:00.000Z'],
  ])('%s %s in %s', (date, time, zone, expected) => {
    expect(localInstant(date, time, zone).toISOString()).toBe(expected);
  });

  test('read in its zone again it is the same local time, unless the clocks skipped it', () => {
    const zones = fc.constantFrom(
      'Europe/Stockholm',
      'America/New_York',
      'Australia/Lord_Howe',
      'UTC',
    );
    const days = fc.integer({ min: 0, max: 3650 });
    fc.assert(
      fc.property(zones, days, (zone, day) => {
        const date = new Date(Date.UTC(2020, 0, 1 + day)).toISOString().slice(0, 10);
        const at = localInstant(date, '08:00', zone);
        const read = new Intl.DateTimeFormat('sv-SE', {
          timeZone: zone,
          dateStyle: 'short',
          timeStyle: 'short',
        }).format(at);
        expect(read).toBe(`${date} 08:00`);
      }),
    );
  });
});
