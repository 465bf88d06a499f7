import { expect, test } from '@jest/globals';
import type { Actor, Change } from '../../src/domain/ticket/events.js';
import type { DeliveryTarget } from '../../src/usecases/delivery.js';
import { whoHears } from '../../src/usecases/who-hears-what.js';
import { ana, ben, message, omar, ticketAfter } from '../builders/ticket.js';

/**
 * Who hears what: N a new message, E an edit in place, – nothing. An edit of the requester's message and
 * of the card is one refresh of every place that shows the ticket.
 */
const TABLE = `
event                 | requester | card | thread | direct
opened                | E         | N    | –      | –
claimed               | E         | E    | E      | –
assigned by another   | E         | E    | E      | N
assigned to oneself   | E         | E    | E      | –
agent replies         | N         | E    | –      | –
requester replies     | E         | E    | N      | –
question by button    | N         | E    | E      | –
answer by button      | E         | E    | N      | –
priority changed      | E         | E    | E      | –
category changed      | E         | E    | E      | –
details changed       | E         | E    | E      | –
internal note, typed  | E         | E    | –      | –
internal note, form   | E         | E    | N      | –
on hold               | N         | E    | E      | –
resumed               | E         | E    | E      | –
resolved              | N         | E    | E      | –
closed                | E         | E    | E      | –
reopened              | E         | E    | N      | N
rated                 | E         | E    | –      | –
`;

const reply = (where: 'requester' | 'triage'): Change => ({
  type: 'replied',
  side: where === 'triage' ? 'agent' : 'requester',
  where,
  author: where === 'triage' ? ben : ana,
  message: message('5.5'),
  text: 'Hello',
  files: [],
});

const { type: _type, ...opened } = { ...ticketAfter(), type: 'opened' as const };

const changes: Record<string, readonly [Change, Actor['kind'] | 'omar']> = {
  opened: [{ ...opened, type: 'opened' }, 'person'],
  claimed: [{ type: 'claimed' }, 'person'],
  'assigned by another': [{ type: 'assigned', assignee: ben }, 'omar'],
  'assigned to oneself': [{ type: 'assigned', assignee: ben }, 'person'],
  'agent replies': [reply('triage'), 'person'],
  'requester replies': [reply('requester'), 'person'],
  'question by button': [{ type: 'asked', question: 'Which?', options: [] }, 'person'],
  'answer by button': [{ type: 'answered', question: 2, answer: 'A' }, 'omar'],
  'priority changed': [{ type: 'prioritised', priority: 'low' }, 'person'],
  'category changed': [{ type: 'moved', queue: 'it', category: 'vpn' }, 'person'],
  'details changed': [{ type: 'edited', title: 'Other' }, 'omar'],
  'internal note, typed': [{ type: 'noted', text: 'x', message: message('6.6') }, 'person'],
  'internal note, form': [{ type: 'noted', text: 'x' }, 'person'],
  'on hold': [{ type: 'held', reason: 'x' }, 'person'],
  resumed: [{ type: 'resumed' }, 'person'],
  resolved: [{ type: 'resolved', resolution: 'x' }, 'person'],
  closed: [{ type: 'closed', reason: 'confirmed' }, 'omar'],
  reopened: [{ type: 'reopened' }, 'omar'],
  rated: [{ type: 'rated', score: 5 }, 'omar'],
};

/** N outranks E: a place that gets a new message may also be edited, but never rings twice. */
function heard(targets: readonly DeliveryTarget[]): string[] {
  const rings = (place: 'requester' | 'triage'): boolean =>
    targets.some(
      (target) =>
        ((target.kind === 'notice' || target.kind === 'copy') && target.to === place) ||
        (place === 'requester' &&
          target.kind === 'living' &&
          /^(question|resolution)/.test(target.role)),
    );
  const refreshed = targets.some(({ kind }) => kind === 'refresh');
  const living = (role: string): boolean =>
    targets.some((target) => target.kind === 'living' && target.role === role);
  const opening = living('status');
  return [
    rings('requester') ? 'N' : opening || refreshed ? 'E' : '–',
    opening ? 'N' : refreshed ? 'E' : '–',
    rings('triage') ? 'N' : living('log') ? 'E' : '–',
    targets.some(({ kind }) => kind === 'direct') ? 'N' : '–',
  ];
}

const rows = TABLE.trim()
  .split('\n')
  .slice(1)
  .map((row) => row.split('|').map((cell) => cell.trim()));

test.each(rows)('%s: requester %s, card %s, thread %s, direct %s', (event = '', ...expected) => {
  const [change, by] = changes[event] ?? [];
  if (change === undefined) throw new Error(`No change is called ${event}.`);
  const actor: Actor = { kind: 'person', person: by === 'omar' ? omar : ben };
  const ticket = { ...ticketAfter({ type: 'claimed' }), version: 3 };
  expect(heard(whoHears(change, ticket, actor))).toEqual(expected);
});

test('nobody is rung twice for one event', () => {
  for (const [change] of Object.values(changes)) {
    const targets = whoHears(change, ticketAfter({ type: 'claimed' }), {
      kind: 'person',
      person: ben,
    });
    const ringing = targets.filter(({ kind }) => kind === 'notice' || kind === 'copy');
    expect(ringing.length).toBeLessThanOrEqual(1);
  }
});

test('what was written inside is marked as inside', () => {
  const noted: Change = { type: 'noted', text: 'x', message: message('6.6') };
  expect(whoHears(noted, ticketAfter(), { kind: 'person', person: ben })).toContainEqual({
    kind: 'mark',
    ref: message('6.6'),
    mark: 'inside',
  });
});
