import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { rebuildTickets } from '../../../src/usecases/rebuild.js';
import { openDesk, type RunningDesk } from '../desk.js';
import { storyOn, type Story } from '../agent/story.js';

let desk: RunningDesk;
let story: Story;

beforeAll(async () => {
  desk = await openDesk();
  story = storyOn(desk);
});

afterEach(() => {
  expect(desk.slack.violations).toEqual([]);
});

afterAll(async () => {
  await desk.stop();
});

const stored = () =>
  desk.store.connection.collection('tickets').find({}).sort({ _id: 1 }).toArray();

test('much happens to a ticket', async () => {
  const { ana, ben, omar, asks, fills, inThread, shows } = story;
  const { card, asked } = await asks();
  await ben.presses(card, 'Claim');
  await shows(card, 'Ben Okafor has it');
  const question = {
    'Your question': 'Which one?',
    'Answers to press, one a line (may stay empty)': 'A\nB',
  };
  await fills(ben, card, { press: 'Ask requester' }, question);
  await ana.presses(await inThread(asked, 'Which one?'), 'A');
  await inThread(card, 'answered');
  const line = await ben.replies(card, 'Hello');
  await inThread(asked, 'Hello');
  await ben.edits(line, 'Hello there');
  await inThread(asked, 'Hello there');
  await ben.replies(card, 'note: careful');
  await ben.replies(card, '?priority low');
  await ben.replies(card, '?assign @omar');
  await shows(card, 'Omar Haddad has it');
  await fills(omar, card, { choose: 'On hold…' }, { 'Why?': 'A part' });
  await shows(card, '⏸');
  await omar.presses(card, 'Resume');
  await shows(card, '🛠');
});

test('… and to others', async () => {
  const { ana, ben, omar, asks, fills, inThread, shows, chooses } = story;
  const { card, asked } = await asks();
  await fills(omar, card, { press: 'Resolve' }, { 'What fixed it?': 'A part' });
  await shows(card, '✅');
  await ana.replies(asked, 'no, it is not fixed');
  await shows(card, '🛠');
  await fills(omar, card, { press: 'Resolve' }, { 'What fixed it?': 'Another part' });
  const solved = await inThread(asked, 'Solved: Another part');
  await ana.presses(solved, 'That fixed it');
  await shows(solved, 'How was it?');
  await ana.presses(solved, '😀');
  await shows(solved, 'You said 😀');
  await ana.replies(asked, 'My MacBook is broken again, it does not start');
  await shows(card, 'It goes on in');

  const other = await asks();
  await fills(
    ben,
    other.card,
    { choose: 'Category and queue…' },
    { Category: 'People: Payroll question' },
  );
  await shows(other.card, 'Moved to People');
  const third = await asks();
  await chooses(ben, third.card, 'Not a request');
  await shows(third.card, '🔒');
  await desk.settled();
});

test('tickets computed again from their events are the same, and so are those that were lost', async () => {
  const before = await stored();
  expect(before.length).toBeGreaterThanOrEqual(4);
  const { desks, events, tickets, examples } = desk.store;
  const deps = { deskId: 'main', desks, events, tickets, examples };

  expect(await rebuildTickets(deps)).toEqual({ tickets: before.length, changed: 0 });
  expect(await stored()).toEqual(before);

  await desk.store.connection.collection('tickets').deleteMany({});
  expect(await rebuildTickets(deps)).toEqual({ tickets: before.length, changed: before.length });
  expect(await stored()).toEqual(before);

  // Spoiled by hand.
  await desk.store.connection
    .collection('tickets')
    .updateOne({ _id: before[0]?._id }, { $set: { status: 'on_hold', version: 99 } });
  expect(await rebuildTickets(deps)).toEqual({ tickets: before.length, changed: 1 });
  expect(await stored()).toEqual(before);
});

test('with every projection lost, work goes on all the same', async () => {
  const { ben, asks, shows, slack, ticket } = story;
  const { card, key } = await asks();
  const sent = slack.calls('chat.postMessage').length;
  await desk.store.connection.collection('tickets').deleteMany({});
  await ben.presses(card, 'Claim');
  await shows(card, 'Ben Okafor has it');
  expect((await ticket(key)).version).toBe(2);
  // Nothing that was sent is sent again: only the log is new.
  expect(slack.calls('chat.postMessage').length).toBe(sent + 1);
});
