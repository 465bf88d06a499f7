import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { openDesk, type RunningDesk } from '../desk.js';
import { storyOn, type Story } from './story.js';

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

test('Claim makes the ticket one’s own, in every place that shows it', async () => {
  const { ben, asks, shows, ticket } = story;
  const { card, status, key } = await asks();

  await ben.presses(card, 'Claim');

  await shows(card, '🛠', 'Ben Okafor has it since', '[Resolve] [Ask requester] [More]');
  await shows(status, '🛠', 'Ben Okafor has it since');
  await story.inThread(card, 'Ben Okafor took it');
  const { status: state, assignee, version } = await ticket(key);
  expect({ state, assignee, version }).toEqual({
    state: 'in_progress',
    assignee: `slack:${ben.id}`,
    version: 2,
  });
});

test('of two who press at the same instant one wins, and the other is told who', async () => {
  const { ben, omar, asks, shows, told, ticket } = story;
  const winners = new Set<string>();
  for (let round = 0; round < 5; round += 1) {
    const { card, key } = await asks();
    const first = round % 2 === 0 ? [ben, omar] : [omar, ben];

    await Promise.all(first.map((person) => person.presses(card, 'Claim')));

    const { assignee, version } = await ticket(key);
    expect(version).toBe(2);
    const [winner, loser] = assignee === `slack:${ben.id}` ? [ben, omar] : [omar, ben];
    winners.add(winner.handle);
    await shows(card, `${winner.name} has it since`);
    const answer = await told(loser, `${winner.name} already has ${key}`);
    expect(story.slack.screen(answer)).toContain('[Take over]');
    expect(story.slack.ephemeralsTo(winner).filter(({ text }) => text.includes(key))).toEqual([]);

    if (round < 2) {
      await loser.presses(answer, 'Take over');
      await shows(card, `${loser.name} has it since`);
    }
  }
});

test('pressing twice claims once', async () => {
  const { ben, asks, ticket, slack } = story;
  const { card, key } = await asks();
  await Promise.all([ben.presses(card, 'Claim'), ben.presses(card, 'Claim')]);
  expect((await ticket(key)).version).toBe(2);
  expect(slack.ephemeralsTo(ben).filter(({ text }) => text.includes(key))).toEqual([]);
});

test('a press on a card that is behind is decided on what is true now', async () => {
  const { ben, omar, asks, shows, told, fills, slack } = story;
  const { card, key } = await asks();
  await fills(omar, card, { press: 'Resolve' }, { 'What fixed it?': 'A new battery' });
  await shows(card, '✅');

  await ben.presses(card, 'Claim', { stale: true });
  await told(ben, `${key} is already solved`);

  await ben.presses(card, 'Resolve', { stale: true });
  await told(ben, `${key} is already solved`);
  expect(slack.viewOf(ben)).toBeUndefined();
});

test('who is no agent is told why, alone, and nothing changes', async () => {
  const { priya, asks, told, ticket, slack, reads } = story;
  const { card, key } = await asks();
  const before = reads(card);
  for (const button of ['Claim', 'Ask requester', 'Resolve']) {
    await priya.presses(card, button);
    await told(priya, 'Only IT agents can do that. Ask a lead to add you to the IT roster.');
  }
  for (const entry of ['Assign…', 'Priority…', 'Category and queue…', 'On hold…']) {
    await story.chooses(priya, card, entry);
    await told(priya, 'Only IT agents can do that');
  }
  await story.chooses(priya, card, 'Internal note…');
  await told(priya, 'Only IT agents');
  await story.chooses(priya, card, 'Not a request');
  await told(priya, 'Only IT agents');
  expect(slack.viewOf(priya)).toBeUndefined();
  expect((await ticket(key)).version).toBe(1);
  expect(reads(card)).toBe(before);
  expect(slack.thread(card)).toHaveLength(1);
});

test('the roster is the user group as it is at that moment, and the people named in the desk', async () => {
  const { jonas, omar, ben, priya, asks, shows, told, slack } = story;
  const first = await asks();
  await jonas.presses(first.card, 'Claim');
  await told(jonas, 'Bara de som arbetar i IT kan göra det');

  await slack.admin.setsUserGroup('it-support', ['jonas', 'ben']);
  await jonas.presses(first.card, 'Claim');
  await shows(first.card, 'Jonas Ek has it');

  const second = await asks();
  await omar.presses(second.card, 'Claim');
  await told(omar, 'Only IT agents');
  // Ben leads IT, in the group or not.
  await slack.admin.setsUserGroup('it-support', ['omar']);
  await ben.presses(second.card, 'Claim');
  await shows(second.card, 'Ben Okafor has it');
  await slack.admin.setsUserGroup('it-support', ['ben', 'omar']);

  const third = await asks({
    text: 'It is freezing in meeting room 4, the heating is not working',
    triage: '#triage-facilities',
  });
  await omar.presses(third.card, 'Claim');
  await told(omar, 'Only Facilities agents');
  await priya.presses(third.card, 'Claim');
  await shows(third.card, 'Priya Raman has it');
});
