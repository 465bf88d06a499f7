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

/** A ticket that Ben solved. */
async function solved(): ReturnType<Story['asks']> {
  const filed = await story.asks();
  await story.fills(
    story.ben,
    filed.card,
    { press: 'Resolve' },
    { 'What fixed it?': 'A new battery' },
  );
  await story.inThread(filed.asked, 'Solved: A new battery');
  await story.shows(filed.card, '✅');
  return filed;
}

test('a reply reopens a solved ticket, and the assignee hears of it', async () => {
  const { ben, ana, shows, inThread, inChat } = story;
  const { card, status, asked, key } = await solved();
  await ana.replies(asked, 'It is off again');
  await shows(card, '🛠', 'Ben Okafor has it', '[Resolve]');
  await shows(status, '🛠');
  await inThread(card, 'It is off again');
  const notice = await inThread(card, `Ana Lindqvist reopened ${key}.`);
  expect(story.reads(notice)).toContain(`<@${ben.id}>`);
  await inChat(ben, `${key} was reopened`);
});

test('thanks do not', async () => {
  const { ana, inThread, ticket, reads } = story;
  const { card, asked, key } = await solved();
  for (const words of ['Thank you so much!', '🙏', 'Tack, Ben']) await ana.replies(asked, words);
  await inThread(card, 'Thank you so much!');
  expect(await ticket(key)).toMatchObject({ status: 'resolved', replies: 3 });
  expect(reads(card)).toContain('✅');
});

test('Not fixed asks what is still wrong, and reopens', async () => {
  const { ana, ben, inThread, shows, formOf, told } = story;
  const { card, asked, key } = await solved();
  const message = await inThread(asked, 'Solved: A new battery');
  await ben.presses(message, 'That fixed it');
  await told(ben, 'Only the person who asked can do that.');
  await ana.presses(message, 'Not fixed');
  const form = await formOf(ana, 'What is still wrong?');
  await ana.fills(form, { 'What is still wrong?': 'The fan is loud' }).submit();
  await shows(card, '🛠');
  await inThread(card, `reopened ${key}: The fan is loud`);
});

test('after it was closed, a reply starts a new ticket that knows the old one', async () => {
  const { ana, inThread, shows, slack, told, ticket } = story;
  const { card, asked, key } = await solved();
  await ana.presses(await inThread(asked, 'Solved: A new battery'), 'That fixed it');
  await shows(card, '🔒');
  await ana.replies(asked, 'Thanks again');
  await desk.settled();
  expect((await ticket(key)).status).toBe('closed');

  const before = slack.messagesIn('#triage-it').length;
  await ana.replies(asked, 'My MacBook is dead again, it does not start');
  await told(ana, `${key} was closed. I opened a new ticket, linked to it.`);
  const next = await slack.until(() => slack.messagesIn('#triage-it')[before]);
  await shows(next, '🆕', `Goes on from ${key}`, '> My MacBook is dead again');
  await shows(card, 'It goes on in IT-');
  const nextKey = /IT-\d+/.exec(slack.screen(next))?.[0] ?? '';
  expect((await ticket(nextKey)).follows?.key).toBe(key);

  // The thread is the new ticket's from now on.
  await ana.replies(asked, 'It smells, too');
  await inThread(next, 'It smells, too');
});

test('a solved ticket that nobody answers closes by itself, and an agent may reopen it', async () => {
  const { ben, shows, told, inThread, marked } = story;
  const { card, status, key } = await solved();
  desk.advance(4 * 86_400_000);
  await desk.runJobs();
  await shows(card, '✅');
  desk.advance(2 * 86_400_000);
  await desk.runJobs();
  await shows(card, '🔒');
  await shows(status, 'closed', 'because nobody said otherwise');

  const line = await ben.replies(card, 'One more thing');
  await told(ben, `Not sent: ${key} is closed. Type ?reopen here first.`);
  await marked(line, 'lock');
  await ben.replies(card, '?reopen');
  await shows(card, '🛠', '[Resolve]');
  await inThread(card, `Ben Okafor reopened ${key}.`);
});
