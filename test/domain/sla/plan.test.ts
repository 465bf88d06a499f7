import { describe, expect, test } from '@jest/globals';
import type { LadderStep, Policy, SlaConfig } from '../../../src/domain/sla/config.js';
import { dueAt, planOf, snoozeLimit, type Plan } from '../../../src/domain/sla/plan.js';
import type { TicketEvent } from '../../../src/domain/ticket/events.js';
import { ana, ben } from '../../builders/ticket.js';
import { answer, ask, config, log, office, standard } from './story.js';

const HOUR = 3_600_000;
const ladder: LadderStep[] = [
  { key: 'half', when: { percent: 50 }, only: 'unassigned', tell: ['triage'] },
  { key: 'soon', when: { percent: 75 }, tell: ['assignee'] },
  { key: 'late', when: { percent: 100 }, tell: ['thread', 'requester'] },
  { key: 'lead', when: { afterBreachMs: HOUR }, tell: ['lead'] },
];
const onlyFirst: Policy = {
  ...standard,
  targets: { first_response: standard.targets.first_response ?? fail() },
  ladder,
};
const rules = (policy: Partial<Policy> = {}, rest: Partial<SlaConfig> = {}): SlaConfig =>
  config({ policies: [{ ...onlyFirst, ...policy }], ...rest });

function fail(): never {
  throw new Error('The story has no such target.');
}

const plan = (events: readonly TicketEvent[], settings = rules()): Plan =>
  planOf(events, () => settings);
/** `half to triage at 05 10:00`, a line an action. */
const shown = (events: readonly TicketEvent[], settings?: SlaConfig): string[] =>
  plan(events, settings).actions.map((action) => {
    const at = new Date(action.at).toISOString().slice(8, 16).replace('T', ' ');
    if (action.kind === 'nudge') return `${action.step.key} to ${action.to} at ${at}`;
    if (action.kind === 'escalate') return `${action.because.join(' and ')} at ${at}`;
    return `${action.kind} at ${at}`;
  });

/** Monday, 5 January 2026; the first answer is due at eleven. */
const START = '2026-01-05 09:00';
const DUE = new Date('2026-01-05T11:00:00Z');
const first = { metric: 'first_response', cycle: 1 } as const;
const nudged = (step: string, to: 'triage' | 'assignee') =>
  ({ type: 'nudged', step, to, dueAt: DUE, ...first }) as const;

describe('the ladder', () => {
  test('climbs by working time; without an assignee the team is told', () => {
    expect(shown(log(START, []))).toEqual([
      'half to triage at 05 10:00',
      'soon to triage at 05 10:30',
      'breach at 05 11:00',
      'late to thread at 05 11:00',
      'late to requester at 05 11:00',
      'lead to lead at 05 12:00',
    ]);
  });

  test('tells the assignee once there is one, and does nothing twice', () => {
    const events = log(START, [
      ['2026-01-05 10:00', nudged('half', 'triage'), 'desk'],
      ['2026-01-05 10:10', { type: 'claimed' }],
    ]);
    expect(shown(events)[0]).toBe('soon to assignee at 05 10:30');
    const told = log(START, [
      ['2026-01-05 10:10', { type: 'claimed' }],
      ['2026-01-05 10:30', nudged('soon', 'assignee'), 'desk'],
      ['2026-01-05 11:00', { type: 'breached', dueAt: DUE, ...first }, 'desk'],
    ]);
    expect(shown(told)).toEqual([
      'late to thread at 05 11:00',
      'late to requester at 05 11:00',
      'lead to lead at 05 12:00',
    ]);
  });

  test('"on it" stops what goes to the team, not what was promised to others', () => {
    const events = log(START, [['2026-01-05 10:00', { type: 'on_it', ...first }]]);
    expect(shown(events)).toEqual([
      'breach at 05 11:00',
      'late to thread at 05 11:00',
      'late to requester at 05 11:00',
    ]);
  });

  test('a snoozed nudge waits; it can wait until the next step', () => {
    const until = new Date('2026-01-05T10:45:00Z');
    const events = log(START, [['2026-01-05 10:05', { type: 'snoozed', until, ...first }]]);
    expect(shown(events).slice(0, 2)).toEqual([
      'half to triage at 05 10:45',
      'soon to triage at 05 10:45',
    ]);
    const now = Date.parse('2026-01-05T10:05:00Z');
    expect(snoozeLimit(plan(log(START, [])), first, now)).toBe(Date.parse('2026-01-05T10:30:00Z'));
  });

  test('waits for the hours of a person; somebody who is away is not waited for', () => {
    const late = { ...office, key: 'late', weekly: { mon: [['13:00', '21:00']] as const } };
    const ownHours = { person: ben, calendar: 'late', absences: [] };
    const claimed = log(START, [['2026-01-05 09:30', { type: 'claimed' }]]);
    const calendars = [office, late];
    expect(shown(claimed, rules({}, { calendars, people: [ownHours] }))).toContain(
      'soon to assignee at 05 13:00',
    );
    const away = { person: ben, absences: [{ from: '2026-01-05', until: '2026-01-09' }] };
    expect(shown(claimed, rules({}, { people: [away] }))[0]).toBe('soon to triage at 05 10:30');
  });

  test('round the clock nobody is waited for', () => {
    const target = { byPriority: {}, otherwise: 8 * HOUR, hours: 'working' } as const;
    const always = rules({ calendar: undefined, targets: { first_response: target } });
    expect(shown(log('2026-01-05 20:00', []), always)[0]).toBe('half to triage at 06 00:00');
  });

  test('a step taken before a pause is not taken again after it', () => {
    const target = { byPriority: {}, otherwise: 4 * HOUR, hours: 'working' } as const;
    const settings = rules({ targets: { resolution: target } });
    const about = { metric: 'resolution', cycle: 1 } as const;
    const dueAt = new Date('2026-01-05T13:00:00Z');
    const events = log(START, [
      ['2026-01-05 11:00', { type: 'nudged', step: 'half', to: 'triage', dueAt, ...about }, 'desk'],
      ['2026-01-05 11:30', { type: 'held', reason: 'Parts' }],
      ['2026-01-05 15:30', { type: 'resumed' }],
    ]);
    expect(shown(events, settings)[0]).toBe('soon to triage at 05 16:00');
    expect(shown(events.slice(0, 3), settings)).toEqual([]);
  });

  test('is over with the ticket', () => {
    const events = log(START, [['2026-01-05 09:30', { type: 'resolved', resolution: 'Done' }]]);
    expect(plan(events).nextActionAt).toBeUndefined();
  });
});

