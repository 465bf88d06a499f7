import { describe, expect, test } from '@jest/globals';
import { clocksOf } from '../../../src/domain/sla/clocks.js';
import type { SlaConfig } from '../../../src/domain/sla/config.js';
import type { TicketEvent } from '../../../src/domain/ticket/events.js';
import { ana } from '../../builders/ticket.js';
import { answer, ask, config, log, office, officeWeek, standard } from './story.js';

const rules = config();

/** `first_response 1 met 0:30 due 11:00` and the like, a line a clock. Times are of January 2026. */
function shown(events: readonly TicketEvent[], versions: readonly SlaConfig[] = [rules]): string[] {
  return clocksOf(events, (version) => versions[version - 1]).map((clock) =>
    [
      clock.metric,
      clock.cycle,
      clock.state,
      `used ${hours(clock.consumedMs)} of ${hours(clock.targetMs)}`,
      clock.dueAt && `due ${day(clock.dueAt)}`,
      clock.breachedAt && `breached ${day(clock.breachedAt)} by ${clock.breachedBy}`,
    ]
      .filter(Boolean)
      .join(', ')
      .replace(/, /, ' ')
      .replace(/, /, ' '),
  );
}

const hours = (ms: number): string =>
  `${Math.floor(ms / 3_600_000)}:${String((ms / 60_000) % 60).padStart(2, '0')}`;
const day = (at: Date): string => at.toISOString().slice(8, 16).replace('T', ' ');

/** Monday, 5 January 2026, nine o'clock. */
const START = '2026-01-05 09:00';

describe('one story each', () => {
  test('a new ticket waits for its first answer and its solution', () => {
    expect(shown(log(START, []))).toEqual([
      'first_response 1 running, used 0:00 of 2:00, due 05 11:00',
      'resolution 1 running, used 0:00 of 16:00, due 06 17:00',
    ]);
  });

  test('an answer stops the first clock; "looking into it" does not stop the solution', () => {
    expect(shown(log(START, [['2026-01-05 09:30', answer()]]))).toEqual([
      'first_response 1 met, used 0:30 of 2:00',
      'resolution 1 running, used 0:00 of 16:00, due 06 17:00',
      'update 1 running, used 0:00 of 8:00, due 06 09:30',
    ]);
  });

  test('an answer at the deadline is in time, a minute later it is not', () => {
    expect(shown(log(START, [['2026-01-05 11:00', answer()]]))[0]).toBe(
      'first_response 1 met, used 2:00 of 2:00',
    );
    expect(shown(log(START, [['2026-01-05 11:01', answer()]]))[0]).toBe(
      'first_response 1 missed, used 2:01 of 2:00, due 05 11:00, breached 05 11:00 by time',
    );
  });

  test('a question gives the ball to the requester: solution and update stand still', () => {
    const events = log(START, [
      ['2026-01-05 10:00', answer('Which model is it?')],
      ['2026-01-06 10:00', ask('A MacBook.'), ana],
    ]);
    expect(shown(events.slice(0, 2))).toEqual([
      'first_response 1 met, used 1:00 of 2:00',
      'resolution 1 paused, used 1:00 of 16:00',
      'update 1 paused, used 0:00 of 8:00',
    ]);
    expect(shown(events)).toEqual([
      'first_response 1 met, used 1:00 of 2:00',
      'resolution 1 running, used 1:00 of 16:00, due 07 17:00',
      'update 1 running, used 0:00 of 8:00, due 07 10:00',
      'next_response 1 running, used 0:00 of 4:00, due 06 14:00',
    ]);
  });

  test('the oldest unanswered line counts, thanks do not, and solving cancels', () => {
    const events = log(START, [
      ['2026-01-05 10:00', answer()],
      ['2026-01-05 10:30', ask('Thanks!'), ana],
      ['2026-01-05 11:00', ask('It still fails.'), ana],
      ['2026-01-05 12:00', ask('Hello?'), ana],
      ['2026-01-05 13:00', answer()],
      ['2026-01-05 14:00', ask('And now?'), ana],
      ['2026-01-05 15:00', { type: 'resolved', resolution: 'Replaced.' }],
    ]);
    expect(shown(events).filter((line) => line.startsWith('next'))).toEqual([
      'next_response 1 met, used 2:00 of 4:00',
      'next_response 2 cancelled, used 1:00 of 4:00',
    ]);
  });

  test('what the desk itself says answers nobody', () => {
    const [first] = shown(log(START, [['2026-01-05 09:10', answer(), 'desk']]));
    expect(first).toMatch(/^first_response 1 running/);
  });

  test('on hold pauses what the policy says', () => {
    const events = log(START, [
      ['2026-01-05 10:00', { type: 'held', reason: 'Parts are ordered.' }],
      ['2026-01-07 10:00', { type: 'resumed' }],
    ]);
    const goesOn = config({ policies: [{ ...standard, pauseOnHold: false }] });
    expect(shown(events)[1]).toBe('resolution 1 running, used 1:00 of 16:00, due 08 17:00');
    expect(shown(events, [goesOn])[1]).toContain('breached 06 17:00 by time');
    expect(shown(events)[0]).toContain('breached 05 11:00');
  });

  test('a reopening within the window goes on, the solved time being a pause', () => {
    const events = log(START, [
      ['2026-01-05 12:00', { type: 'resolved', resolution: 'Done.' }],
      ['2026-01-06 12:00', { type: 'reopened' }, ana],
      ['2026-01-06 13:00', { type: 'resolved', resolution: 'Done again.' }],
    ]);
    const resolution = (count: number) =>
      shown(events.slice(0, count)).filter((line) => line.startsWith('resolution'));
    expect(resolution(2)).toEqual(['resolution 1 met, used 3:00 of 16:00']);
    expect(resolution(3)).toEqual(['resolution 1 running, used 3:00 of 16:00, due 07 17:00']);
    expect(resolution(4)).toEqual(['resolution 1 met, used 4:00 of 16:00']);
  });

  test('a later one starts anew, and the old verdict stays', () => {
    const events = log(START, [
      ['2026-01-05 12:00', { type: 'resolved', resolution: 'Done.' }],
      ['2026-01-12 12:00', { type: 'reopened' }, ana],
    ]);
    expect(shown(events).filter((line) => line.startsWith('resolution'))).toEqual([
      'resolution 1 met, used 3:00 of 16:00',
      'resolution 2 running, used 0:00 of 16:00, due 14 12:00',
    ]);
  });

  test('what was no request is cancelled', () => {
    const events = log(START, [['2026-01-06 12:00', { type: 'closed', reason: 'not_a_request' }]]);
    expect(shown(events)).toEqual([
      'first_response 1 cancelled, used 11:00 of 2:00, due 05 11:00, breached 05 11:00 by time',
      'resolution 1 cancelled, used 11:00 of 16:00',
    ]);
  });
});

