import { describe, expect, test } from '@jest/globals';
import { createCalculator } from '../../../src/domain/sla/calc.js';

const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri'];
const nineToFive = Object.fromEntries(WEEK.map((day) => [day, [['09:00', '17:00']]]));
const night = { fri: [['22:00', '06:00']] };
const allDay = (...days: string[]) =>
  Object.fromEntries(days.map((d) => [d, [['00:00', '24:00']]]));

const calculate = createCalculator();
const ask = (question: object): unknown =>
  calculate(JSON.stringify({ id: 1, tz: 'UTC', weekly: nineToFive, holidays: [], ...question }));

describe('adding working time', () => {
  test.each<[string, object, string]>([
    [
      'to closing time exactly',
      { start: '2026-01-05T09:00:00Z', minutes: 480 },
      '2026-01-05T17:00:00Z',
    ],
    ['a minute beyond', { start: '2026-01-05T09:00:00Z', minutes: 481 }, '2026-01-06T09:01:00Z'],
    ['from closing time', { start: '2026-01-05T17:00:00Z', minutes: 480 }, '2026-01-06T17:00:00Z'],
    ['over a weekend', { start: '2026-01-09T16:30:00Z', minutes: 60 }, '2026-01-12T09:30:00Z'],
    [
      'over a holiday',
      { start: '2026-01-05T16:00:00Z', minutes: 120, holidays: ['2026-01-06'] },
      '2026-01-07T10:00:00Z',
    ],
    ['nothing, while open', { start: '2026-01-05T10:00:00Z', minutes: 0 }, '2026-01-05T10:00:00Z'],
    ['nothing, at opening', { start: '2026-01-05T09:00:00Z', minutes: 0 }, '2026-01-05T09:00:00Z'],
    ['nothing, at closing', { start: '2026-01-05T17:00:00Z', minutes: 0 }, '2026-01-06T09:00:00Z'],
    [
      'nothing, on a Saturday',
      { start: '2026-01-10T12:00:00Z', minutes: 0 },
      '2026-01-12T09:00:00Z',
    ],
    ['seconds', { start: '2026-01-05T16:59:42Z', minutes: 2 }, '2026-01-06T09:01:42Z'],
    [
      'milliseconds and parts of a minute',
      { start: '2026-01-05T10:00:00.250Z', minutes: 0.5 },
      '2026-01-05T10:00:30.250Z',
    ],
    [
      'to a start with an offset',
      { start: '2026-01-05T10:00:00+01:00', minutes: 60 },
      '2026-01-05T10:00:00Z',
    ],
    [
      'to a start without one, which is local',
      { tz: 'Asia/Tokyo', start: '2026-01-05T16:00', minutes: 90 },
      '2026-01-06T00:30:00Z',
    ],
    [
      'through a night shift',
      { weekly: night, start: '2026-01-09T22:00:00Z', minutes: 480 },
      '2026-01-10T06:00:00Z',
    ],
    [
      'a night shift that began yesterday',
      { weekly: night, start: '2026-01-10T05:00:00Z', minutes: 120 },
      '2026-01-16T23:00:00Z',
    ],
    [
      'a night shift into a holiday goes on',
      { weekly: night, holidays: ['2026-01-10'], start: '2026-01-09T23:00:00Z', minutes: 420 },
      '2026-01-10T06:00:00Z',
    ],
    [
      'a night shift on a holiday does not begin',
      { weekly: night, holidays: ['2026-01-09'], start: '2026-01-09T23:00:00Z', minutes: 60 },
      '2026-01-16T23:00:00Z',
    ],
    [
      'over midnight on whole days',
      { weekly: allDay('mon', 'tue'), start: '2026-01-05T23:00:00Z', minutes: 120 },
      '2026-01-06T01:00:00Z',
    ],
    [
      'to 24:00',
      { weekly: allDay('mon'), start: '2026-01-05T23:00:00Z', minutes: 60 },
      '2026-01-06T00:00:00Z',
    ],
    [
      'to midnight written as 00:00',
      { weekly: { mon: [['20:00', '00:00']] }, start: '2026-01-05T20:00:00Z', minutes: 240 },
      '2026-01-06T00:00:00Z',
    ],
    [
      'with overlapping and touching shifts',
      {
        weekly: {
          mon: [
            ['12:00', '17:00'],
            ['09:00', '12:00'],
            ['11:00', '13:00'],
          ],
        },
        start: '2026-01-05T09:00:00Z',
        minutes: 480,
      },
      '2026-01-05T17:00:00Z',
    ],
    [
      'over the lunch hour',
      {
        weekly: {
          mon: [
            ['09:00', '12:00'],
            ['13:00', '17:00'],
          ],
        },
        start: '2026-01-05T11:30:00Z',
        minutes: 60,
      },
      '2026-01-05T13:30:00Z',
    ],
    [
      'on the day the clocks go forward',
      {
        tz: 'America/New_York',
        weekly: allDay('sun'),
        start: '2026-03-08T05:00:00Z',
        minutes: 1380,
      },
      '2026-03-09T04:00:00Z',
    ],
    [
      'on the day they go back',
      {
        tz: 'America/New_York',
        weekly: allDay('sun'),
        start: '2026-11-01T04:00:00Z',
        minutes: 1500,
      },
      '2026-11-02T05:00:00Z',
    ],
    [
      'from an opening that is skipped: as much later',
      {
        tz: 'America/New_York',
        weekly: { sun: [['02:30', '05:00']] },
        start: '2026-03-08T05:00:00Z',
        minutes: 0,
      },
      '2026-03-08T07:30:00Z',
    ],
    [
      'from an opening that comes twice: the first',
      {
        tz: 'America/New_York',
        weekly: { sun: [['01:30', '05:00']] },
        start: '2026-11-01T04:00:00Z',
        minutes: 0,
      },
      '2026-11-01T05:30:00Z',
    ],
    [
      'over a date that never was',
      {
        tz: 'Pacific/Apia',
        weekly: { thu: [['22:00', '06:00']], fri: [['09:00', '17:00']] },
        start: '2011-12-30T08:00:00Z',
        minutes: 480,
      },
      '2011-12-30T16:00:00Z',
    ],
    [
      'when the year has 366 days',
      { tz: 'Asia/Kolkata', start: '2024-02-28T11:00:00Z', minutes: 60 },
      '2024-02-29T04:00:00Z',
    ],
    [
      'after years of holidays',
      {
        weekly: { mon: [['09:00', '10:00']] },
        holidays: mondays(2026, 2036),
        start: '2026-01-05T00:00:00Z',
        minutes: 1,
      },
      '2037-01-05T09:01:00Z',
    ],
  ])('%s', (_, question, end) => {
    expect(ask({ op: 'add', ...question })).toEqual({ id: 1, end });
  });
});

