import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { openDesk, type RunningDesk } from '../desk.js';
import { PAYSLIP, sceneOf, type Scene } from './scene.js';

let desk: RunningDesk;
let scene: Scene;

beforeAll(async () => {
  desk = await openDesk();
  scene = sceneOf(desk);
});
beforeEach(() => {
  scene.later();
});
afterAll(async () => {
  expect(desk.slack.violations).toEqual([]);
  await desk.stop();
});

const MOVED = 'I wrote to you in a direct message.';

test('asked in public, it goes on directly; the channel sees that it was heard, and no more', async () => {
  const { slack, ana, cleo } = scene;
  const asked = await ana.says('#help', PAYSLIP);
  const note = await scene.answer(asked);
  expect(await scene.reads(note)).toBe(MOVED);
  const status = await scene.direct(ana);
  const key = await scene.keyOn(status);
  expect(await scene.reads(status)).toContain('With People since');
  const card = await scene.card(key, '#triage-people');

  await cleo.presses(card, 'Claim');
  await cleo.replies(card, 'Which month is it, and what does it say?');
  await cleo.replies(card, '?ask Shall I call you?');
  await cleo.replies(card, '?hold waiting for payroll');
  await cleo.replies(card, '?resolve corrected the overtime');
  const said = (await scene.under(asked)).map((message) => slack.screen(message));
  expect(said).toEqual([MOVED]);
  const read = slack
    .dm(ana)
    .map((message) => slack.screen(message))
    .join('\n');
  for (const step of [
    'Which month is it',
    'Shall I call you?',
    'on hold',
    'corrected the overtime',
  ])
    expect(read).toContain(step);
  for (const channel of ['#help', '#general', '#triage-it', '#triage-facilities'])
    for (const message of slack.messagesIn(channel).filter(({ ts }) => ts !== asked.ts))
      expect(slack.screen(message)).not.toMatch(/payslip|overtime|HR-/);
});

test('where it turns out to be private only after a question, the question leaves the channel', async () => {
  const { slack, ana } = scene;
  const asked = await ana.says('#help', 'Can you help me with something strange?');
  const dialog = await scene.answer(asked);
  expect(await scene.reads(dialog)).toContain('What is it about?');
  await ana.replies(asked, 'Holiday and leave');
  expect(await scene.reads(dialog)).toBe(MOVED);
  await scene.answer(asked);
  const direct = await scene.direct(ana);
  expect(await scene.reads(direct)).toContain('What kind of leave?');

  // In a direct message people answer without a thread.
  await ana.says('@deskbell', 'only a question');
  expect(await scene.reads(direct)).toContain('With People since');
  expect(
    slack
      .thread(asked)
      .slice(1)
      .map((message) => slack.screen(message)),
  ).toEqual([MOVED, 'Holiday and leave']);
});

test('the requester may answer the agent without a thread, and in it', async () => {
  const { ana, cleo } = scene;
  await ana.runs('/ticket', PAYSLIP, '#general');
  const status = await scene.direct(ana);
  const card = await scene.card(await scene.keyOn(status), '#triage-people');
  await cleo.replies(card, 'Which month is it?');
  await scene.reads(status);
  desk.advance(10 * 60_000);
  await ana.says('@deskbell', 'October');
  expect((await scene.under(card)).at(-1)?.text).toContain('October');
  await ana.replies(status, 'and September, too');
  expect((await scene.under(card)).at(-1)?.text).toContain('and September');
});

test('a direct message on another matter is a request of its own', async () => {
  const { ana } = scene;
  const asked = await ana.says('@deskbell', 'the wifi on the second floor is down');
  expect(await scene.reads(await scene.answer(asked))).toContain('With IT since');
});

test("a colleague's 🎫 on a private matter tells the author directly, and the colleague nothing of it", async () => {
  const { slack, ana, omar } = scene;
  const said = await omar.says('#general', PAYSLIP);
  await ana.reacts(said, '🎫');
  expect(await scene.reads(await scene.answer(said))).toBe(MOVED);
  const status = await scene.direct(omar);
  expect(await scene.reads(status)).toContain('Ana Lindqvist asked this for you.');
  const key = await scene.keyOn(status);
  expect(slack.dm(ana).filter((message) => slack.screen(message).includes(key))).toEqual([]);
});

test('asked directly, it stays in its thread', async () => {
  const { ana } = scene;
  const asked = await ana.says('@deskbell', PAYSLIP);
  const status = await scene.answer(asked);
  expect(await scene.reads(status)).toContain('With People since');
});
