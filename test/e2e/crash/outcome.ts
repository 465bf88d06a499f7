import { expect } from '@jest/globals';
import type { MessageRecord } from '../../fakes/slack/index.js';
import { rebuildTickets } from '../../../src/usecases/rebuild.js';
import { asked, cards, ticketId, type Story } from './flow.js';
import type { Stage } from './stage.js';

/** What a request left behind, without what differs between two that went alike. */
export interface Outcome {
  readonly requester: readonly string[];
  readonly cards: readonly (readonly string[])[];
  readonly events: readonly string[];
}

/** Everything people see of the request, and its log. */
export async function outcomeOf({ slack, store }: Stage, story: Story): Promise<Outcome> {
  const request = asked(story);
  if (request === undefined) throw new Error('nothing was asked');
  const show = (message: MessageRecord): string => {
    const reactions = message.reactions.map(({ name }) => `:${name}:`);
    return timeless([slack.screen(message), ...reactions].join('\n'));
  };
  const events = await store.events.of('main', ticketId(story), 0);
  return {
    requester: slack.thread(request).map(show),
    cards: cards(story).map((card) => slack.thread(card).map(show)),
    events: events.map(({ change }) => change.type),
  };
}

const timeless = (text: string): string =>
  text
    .replaceAll(/<!date[^>]*>/g, '<time>')
    .replaceAll(/IT-\d+/g, '<key>')
    .replaceAll(/\d+ min\b/g, '<age>');

/** What holds of a request that went as it should, killed or not. */
export function expectAsItShould({ requester, cards: found, events }: Outcome): void {
  expect(events).toEqual(['opened', 'claimed', 'replied', 'replied', 'resolved', 'closed']);
  expect(requester).toEqual([
    "my laptop won't turn on",
    expect.stringContaining('Solved and closed'),
    expect.stringContaining('Is there a light when you plug it in?'),
    'No light at all',
    expect.stringContaining('Charged a deeply discharged battery'),
  ]);
  expect(found).toEqual([
    [
      expect.stringMatching(/^🔒.*Charged a deeply discharged battery/),
      expect.stringMatching(/took it\n.*solved it.*\n.*closed/),
      'Is there a light when you plug it in?\n:envelope:',
      expect.stringContaining('No light at all'),
    ],
  ]);
}

/** What holds of the store when all requests are done: as many tickets, nothing left, nothing given up. */
export async function expectNothingLeft({ store, slack }: Stage, requests: number): Promise<void> {
  const { connection } = store;
  const count = (collection: string, filter: object): Promise<number> =>
    connection.collection(collection).countDocuments(filter);
  expect(await count('tickets', {})).toBe(requests);
  const keys = await connection
    .collection('tickets')
    .find({}, { projection: { key: 1 } })
    .toArray();
  expect(new Set(keys.map(({ key }) => String(key))).size).toBe(requests);
  expect(await count('inbox', { state: { $ne: 'done' } })).toBe(0);
  expect(await count('outbox', { state: { $ne: 'sent' } })).toBe(0);
  expect(await rebuildTickets({ ...store, deskId: 'main' })).toEqual({
    tickets: requests,
    changed: 0,
  });
  expect(slack.violations).toEqual([]);
}