describe('changes midway', () => {
  test('a higher priority keeps what was used, and is breached at the change, not before', () => {
    const events = log(START, [
      ['2026-01-05 14:00', { type: 'prioritised', priority: 'urgent' }],
      ['2026-01-05 16:00', { type: 'prioritised', priority: 'normal' }],
    ]);
    expect(shown(events.slice(0, 2))[1]).toBe(
      'resolution 1 running, used 5:00 of 4:00, due 05 14:00, breached 05 14:00 by changed',
    );
    expect(shown(events)[1]).toBe('resolution 1 running, used 7:00 of 16:00, due 06 17:00');
  });

  test('a holiday that is added moves running clocks, and none that is over', () => {
    const withHoliday = config({ calendars: [{ ...office, holidays: ['2026-01-06'] }] });
    const events = log(START, [
      ['2026-01-05 10:00', answer()],
      ['2026-01-07 09:30', { type: 'rules_changed' }, 'desk', 2],
    ]);
    expect(shown(events, [rules, withHoliday])).toEqual([
      'first_response 1 met, used 1:00 of 2:00',
      'resolution 1 running, used 8:30 of 16:00, due 07 17:00',
      'update 1 running, used 7:30 of 8:00, due 07 10:00',
    ]);
  });

  test('a shorter promise is never broken in the past', () => {
    const stricter = config({
      policies: [
        {
          ...standard,
          targets: { resolution: { byPriority: {}, otherwise: 3_600_000, hours: 'calendar' } },
        },
      ],
    });
    const events = log(START, [['2026-01-05 12:00', { type: 'rules_changed' }, 'desk', 2]]);
    expect(shown(events, [rules, stricter])).toEqual([
      'resolution 1 running, used 3:00 of 1:00, due 05 12:00, breached 05 12:00 by changed',
    ]);
  });

  test('longer opening hours that make it overdue do so when they are entered', () => {
    const around = { ...office, weekly: { ...officeWeek, mon: [['00:00', '24:00']] as const } };
    const events = log('2026-01-05 07:00', [
      ['2026-01-05 10:30', { type: 'rules_changed' }, 'desk', 2],
    ]);
    expect(shown(events, [rules, config({ calendars: [around] })])[0]).toBe(
      'first_response 1 running, used 3:30 of 2:00, due 05 10:30, breached 05 10:30 by changed',
    );
  });

  test('another policy takes over what was used; the first that matches counts', () => {
    const policies = [
      {
        ...standard,
        key: 'hr',
        match: { queues: ['people'] },
        calendar: undefined,
        pauseOnHold: false,
      },
      standard,
    ];
    const events = log(START, [
      ['2026-01-05 16:00', { type: 'moved', queue: 'people', category: 'payroll' }],
    ]);
    const clocks = clocksOf(events, () => config({ policies }));
    expect(clocks.map(({ policyId }) => policyId)).toEqual(['hr', 'hr']);
    expect(shown(events, [config({ policies })])[1]).toBe(
      'resolution 1 running, used 7:00 of 16:00, due 06 01:00',
    );
  });

  test('an expired contract does not match any more', () => {
    const policies = [
      { ...standard, key: 'gold', expiresOn: '2026-01-04' },
      { ...standard, key: 'silver', expiresOn: '2026-01-05' },
    ];
    expect(clocksOf(log(START, []), () => config({ policies }))[0]?.policyId).toBe('silver');
  });

  test('a desk without deadlines has no clocks', () => {
    expect(clocksOf(log(START, [['2026-01-05 10:00', answer()]]), () => undefined)).toEqual([]);
  });
});
