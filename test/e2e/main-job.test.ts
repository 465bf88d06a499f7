import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { openDesk, type RunningDesk } from './desk.js';

let desk: RunningDesk;

beforeAll(async () => {
  desk = await openDesk();
});

afterEach(() => {
  expect(desk.slack.violations).toEqual([]);
});

afterAll(async () => {
  await desk.stop();
});

test('a message becomes a ticket, is claimed, answered and resolved', async () => {
  const { slack } = desk;
  const ana = slack.person('ana');
  const ben = slack.person('ben');

  const asked = await ana.says('#help', "my laptop won't turn on");
  const dialog = await slack.until(() => slack.thread(asked)[1]);
  expect(slack.screen(dialog)).toContain('Which laptop');
  await ana.presses(dialog, 'MacBook');

  const card = await slack.until(() => slack.messagesIn('#triage-it')[0]);
  expect(slack.screen(card)).toContain("laptop won't turn on");
  await slack.until(() => slack.screen(slack.now(dialog) ?? dialog).includes('IT-1'));

  await ben.presses(card, 'Claim');
  await slack.until(() => slack.screen(slack.now(card) ?? card).includes('Ben Okafor has it'));
  await slack.until(() => slack.screen(slack.now(dialog) ?? dialog).includes('Ben Okafor has it'));

  await ben.replies(card, 'Is there a light when you plug it in?');
  const copy = await slack.until(() => slack.thread(asked)[2]);
  expect(copy.text).toContain('Is there a light');
  await ana.replies(asked, 'No light at all');
  await slack.until(() => slack.thread(card).find(({ text }) => text.includes('No light')));

  await ben.presses(card, 'Resolve');
  const form = await slack.until(() => slack.viewOf(ben));
  await ben.fills(form, { 'What fixed it?': 'Charged a deeply discharged battery' }).submit();
  const solved = await slack.until(() =>
    slack.thread(asked).find(({ text }) => text.includes('Charged')),
  );
  await ana.presses(solved, 'That fixed it');
  await slack.until(() => slack.screen(slack.now(solved) ?? solved).includes('How was it'));
  await slack.until(() => slack.screen(slack.now(card) ?? card).includes('🔒'));
});