test('after a weekend of downtime all that is due comes in the order of its true time', () => {
  const now = Date.parse('2026-01-12T09:00:00Z');
  const due = dueAt(plan(log('2026-01-09 15:30', [])), now);
  expect(due.map(({ trueAt }) => new Date(trueAt).toISOString().slice(8, 16))).toEqual([
    '09T16:30',
    '09T17:00',
  ]);
});

describe('while the ticket waits for others', () => {
  const waiting = {
    remindAfterMs: [8 * HOUR, 16 * HOUR],
    closeAfterMs: 24 * HOUR,
    followUpEveryMs: 16 * HOUR,
  };
  const asked = log(START, [['2026-01-05 10:00', answer('Which model?')]]);

  test('the requester is reminded, and the ticket closed after it was said', () => {
    expect(shown(asked, rules({ waiting }))).toEqual([
      'remind_requester at 06 10:00',
      'remind_requester at 07 10:00',
      'close_unanswered at 08 10:00',
    ]);
    const since = new Date('2026-01-05T10:00:00Z');
    const reminded = log(START, [
      ['2026-01-05 10:00', answer('Which model?')],
      ['2026-01-06 10:00', { type: 'reminded', step: 'waiting-1', since }, 'desk'],
    ]);
    expect(shown(reminded, rules({ waiting }))[0]).toBe('remind_requester at 07 10:00');
    const answered = log(START, [
      ['2026-01-05 10:00', answer('Which model?')],
      ['2026-01-06 10:00', ask('The new one.'), ana],
    ]);
    expect(shown(answered, rules({ waiting, ladder: [] }))).toEqual([]);
  });

  test('whoever has it follows up a vendor, unless the hold ends before', () => {
    const held = (until?: Date) =>
      log(START, [['2026-01-05 09:00', { type: 'held', reason: 'The vendor looks', until }]]);
    const settings = rules({ waiting, targets: {} });
    expect(shown(held(), settings)).toEqual(['follow_up at 06 17:00']);
    expect(shown(held(new Date('2026-01-06T09:00:00Z')), settings)).toEqual([]);
  });
});

describe('escalation rules', () => {
  const fire = (when: object): string[] =>
    shown(
      log(START, [['2026-01-05 10:00', ask('Still broken'), ana]]),
      rules({ ladder: [], escalations: [{ key: 'up', when, then: [] }] }),
    ).filter((line) => !line.startsWith('breach at'));

  test.each<[object, string[]]>([
    [{ breached: 'first_response' }, ['breached:first_response at 05 11:00']],
    [{ openMs: 8 * HOUR }, [`open:${8 * HOUR} at 05 17:00`]],
    [{ idleMs: 2 * HOUR }, [`idle:${2 * HOUR} at 05 12:00`]],
    [{ replies: 1 }, ['replies:1 at 05 09:00']],
    [{ replies: 2 }, []],
    [{ keywords: ['Turn On'] }, ['keyword:Turn On at 05 09:00']],
    [{ keywords: ['outage'] }, []],
    [{ match: { queues: ['it'] }, openMs: HOUR }, [`open:${HOUR} and match at 05 10:00`]],
    [{ match: { queues: ['people'] }, openMs: HOUR }, []],
  ])('%j', (when, expected) => {
    expect(fire(when)).toEqual(expected);
  });

  test('never fire twice', () => {
    const escalations = [{ key: 'up', when: { openMs: HOUR }, then: [] }];
    const fired = { type: 'escalated', rule: 'up', reason: 'open' } as const;
    const events = log(START, [['2026-01-05 10:00', fired, 'desk']]);
    expect(shown(events, rules({ targets: {}, escalations }))).toEqual([]);
  });
});