describe('measuring working time', () => {
  test.each<[string, object, number]>([
    ['of a day', { start: '2026-01-05T00:00:00Z', end: '2026-01-06T00:00:00Z' }, 480],
    ['over a weekend', { start: '2026-01-09T16:00:00Z', end: '2026-01-12T10:00:00Z' }, 120],
    ['backwards', { start: '2026-01-06T00:00:00Z', end: '2026-01-05T00:00:00Z' }, 0],
    ['of no time', { start: '2026-01-05T10:00:00Z', end: '2026-01-05T10:00:00Z' }, 0],
    ['with seconds', { start: '2026-01-05T10:00:00Z', end: '2026-01-05T10:00:45Z' }, 0.75],
    [
      'of a calendar that never opens',
      { weekly: {}, start: '2026-01-05T00:00:00Z', end: '2026-02-05T00:00:00Z' },
      0,
    ],
    [
      'from the inside of a night shift',
      { weekly: night, start: '2026-01-10T01:00:00Z', end: '2026-01-10T12:00:00Z' },
      300,
    ],
    [
      'over the skipped hour',
      {
        tz: 'Europe/Berlin',
        weekly: { sun: [['00:00', '06:00']] },
        start: '2026-03-28T12:00:00Z',
        end: '2026-03-29T12:00:00Z',
      },
      300,
    ],
    [
      'over the doubled hour',
      {
        tz: 'Europe/Berlin',
        weekly: { sun: [['00:00', '06:00']] },
        start: '2026-10-24T12:00:00Z',
        end: '2026-10-25T12:00:00Z',
      },
      420,
    ],
    [
      'over half an hour skipped',
      {
        tz: 'Australia/Lord_Howe',
        weekly: allDay('sun'),
        start: '2026-10-03T00:00:00Z',
        end: '2026-10-05T00:00:00Z',
      },
      1410,
    ],
    [
      'of the week without a Friday',
      { tz: 'Pacific/Apia', start: '2011-12-26T00:00:00-10:00', end: '2012-01-01T00:00:00+14:00' },
      1920,
    ],
  ])('%s', (_, question, minutes) => {
    expect(ask({ op: 'between', ...question })).toEqual({ id: 1, minutes });
  });
});

