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

test('👀 on the card takes the ticket, 🚨 makes it urgent', async () => {
  const { ben, omar, asks, shows, told } = story;
  const { card, status, key } = await asks();
  await ben.reacts(card, '👀');
  await shows(card, '🛠', 'Ben Okafor has it');
  await omar.reacts(card, '👀');
  const answer = await told(omar, `Ben Okafor already has ${key}`);
  expect(story.slack.screen(answer)).toContain('[Take over]');
  await omar.reacts(card, '🚨');
  await shows(card, '· Urgent');
  await shows(status, '· Urgent');
});

test('👀 on the message that asked takes it, too', async () => {
  const { ben, asks, shows } = story;
  const { card, asked } = await asks();
  await ben.reacts(asked, '👀');
  await shows(card, '🛠', 'Ben Okafor has it');
});

test('✅ on the card asks what fixed it; ✅ on one’s own line is the answer', async () => {
  const { ben, omar, asks, shows, told, inThread, marked, formOf, ticket } = story;
  const first = await asks();
  await ben.reacts(first.card, '✅');
  const hint = await told(ben, `What fixed ${first.key}? Say it in a few words, and it is solved.`);
  await ben.presses(hint, 'Say what fixed it');
  const form = await formOf(ben, 'What fixed it?');
  await ben.fills(form, { 'What fixed it?': 'A new charger' }).submit();
  await shows(first.card, '✅', 'A new charger');

  const second = await asks();
  const line = await ben.replies(second.card, 'I charged the battery, please pick it up');
  await marked(line, 'envelope');
  await omar.reacts(line, '✅');
  await told(omar, `What fixed ${second.key}?`);
  await ben.reacts(line, '✅');
  await inThread(second.asked, 'Solved: I charged the battery, please pick it up');
  expect((await ticket(second.key)).status).toBe('resolved');
});

test('✅ by the requester on a solved ticket means that it helped', async () => {
  const { ben, ana, asks, shows, fills, inThread } = story;
  const { card, asked } = await asks();
  await fills(ben, card, { press: 'Resolve' }, { 'What fixed it?': 'A restart' });
  const solved = await inThread(asked, 'Solved: A restart');
  await ana.reacts(solved, '✅');
  await shows(card, '🔒');
  await shows(solved, 'How was it?');
});

test('gestures of strangers, and reactions that mean nothing, do nothing', async () => {
  const { priya, ben, asks, told, ticket, slack } = story;
  const { card, key } = await asks();
  await priya.reacts(card, '👀');
  await told(priya, 'Only IT agents can do that');
  await priya.reacts(card, '🚨');
  await told(priya, 'Only IT agents can do that');
  await priya.reacts(card, '✅');
  await told(priya, 'Only IT agents can do that');
  await ben.reacts(card, '🎉');
  await ben.unreacts(card, '🎉');
  const chat = await ben.says('#general', 'Lunch is there');
  await ben.reacts(chat, '👀');
  await ben.reacts(chat, '✅');
  await desk.settled();
  expect((await ticket(key)).version).toBe(1);
  expect(slack.ephemeralsTo(ben).filter(({ channel }) => channel === chat.channel)).toEqual([]);
});
