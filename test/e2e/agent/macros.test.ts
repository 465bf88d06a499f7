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

/** The requester's thread as Ana reads it, below her own message. */
const heard = (asked: Parameters<Story['slack']['thread']>[0]): string[] =>
  story.slack
    .thread(asked)
    .slice(1)
    .map((message) => story.slack.screen(message));

test('typed commands do what the buttons do', async () => {
  const { ben, asks, shows } = story;
  const { card } = await asks();
  await ben.replies(card, '?claim');
  await shows(card, '🛠', 'Ben Okafor has it');
  await ben.replies(card, '?assign @omar');
  await shows(card, 'Omar Haddad has it');
  await ben.replies(card, '?assign me');
  await shows(card, 'Ben Okafor has it');
  await ben.replies(card, '?release');
  await shows(card, '🆕');
  await ben.replies(card, '?priority low');
  await shows(card, '· Low');
  await ben.replies(card, '?priority urgent');
  await shows(card, '· Urgent');
});

test('… and say to the requester what the buttons say, and no more', async () => {
  const { ben, asks, shows, inThread, ticket } = story;
  const { card, asked, key } = await asks();
  await ben.replies(card, '?hold A part is ordered');
  await shows(card, '⏸', 'On hold: A part is ordered');
  await inThread(asked, `${key} is on hold: A part is ordered`);
  await ben.replies(card, '?resume');
  await shows(card, '🆕');
  await ben.replies(card, '?ask Is there a light when you plug it in?');
  await inThread(asked, 'Is there a light when you plug it in?');
  await shows(card, '💬', 'Ben Okafor has it');
  const note = await ben.replies(card, '?note She spilled coffee on it');
  await story.marked(note, 'lock');
  await shows(card, 'Internal notes: 1');
  await ben.replies(card, '?resolve Charged the battery');
  await inThread(asked, 'Solved: Charged the battery');
  await shows(card, '✅', 'Charged the battery');
  await ben.replies(card, '?reopen It is empty again');
  await inThread(card, 'Ben Okafor reopened');
  await shows(card, '🛠');

  expect(await ticket(key)).toMatchObject({ status: 'in_progress', notes: 1, replies: 0 });
  const all = heard(asked).join('\n');
  expect(all).not.toMatch(/\?[a-z]/);
  expect(all).not.toMatch(/coffee|empty again/);
});

test('what is not understood is said to whoever typed it, and to nobody else', async () => {
  const { ben, asks, told, ticket, inThread } = story;
  const { card, asked, key } = await asks();
  const before = heard(asked);
  await ben.replies(card, '?frobnicate now');
  await told(ben, 'I do not know ?frobnicate. In a ticket thread I know: ?claim ?assign');
  await ben.replies(card, '?priority whenever');
  await told(ben, 'I do not know that priority. Say one of: Urgent, High, Normal, Low.');
  await ben.replies(card, '?assign');
  await told(ben, 'Name somebody: ?assign @name');
  await ben.replies(card, '?assign @jonas');
  await told(ben, 'Jonas Ek is not on the IT roster, so the ticket stays as it is.');
  for (const empty of ['?note', '?ask', '?hold']) {
    await ben.replies(card, empty);
    await told(ben, 'There was nothing written, so nothing changed');
  }
  await desk.settled();
  expect(heard(asked)).toEqual(before);
  expect((await ticket(key)).version).toBe(1);

  await ben.replies(card, '?resolve');
  const hint = await told(ben, `What fixed ${key}?`);
  await ben.presses(hint, 'Say what fixed it');
  const form = await story.formOf(ben, 'What fixed it?');
  await ben.fills(form, { 'What fixed it?': 'A restart' }).submit();
  await inThread(asked, 'Solved: A restart');
});

test('an agent may type them in the requester’s thread, too', async () => {
  const { ben, asks, shows, slack } = story;
  const { card, asked } = await asks();
  await ben.replies(asked, '?claim');
  await shows(card, '🛠', 'Ben Okafor has it');
  await desk.settled();
  expect(slack.thread(card).filter(({ text }) => text.includes('?claim'))).toEqual([]);
});

test('a question mark alone, or a question, is a reply', async () => {
  const { ben, asks, inThread } = story;
  const { card, asked } = await asks();
  await ben.replies(card, '??');
  await inThread(asked, '??');
  await ben.replies(card, 'Which one? claim it at the desk');
  await inThread(asked, 'Which one? claim it at the desk');
});

test('commands of people outside the roster do nothing', async () => {
  const { priya, asks, told, ticket } = story;
  const { card, key } = await asks();
  for (const macro of ['?claim', '?note x', '?ask x', '?resolve x', '?hold x', '?priority low']) {
    await priya.replies(card, macro);
    await told(priya, 'Only IT agents can do that');
  }
  expect((await ticket(key)).version).toBe(1);
});
