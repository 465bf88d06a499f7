import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { openDesk, type RunningDesk } from '../desk.js';
import { LAPTOP, sceneOf, WIFI, type Scene } from './scene.js';

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

describe('several messages of one person', () => {
  test('within a minute are one request', async () => {
    const { ana } = scene;
    const asked = await ana.says('#help', LAPTOP);
    const dialog = await scene.answer(asked);
    desk.advance(20_000);
    const more = await ana.says('#help', 'I have a customer demo at 2, so it is urgent');
    expect(await scene.under(more)).toEqual([]);
    expect(await scene.reads(dialog)).toContain('High');
    desk.advance(20_000);
    await ana.says('#help', 'it is a MacBook by the way');
    expect(await scene.reads(dialog)).toContain('With IT since');
    const card = await scene.reads(await scene.card(await scene.keyOn(dialog)));
    expect(card).toContain('Laptop broken · MacBook');
    expect(card).toContain('customer demo');
  });

  test('after filing, too: the later one reaches the team as a reply', async () => {
    const { ana } = scene;
    const asked = await ana.says('#help', WIFI);
    const key = await scene.keyOn(await scene.answer(asked));
    const more = await ana.says('#help', 'the kitchen is fine though');
    expect(await scene.under(more)).toEqual([]);
    expect((await scene.under(await scene.card(key))).at(-1)?.text).toContain(
      'the kitchen is fine',
    );
  });

  test('are not what they say to a colleague, thanks, or lunch in between', async () => {
    const { ana } = scene;
    const asked = await ana.says('#help', LAPTOP);
    const dialog = await scene.answer(asked);
    const before = await scene.reads(dialog);
    await ana.says('#help', '@ben are you coming to the meeting?');
    await ana.says('#help', 'thanks!');
    await ana.says('#help', '📣 The kitchen is closed today');
    expect(await scene.reads(dialog)).toBe(before);
    await ana.presses(dialog, 'MacBook');
    const card = await scene.reads(await scene.card(await scene.keyOn(dialog)));
    expect(card).not.toContain('meeting');
    expect(card).not.toContain('kitchen');
  });

  test('and those of somebody else are a request of their own', async () => {
    const { ana, omar } = scene;
    const hers = await ana.says('#help', WIFI);
    const his = await omar.says('#help', WIFI);
    const keys = await Promise.all(
      [hers, his].map(async (asked) => scene.keyOn(await scene.answer(asked))),
    );
    expect(new Set(keys).size).toBe(2);
  });

  test('a minute later are a new request', async () => {
    const { ana } = scene;
    const first = await ana.says('#help', WIFI);
    const key = await scene.keyOn(await scene.answer(first));
    desk.advance(61_000);
    const second = await ana.says('#help', WIFI);
    expect(await scene.keyOn(await scene.answer(second))).not.toBe(key);
  });

  test('written at the same moment are one request as well', async () => {
    const { ana } = scene;
    const [asked] = await Promise.all([
      ana.says('#help', LAPTOP),
      ana.says('#help', 'it is a MacBook'),
    ]);
    const dialog = await scene.answer(asked);
    const card = await scene.reads(await scene.card(await scene.keyOn(dialog)));
    expect(card).toContain('Laptop broken · MacBook');
  });

  test('a withdrawn request is over: what follows is a new one', async () => {
    const { ana } = scene;
    const first = await ana.says('#help', WIFI);
    await ana.presses(await scene.answer(first), 'Not a request');
    const second = await ana.says('#help', WIFI);
    const status = await scene.reads(await scene.answer(second));
    expect(status).toContain('With IT since');
    expect(status).not.toContain('Goes on from');
  });
});

describe('an edit', () => {
  test('before filing is read again: category, fields, priority and title', async () => {
    const { ana } = scene;
    const asked = await ana.says('#help', LAPTOP);
    const dialog = await scene.answer(asked);
    expect(await scene.reads(dialog)).toContain('*Laptop broken*');
    await ana.edits(asked, 'the printer on the third floor is jammed');
    const read = await scene.reads(dialog);
    expect(read).not.toContain('aptop');
    expect(read).toContain('rinter on the third floor is jammed');
  });

  test('that says what was missing files it', async () => {
    const { ana } = scene;
    const asked = await ana.says('#help', LAPTOP);
    const dialog = await scene.answer(asked);
    await ana.edits(asked, `${LAPTOP}, it is a MacBook`);
    expect(await scene.reads(dialog)).toContain('With IT since');
    const card = await scene.card(await scene.keyOn(dialog));
    expect(await scene.reads(card)).toContain('MacBook');
  });

  test('while the second question waits does not end the dialog', async () => {
    const { ana } = scene;
    const asked = await ana.says('#help', 'I forgot my password');
    const dialog = await scene.answer(asked);
    await ana.presses(dialog, 'Another app');
    expect(await scene.reads(dialog)).toContain('Which app is it?');
    await ana.edits(asked, 'I forgot my password, sorry');
    expect(await scene.reads(dialog)).toContain('Which app is it?');
    await ana.replies(asked, 'Figma');
    expect(await scene.reads(dialog)).toContain('With IT since');
  });

  test("after filing changes the card's text, and not the title people know", async () => {
    const { ana } = scene;
    const asked = await ana.says('#help', WIFI);
    const card = await scene.card(await scene.keyOn(await scene.answer(asked)));
    await ana.edits(asked, `${WIFI}, and so is the phone`);
    expect(await scene.reads(card)).toContain('and so is the phone');
    expect(await scene.reads(card)).toContain('The wifi on the second floor is down*');
  });
});

describe('a deletion', () => {
  test('before filing withdraws the request', async () => {
    const { ana } = scene;
    const asked = await ana.says('#help', LAPTOP);
    const dialog = await scene.answer(asked);
    await ana.deletes(asked);
    expect(await scene.reads(dialog)).toBe('You deleted your message, so I did not open a ticket.');
  });

  test('of one of several leaves the rest', async () => {
    const { ana } = scene;
    const asked = await ana.says('#help', LAPTOP);
    const dialog = await scene.answer(asked);
    const more = await ana.says('#help', 'and the cat sat on it');
    await scene.reads(dialog);
    await ana.deletes(more);
    expect(await scene.reads(dialog)).toContain('Which laptop is it?');
    await ana.presses(dialog, 'MacBook');
    const card = await scene.reads(await scene.card(await scene.keyOn(dialog)));
    expect(card).not.toContain('cat');
  });

  test('after filing leaves the ticket with its text, and the conversation goes on', async () => {
    const { ana, ben } = scene;
    const asked = await ana.says('#help', WIFI);
    const status = await scene.answer(asked);
    const card = await scene.card(await scene.keyOn(status));
    await ana.deletes(asked);
    expect(await scene.reads(status)).toContain('With IT since');
    expect(await scene.reads(card)).toContain(WIFI);
    await ben.replies(card, 'We are looking into it');
    expect((await scene.under(asked)).at(-1)?.text).toContain('We are looking into it');
  });
});
