import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Language } from '../../../src/domain/understanding/types.js';
import { findDates } from '../../../src/domain/understanding/values/dates.js';

/** A Monday, ten in the morning in Stockholm. */
const now = '2026-11-23T09:00:00Z';
const read = (text: string, language: Language, timeZone = 'Europe/Stockholm') =>
  findDates(text, { now, timeZone, language }).map((one) => one.value);

describe('the day that words mean', () => {
  test.each([
    ['en', 'by Thursday', '2026-11-26'],
    ['en', 'on Monday', '2026-11-30'],
    ['en', 'next Friday', '2026-12-04'],
    ['en', 'tomorrow morning', '2026-11-24'],
    ['en', 'the day after tomorrow', '2026-11-25'],
    ['en', 'needed today', '2026-11-23'],
    ['en', 'in two weeks', '2026-12-07'],
    ['en', 'within 3 days', '2026-11-26'],
    ['en', 'by the end of the week', '2026-11-27'],
    ['en', 'end of the month', '2026-11-30'],
    ['en', '5 December', '2026-12-05'],
    ['en', 'Dec 5th', '2026-12-05'],
    ['en', 'March 1st', '2027-03-01'],
    ['en', 'March 1st, 2028', '2028-03-01'],
    ['en', '2027-01-15', '2027-01-15'],
    ['en', 'the 27th', '2026-11-27'],
    ['en', 'the 2nd', '2026-12-02'],
    ['en', 'by Fri', '2026-11-27'],
    ['sv', 'senast på torsdag', '2026-11-26'],
    ['sv', 'imorgon', '2026-11-24'],
    ['sv', 'i övermorgon', '2026-11-25'],
    ['sv', 'torsdag nästa vecka', '2026-12-03'],
    ['sv', 'om en vecka', '2026-11-30'],
    ['sv', 'den 3 december', '2026-12-03'],
    ['sv', 'före den 5:e', '2026-12-05'],
    ['sv', 'i måndags', '2026-11-16'],
    ['de', 'bis Freitag', '2026-11-27'],
    ['de', 'übermorgen', '2026-11-25'],
    ['de', 'am 3. Dezember', '2026-12-03'],
    ['de', 'bis zum 3.12.', '2026-12-03'],
    ['de', 'in zwei Wochen', '2026-12-07'],
    ['de', 'Ende der Woche', '2026-11-27'],
    ['de', 'seit Freitag', '2026-11-20'],
    ['de', 'ab Mo', '2026-11-30'],
  ] as const)('%s: %s', (language, text, day) => {
    expect(read(text, language)).toEqual([day]);
  });
});

test('a range gives both its ends', () => {
  expect(read('from 14 to 18 December', 'en')).toEqual(['2026-12-14', '2026-12-18']);
  expect(read('21-23 december', 'sv')).toEqual(['2026-12-21', '2026-12-23']);
  expect(read('vom 7. bis 11.12.', 'de')).toEqual(['2026-12-07', '2026-12-11']);
});

test('the time zone decides what today is', () => {
  const late = { now: '2026-11-23T23:30:00Z', language: 'en' } as const;
  const tomorrow = (timeZone: string) => findDates('tomorrow', { ...late, timeZone })[0]?.value;
  expect(tomorrow('Europe/Stockholm')).toBe('2026-11-25');
  expect(tomorrow('America/New_York')).toBe('2026-11-24');
});

test('3/5 is read as the place reads it', () => {
  expect(read('due 3/5', 'en', 'America/Chicago')).toEqual(['2027-03-05']);
  expect(read('due 3/5', 'en', 'Europe/London')).toEqual(['2027-05-03']);
  expect(read('due 3/25', 'en', 'Europe/London')).toEqual(['2027-03-25']);
});

test.each([
  ['en', 'room 4.12, version 12.4.1 of the app'],
  ['en', 'I may need help'],
  ['en', 'we are open 24/7'],
  ['en', 'call 08-123 45 67'],
  ['de', 'Guten Morgen zusammen'],
  ['sv', 'min fredagsbulle'],
] as const)('%s: no date in "%s"', (language, text) => {
  expect(read(text, language)).toEqual([]);
});

test('what is found stands in the text and is a real day', () => {
  const words = fc.constantFrom(
    'by',
    'Friday',
    '31',
    '2',
    'June',
    '.',
    '/',
    '-',
    'tomorrow',
    '99',
    'next',
  );
  fc.assert(
    fc.property(fc.array(words, { maxLength: 8 }), (parts) => {
      const text = parts.join(' ');
      for (const date of findDates(text, { now, timeZone: 'UTC', language: 'en' })) {
        expect(text).toContain(date.evidence);
        expect(new Date(`${date.value}T00:00:00Z`).toISOString().slice(0, 10)).toBe(date.value);
      }
    }),
  );
});
