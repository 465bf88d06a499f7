import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { openDesk, type RunningDesk } from '../desk.js';
import { LAPTOP, sceneOf, WIFI, type Scene } from './scene.js';

let desk: RunningDesk;
let scene: Scene;

beforeAll(async () => {
  desk = await openDesk({ slack: { retries: 'manual' } });
  scene = sceneOf(desk);
});
beforeEach(() => {
  scene.later();
});
afterAll(async () => {
  expect(desk.slack.violations).toEqual([]);
  await desk.stop();
});

const MINUTE = 60_000;

describe('a restart', () => {
  test('in the middle of the dialog loses nothing, and nothing is asked again', async () => {
    const { slack, ana } = scene;
    const asked = await ana.says('#help', 'I forgot my password');
    const dialog = await scene.answer(asked);
    await desk.restart();
    expect(await scene.reads(dialog)).toContain('Which account can you not get into?');
    await ana.presses(dialog, 'Another app');
    expect(await scene.reads(dialog)).toContain('Which app is it?');
    const posts = slack.calls('chat.postMessage').length;
    await desk.restart();
    await desk.runJobs();
    expect(slack.calls('chat.postMessage')).toHaveLength(posts);
    await ana.replies(asked, 'Figma');
    expect(await scene.reads(dialog)).toContain('With IT since');
    const card = await scene.card(await scene.keyOn(dialog));
    expect(await scene.reads(card)).toContain('Another app · Figma');
    await scene.answer(asked);
  });

  test('after filing changes nothing that people see', async () => {
    const { ana, ben } = scene;
    const asked = await ana.says('#help', WIFI);
    const status = await scene.answer(asked);
    const card = await scene.card(await scene.keyOn(status));
    const before = [await scene.reads(status), await scene.reads(card)];
    await desk.restart();
    await desk.runJobs();
    expect([await scene.reads(status), await scene.reads(card)]).toEqual(before);
    await ben.presses(card, 'Claim');
    expect(await scene.reads(status)).toContain('Ben Okafor has it since');
  });

  test('takes up what came while the desk was away', async () => {
    const { slack, ana } = scene;
    slack.faults.clear();
    await desk.app.stop();
    const asked = await ana.says('#help', WIFI);
    expect(asked.acknowledged).toBe(false);
    await desk.restart();
    await slack.redeliver();
    expect(await scene.reads(await scene.answer(asked))).toContain('With IT since');
  });
});

describe('an abandoned dialog', () => {
  test('is filed as it is after the time that the desk allows, and a person asks the rest', async () => {
    const { ana } = scene;
    const asked = await ana.says('#help', LAPTOP);
    const dialog = await scene.answer(asked);
    desk.advance(29 * MINUTE);
    await desk.runJobs();
    expect(await scene.reads(dialog)).toContain('Which laptop is it?');
    desk.advance(2 * MINUTE);
    await desk.runJobs();
    expect(await scene.reads(dialog)).toContain('They will ask for what is missing.');
    const card = await scene.card(await scene.keyOn(dialog));
    expect(await scene.reads(card)).toContain('Not answered: Which laptop is it?');
  });

  test('is not abandoned while answers come', async () => {
    const { ana } = scene;
    const asked = await ana.says('#help', LAPTOP);
    const dialog = await scene.answer(asked);
    desk.advance(25 * MINUTE);
    await ana.replies(asked, 'hm, let me look');
    await scene.reads(dialog);
    desk.advance(25 * MINUTE);
    await desk.runJobs();
    expect(await scene.reads(dialog)).toContain('Which laptop is it?');
  });

  test('that was abandoned can still be answered: it reaches the team', async () => {
    const { ana } = scene;
    const asked = await ana.says('#help', LAPTOP);
    const dialog = await scene.answer(asked);
    desk.advance(31 * MINUTE);
    await desk.runJobs();
    const card = await scene.card(await scene.keyOn(dialog));
    await ana.replies(asked, 'sorry, it is a MacBook');
    expect((await scene.under(card)).at(-1)?.text).toContain('it is a MacBook');
  });
});

describe('a delivery', () => {
  test('that comes twice at once is one request', async () => {
    const { slack, ana } = scene;
    slack.delivery.duplicates = true;
    const asked = await ana.says('#help', WIFI);
    slack.delivery.duplicates = false;
    const key = await scene.keyOn(await scene.answer(asked));
    await scene.card(key);
  });

  test('that is replayed later changes nothing', async () => {
    const { slack, ana } = scene;
    const asked = await ana.says('#help', LAPTOP);
    const dialog = await scene.answer(asked);
    const pressed = await ana.presses(dialog, 'MacBook');
    const before = await scene.reads(dialog);
    const replies = (await scene.under(asked)).length;
    for (const delivery of [...asked.deliveries, ...pressed.deliveries])
      expect(await slack.resend(delivery)).toBe(200);
    expect(await scene.reads(dialog)).toBe(before);
    expect(await scene.under(asked)).toHaveLength(replies);
    await scene.card(await scene.keyOn(dialog));
  });

  test('that comes late is dealt with all the same', async () => {
    const { slack, ana } = scene;
    slack.delivery.held = true;
    const asked = await ana.says('#help', WIFI);
    desk.advance(5 * MINUTE);
    await slack.release();
    expect(await scene.reads(await scene.answer(asked))).toContain('With IT since');
  });

  test('that overtakes another one loses nothing: the answer, then what it answers', async () => {
    const { slack, ana } = scene;
    const asked = await ana.says('#help', LAPTOP);
    const dialog = await scene.answer(asked);
    slack.delivery.held = true;
    await ana.replies(asked, 'it makes a clicking sound, too');
    await ana.presses(dialog, 'MacBook');
    await slack.release('reversed');
    expect(await scene.reads(dialog)).toContain('With IT since');
    const card = await scene.card(await scene.keyOn(dialog));
    const told = [await scene.reads(card), ...(await scene.under(card)).map(({ text }) => text)];
    expect(told.join('\n')).toContain('clicking sound');
  });

  test('of an edit that overtakes its message changes nothing that is wrong', async () => {
    const { slack, ana } = scene;
    slack.delivery.held = true;
    const asked = await ana.says('#help', WIFI);
    await ana.edits(asked, `${WIFI} again`);
    await slack.release('reversed');
    expect(await scene.reads(await scene.answer(asked))).toContain('With IT since');
  });

  test('with a wrong or no signature, or an old one, is refused', async () => {
    const { slack, ana } = scene;
    slack.delivery.held = true;
    const asked = await ana.says('#help', WIFI);
    const [delivery] = asked.deliveries;
    if (delivery === undefined) throw new Error('Nothing was to be delivered.');
    expect(await slack.resend(delivery, { signature: 'wrong' })).toBe(401);
    expect(await slack.resend(delivery, { signature: 'missing' })).toBeGreaterThanOrEqual(400);
    expect(await slack.resend(delivery, { ageSeconds: 600 })).toBe(401);
    expect(await scene.under(asked)).toEqual([]);
    await slack.release();
    expect(await scene.reads(await scene.answer(asked))).toContain('With IT since');
  });
});
