import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { clocksOf } from '../../../src/domain/sla/clocks.js';
import type { SlaConfig } from '../../../src/domain/sla/config.js';
import { explain } from '../../../src/domain/sla/explain.js';
import { courtNow, ledgerOf, turnsOf } from '../../../src/domain/sla/ledger.js';
import type { Change, TicketEvent } from '../../../src/domain/ticket/events.js';
import { fold } from '../../../src/domain/ticket/fold.js';
import { ana, ben } from '../../builders/ticket.js';
import { answer, ask, config, log, office, officeWeek, standard } from './story.js';

const versions: readonly SlaConfig[] = [
  config(),
  config({ calendars: [{ ...office, holidays: ['2026-01-06', '2026-01-13'] }] }),
  config({
    calendars: [{ ...office, timeZone: 'America/New_York', weekly: officeWeek }],
    policies: [
      { ...standard, key: 'fast', match: { priorities: ['urgent'] }, pauseOnHold: false },
      { ...standard, calendar: undefined },
    ],
  }),
];
const configOf = (version: number): SlaConfig | undefined => versions[version - 1];

const change = fc.constantFrom<readonly [Change, 'agent' | 'requester' | 'desk']>(
  [answer(), 'agent'],
  [answer('Which one is it?'), 'agent'],
  [ask(), 'requester'],
  [ask('Thanks!'), 'requester'],
  [{ type: 'claimed' }, 'agent'],
  [{ type: 'released' }, 'agent'],
  [{ type: 'held', reason: 'The vendor looks' }, 'agent'],
  [{ type: 'resumed' }, 'agent'],
  [{ type: 'resolved', resolution: 'Done' }, 'agent'],
  [{ type: 'reopened' }, 'requester'],
  [{ type: 'prioritised', priority: 'urgent' }, 'agent'],
  [{ type: 'prioritised', priority: 'low' }, 'agent'],
  [{ type: 'moved', queue: 'people', category: 'payroll' }, 'agent'],
  [{ type: 'closed', reason: 'withdrawn' }, 'requester'],
  [{ type: 'rules_changed' }, 'desk'],
);
const person = { agent: ben, requester: ana, desk: 'desk' } as const;
const START = Date.parse('2026-01-05T08:00:00Z');

/** Any changes, up to three days apart; the version of the rules never goes back. */
const story = fc
  .array(fc.tuple(change, fc.integer({ min: 0, max: 4320 }), fc.boolean()), { maxLength: 12 })
  .map((steps): TicketEvent[] => {
    let at = START;
    let version = 1;
    const lines = steps.map(([[what, who], minutes, newer]) => {
      at += minutes * 60_000;
      version = Math.min(3, version + (newer ? 1 : 0));
      return [clock(at), what, person[who], version] as const;
    });
    return log(clock(START), lines);
  });

function clock(at: number): string {
  return new Date(at).toISOString().slice(0, 16).replace('T', ' ');
}

const end = (events: readonly TicketEvent[]): number => events.at(-1)?.at.getTime() ?? 0;

describe('whatever happens to a ticket', () => {
  test('the intervals of an explanation have no gaps and add up to the figure', () => {
    fc.assert(
      fc.property(story, fc.integer({ min: 0, max: 10_000 }), (events, later) => {
        const now = end(events) + later * 60_000;
        for (const { clock: shown, intervals, countedMs } of explain(events, configOf, now)) {
          const isRunning = shown.state === 'running';
          const upToNow = explain(events, configOf, end(events)).find(
            (each) => each.clock.metric === shown.metric && each.clock.cycle === shown.cycle,
          );
          if (!isRunning) expect(countedMs).toBe(shown.consumedMs);
          else expect(countedMs).toBeGreaterThanOrEqual(upToNow?.countedMs ?? 0);
          let at = shown.startedAt.getTime();
          for (const interval of intervals) {
            expect(interval.from).toBe(at);
            at = interval.until;
          }
          expect(at).toBe(shown.stoppedAt?.getTime() ?? now);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('a clock that is over never changes again, but for a resolution that is taken up', () => {
    fc.assert(
      fc.property(story, (events) => {
        const before = clocksOf(events.slice(0, -1), configOf);
        const now = clocksOf(events, configOf);
        for (const old of before) {
          if (old.state === 'running' || old.state === 'paused') continue;
          const same = now.find((each) => each.metric === old.metric && each.cycle === old.cycle);
          if (old.metric === 'resolution' && same?.stoppedAt === undefined) continue;
          expect(same).toEqual(old);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('nothing is breached before it is due, and what is met was never over', () => {
    fc.assert(
      fc.property(story, (events) => {
        for (const each of clocksOf(events, configOf)) {
          if (each.state === 'met') expect(each.consumedMs).toBeLessThanOrEqual(each.targetMs);
          // Equal when it was due at closing time and done after it.
          if (each.state === 'missed')
            expect(each.consumedMs).toBeGreaterThanOrEqual(each.targetMs);
          expect(each.breachedAt?.getTime() ?? Infinity).toBeGreaterThanOrEqual(
            each.startedAt.getTime(),
          );
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('somebody has the ball at every moment until the ticket is over', () => {
    fc.assert(
      fc.property(story, (events) => {
        const until = end(events) + 60_000;
        const sums = Object.values(ledgerOf(turnsOf(events, until)));
        expect(sums.reduce((sum, ms) => sum + ms, 0)).toBe(until - START);
        const { status } = fold(events);
        const isOver = status === 'resolved' || status === 'closed';
        expect(courtNow(events).court === 'nobody').toBe(isOver);
      }),
      { numRuns: 500 },
    );
  });
});
