import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { openDesk, type RunningDesk } from '../desk.js';
import { sceneOf, type Scene } from './scene.js';

let desk: RunningDesk;
let scene: Scene;

const BROKEN = "my MacBook laptop won't turn on since the update";
const REMEDY = 'Hold the power button for ten seconds';

beforeAll(async () => {
  desk = await openDesk();
  scene = sceneOf(desk);
  for (const person of [scene.ana, scene.omar]) {
    scene.later();
    const asked = await person.says('#help', BROKEN);
    const key = await scene.keyOn(await scene.answer(asked));
    const card = await scene.card(key);
    await scene.ben.replies(card, `?resolve ${REMEDY}`);
    await person.presses(await scene.answer(asked, -1), 'That fixed it');
    await desk.settled();
  }
});
beforeEach(() => {
  scene.later();
});
afterAll(async () => {
  expect(desk.slack.violations).toEqual([]);
  await desk.stop();
});

const outcomes = () => desk.store.connection.collection('answers').countDocuments({});

test('what worked for two is shown before a ticket is opened; it solved it, and no agent hears of it', async () => {
  const cards = desk.slack.messagesIn('#triage-it').length;
  const dialog = await scene.answer(await scene.priya.says('#help', BROKEN));
  expect(await scene.reads(dialog)).toMatch(/Hold the power button[\s\S]*worked for 2 of 2/);
  await scene.priya.presses(dialog, 'That solved it');
  expect(await scene.reads(dialog)).toContain('I opened no ticket');
  expect(desk.slack.messagesIn('#triage-it')).toHaveLength(cards);
  expect(await outcomes()).toBe(1);
});

test('whoever still needs help gets the ticket at once, and the agents see what was tried', async () => {
  const dialog = await scene.answer(await scene.jonas.says('#help', BROKEN));
  expect(await scene.reads(dialog)).toContain('worked for 3 of 3');
  await scene.jonas.presses(dialog, 'Still need help');
  expect(await scene.reads(dialog)).toContain('With IT since');
  const card = await scene.reads(await scene.card(await scene.keyOn(dialog)));
  expect(card).toContain(`“${REMEDY}”, worked for 3 of 3`);
  expect(await outcomes()).toBe(2);
});

test('more words are an answer too: the ticket is opened with them', async () => {
  const asked = await scene.jonas.says('#help', BROKEN);
  const dialog = await scene.answer(asked);
  expect(await scene.reads(dialog)).toContain('worked for 3 of 4');
  await scene.jonas.replies(asked, 'I did that already, it does not help');
  expect(await scene.reads(dialog)).toContain('With IT since');
  expect(await outcomes()).toBe(2);
});

test('silence does not lose the request', async () => {
  const dialog = await scene.answer(await scene.cleo.says('#help', BROKEN));
  expect(await scene.reads(dialog)).toContain('worked for 3 of 4');
  desk.advance(5 * 60_000 + 1000);
  await desk.runJobs();
  expect(await scene.reads(dialog)).toContain('With IT since');
});

test('an emergency is not asked whether it could help itself', async () => {
  const dialog = await scene.answer(
    await scene.priya.says('#help', `${BROKEN}. It is urgent, everyone is blocked`),
  );
  expect(await scene.reads(dialog)).toContain('With IT since');
});