test('a weekday without shifts is closed, however it is written', () => {
  const start = '2026-01-05T16:30:00Z';
  const weekly = { mon: [['09:00', '17:00']], tue: [], wed: null, thu: [['09:00', '17:00']] };
  const end = '2026-01-08T09:30:00Z';
  expect(ask({ op: 'add', weekly, start, minutes: 60 })).toEqual({ id: 1, end });
});

describe('what is wrong is said, with its path', () => {
  const start = '2026-01-05T09:00:00Z';
  test.each<[object, string, string]>([
    [{ tz: 'Mars/Olympus' }, 'unknown_zone', 'tz'],
    [{ tz: undefined }, 'unknown_zone', 'tz'],
    [{ weekly: undefined }, 'invalid_weekly', 'weekly'],
    [{ weekly: [] }, 'invalid_weekly', 'weekly'],
    [{ weekly: { monday: [] } }, 'unknown_weekday', 'weekly.monday'],
    [{ weekly: { mon: '09:00-17:00' } }, 'invalid_shifts', 'weekly.mon'],
    [{ weekly: { mon: [['09:00', '12:00'], ['13:00']] } }, 'invalid_shift', 'weekly.mon[1]'],
    [{ weekly: { mon: [['25:00', '26:00']] } }, 'invalid_time', 'weekly.mon[0][0]'],
    [{ weekly: { mon: [['24:00', '06:00']] } }, 'invalid_time', 'weekly.mon[0][0]'],
    [{ weekly: { mon: [['09:00', '24:30']] } }, 'invalid_time', 'weekly.mon[0][1]'],
    [{ weekly: { mon: [['9am', '5pm']] } }, 'invalid_time', 'weekly.mon[0][0]'],
    [{ weekly: { mon: [['09:00', '09:00']] } }, 'empty_shift', 'weekly.mon[0]'],
    [{ weekly: {} }, 'never_open', 'weekly'],
    [{ weekly: { mon: [] } }, 'never_open', 'weekly'],
    [{ holidays: '2026-01-01' }, 'invalid_holidays', 'holidays'],
    [{ holidays: ['2026-01-01', '2026-02-30'] }, 'invalid_date', 'holidays[1]'],
    [{ op: 'multiply' }, 'unknown_op', 'op'],
    [{ start: 'yesterday' }, 'invalid_instant', 'start'],
    [{ start: '2026-02-30T09:00:00Z' }, 'invalid_instant', 'start'],
    [{ op: 'between', end: '2026-01-05' }, 'invalid_instant', 'end'],
    [{ minutes: -5 }, 'invalid_minutes', 'minutes'],
    [{ minutes: '5' }, 'invalid_minutes', 'minutes'],
    [{ minutes: 1e12 }, 'too_far', 'minutes'],
  ])('%j', (question, code, path) => {
    const answer = ask({ op: 'add', start, minutes: 5, ...question });
    expect(answer).toEqual({ id: 1, error: { code, path, remedy: expect.stringMatching(/\.$/) } });
  });

  test.each(['', '{', '[]', 'null', '"a"'])('a line that is no question: %s', (line) => {
    expect(calculate(line)).toMatchObject({ id: null, error: { code: 'not_json' } });
  });
});

function mondays(from: number, to: number): string[] {
  const dates: string[] = [];
  for (let at = Date.UTC(from, 0, 5); at < Date.UTC(to + 1, 0, 1); at += 7 * 86_400_000)
    dates.push(new Date(at).toISOString().slice(0, 10));
  return dates;
}
