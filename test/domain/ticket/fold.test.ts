import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Change } from '../../../src/domain/ticket/events.js';
import { apply, fold } from '../../../src/domain/ticket/fold.js';
import { ana, ben, eventsOf, message, omar, ticketAfter } from '../../builders/ticket.js';

const CLAIM: Change = { type: 'claimed' };
const reply = (side: 'agent' | 'requester', author = side === 'agent' ? ben : ana): Change => ({
  type: 'replied',
  side,
  where: side === 'agent' ? 'triage' : 'requester',
  author,
  message: message('5.5'),
  text: 'Hello',
  files: [],
});
const RESOLVE: Change = { type: 'resolved', resolution: 'Charged it' };

describe('status and assignee after', () => {
  const table: [string, Change[], string, string | undefined][] = [
    ['opening', [], 'open', undefined],
    ['a claim', [CLAIM], 'in_progress', ben],
    ['assigning somebody', [{ type: 'assigned', assignee: omar }], 'in_progress', omar],
    ['a release', [CLAIM, { type: 'released' }], 'open', undefined],
    ["an agent's reply to a free ticket", [reply('agent')], 'waiting_on_requester', ben],
    ["the requester's reply", [CLAIM, reply('agent'), reply('requester')], 'in_progress', ben],
    ["the requester's reply while it is open", [reply('requester')], 'open', undefined],
    [
      'a reply while on hold',
      [CLAIM, { type: 'held', reason: 'x' }, reply('agent')],
      'on_hold',
      ben,
    ],
    [
      'a question',
      [{ type: 'asked', question: 'Which?', options: [] }],
      'waiting_on_requester',
      ben,
    ],
    ['a hold', [CLAIM, { type: 'held', reason: 'x' }], 'on_hold', ben],
    [
      'a hold that is over',
      [CLAIM, { type: 'held', reason: 'x' }, { type: 'resumed' }],
      'in_progress',
      ben,
    ],
    ['a resolution of a free ticket', [RESOLVE], 'resolved', ben],
    ['thanks after the resolution', [CLAIM, RESOLVE, reply('requester')], 'resolved', ben],
    ['a reopening', [CLAIM, RESOLVE, { type: 'reopened' }], 'in_progress', ben],
    ['a move to another queue', [CLAIM, { type: 'moved', queue: 'people' }], 'open', undefined],
    [
      'a move within the queue',
      [CLAIM, { type: 'moved', queue: 'it', category: 'vpn' }],
      'in_progress',
      ben,
    ],
    ['an edit into another queue', [CLAIM, { type: 'edited', queue: 'people' }], 'open', undefined],
    ['closing', [CLAIM, RESOLVE, { type: 'closed', reason: 'confirmed' }], 'closed', ben],
  ];
  test.each(table)('%s', (_, changes, status, assignee) => {
    const ticket = ticketAfter(...changes);
    expect([ticket.status, ticket.assignee]).toEqual([status, assignee]);
  });
});

test('what is over leaves nothing behind', () => {
  const ticket = ticketAfter(CLAIM, { type: 'held', reason: 'x' }, RESOLVE, { type: 'reopened' });
  expect(ticket.hold).toBeUndefined();
  expect(ticket.closed).toBeUndefined();
});

test('a log with a gap, or without its opening, is refused', () => {
  const events = eventsOf([CLAIM, RESOLVE]);
  expect(() => fold([])).toThrow('at least one event');
  expect(() => fold(events.slice(1))).toThrow('does not begin with its opening');
  expect(() => fold([...events.slice(0, 1), ...events.slice(2)])).toThrow('does not follow');
});

const anyChange: fc.Arbitrary<Change> = fc.oneof(
  fc.constant(CLAIM),
  fc.constant<Change>({ type: 'released' }),
  fc.constant<Change>({ type: 'resumed' }),
  fc.constant<Change>({ type: 'reopened' }),
  fc.constantFrom(ben, omar).map((assignee): Change => ({ type: 'assigned', assignee })),
  fc.constantFrom('agent' as const, 'requester' as const).map((side) => reply(side)),
  fc.string().map((resolution): Change => ({ type: 'resolved', resolution })),
  fc.string().map((reason): Change => ({ type: 'held', reason })),
  fc.string().map((text): Change => ({ type: 'noted', text })),
  fc.constantFrom('it', 'people').map((queue): Change => ({ type: 'moved', queue })),
  fc.constantFrom('high', 'low').map((priority): Change => ({ type: 'prioritised', priority })),
  fc
    .constantFrom('confirmed' as const, 'withdrawn' as const)
    .map((reason): Change => ({ type: 'closed', reason })),
);

test('folding in one go is folding step by step, from any point on', () => {
  fc.assert(
    fc.property(fc.array(anyChange, { maxLength: 20 }), fc.nat(20), (changes, cut) => {
      const events = eventsOf(changes);
      const at = Math.min(Math.max(cut, 1), events.length);
      const halfway = fold(events.slice(0, at));
      expect(fold(events.slice(at), halfway)).toEqual(fold(events));
      expect(fold(events).version).toBe(events.length);
    }),
  );
});

test('a ticket that is being worked on has somebody, and an open one has nobody or waits', () => {
  fc.assert(
    fc.property(fc.array(anyChange, { maxLength: 20 }), (changes) => {
      const ticket = fold(eventsOf(changes));
      if (ticket.status === 'in_progress') expect(ticket.assignee).toBeDefined();
      if (ticket.status === 'on_hold') expect(ticket.hold).toBeDefined();
      if (ticket.status === 'resolved') expect(ticket.resolution).toBeDefined();
    }),
  );
});

test('events are never changed by folding', () => {
  const events = eventsOf([CLAIM, RESOLVE]);
  const copy = structuredClone(events);
  events.reduce<ReturnType<typeof apply> | undefined>(
    (ticket, event) => apply(ticket, event),
    undefined,
  );
  expect(events).toEqual(copy);
});
