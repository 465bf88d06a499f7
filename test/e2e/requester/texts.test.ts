import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { openDesk, type RunningDesk } from '../desk.js';
import { sceneOf, WIFI, type Scene } from './scene.js';

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
  // No limit of Block Kit was broken by anything that was sent.
  expect(desk.slack.violations).toEqual([]);
  await desk.stop();
});

const LONG = `${WIFI}. ${'It has been so since Monday, and nobody knows why. '.repeat(800)}`.slice(
  0,
  40_000,
);

describe('whatever people write', () => {
  test('40,000 characters become a ticket, and a reply of that length arrives whole', async () => {
    const { ana } = scene;
    const asked = await ana.says('#help', `@deskbell ${LONG}`.slice(0, 40_000));
    const dialog = await scene.answer(asked);
    if (!(await scene.reads(dialog)).includes('With IT'))
      await ana.presses(dialog, 'Talk to a person');
    const key = await scene.keyOn(dialog);
    const card = await scene.card(key);
    expect((await scene.reads(card)).length).toBeLessThan(2000);
    const stored = await desk.store.tickets.findByKey('main', key);
    expect(stored?.text.length).toBeGreaterThan(39_900);
    scene.later();
    const reply = 'Every word counts. '.repeat(2_100).trim();
    await ana.replies(asked, reply);
    const copy = (await scene.under(card)).at(-1);
    const arrived = copy === undefined ? '' : await scene.reads(copy);
    expect(arrived.match(/Every\s+word\s+counts\./g)).toHaveLength(2_100);
  });

  test('only emoji, put to the desk with 🎫', async () => {
    const { ana } = scene;
    const said = await ana.says('#general', '🔥🔥🔥 🖨️');
    await ana.reacts(said, '🎫');
    const dialog = await scene.answer(said);
    await ana.presses(dialog, 'Talk to a person');
    expect(await scene.reads(dialog)).toContain('🔥');
  });

  test('from right to left', async () => {
    const { ana } = scene;
    const asked = await ana.says('@deskbell', 'המחשב הנייד שלי לא נדלק מאז הבוקר');
    const dialog = await scene.answer(asked);
    await ana.presses(dialog, 'Talk to a person');
    const card = await scene.card(await scene.keyOn(dialog));
    expect(await scene.reads(card)).toContain('המחשב הנייד שלי לא נדלק');
  });

  test('cannot call the whole channel, forge a mention or a link', async () => {
    const { slack, ana, ben } = scene;
    const evil = `<!channel> <!here> <@${ben.id}> <https://evil.example|${WIFI}> *bold*`;
    const asked = await ana.says('@deskbell', evil, { raw: true });
    const dialog = await scene.answer(asked);
    if (!(await scene.reads(dialog)).includes('With IT'))
      await ana.presses(dialog, 'Talk to a person');
    const card = await scene.card(await scene.keyOn(dialog));
    await ana.replies(asked, 'and <!everyone> again', { raw: true });
    await scene.reads(card);
    for (const { args } of [...slack.calls('chat.postMessage'), ...slack.calls('chat.update')]) {
      expect(JSON.stringify(args)).not.toMatch(/<!(channel|here|everyone)/);
      expect(JSON.stringify(args)).not.toContain('<https://evil.example');
    }
    expect(await scene.reads(card)).not.toContain(`<@${ben.id}>`);
  });

  test('nothing but a picture, sent to the desk itself, is a request called after it', async () => {
    const { ana } = scene;
    const asked = await ana.says('@deskbell', '', {
      files: [{ name: 'black-screen.png', content: 'png' }],
    });
    const dialog = await scene.answer(asked);
    expect(await scene.reads(dialog)).toContain('black-screen.png');
    await ana.presses(dialog, 'Talk to a person');
    const card = await scene.card(await scene.keyOn(dialog));
    expect(await scene.reads(card)).toContain('black-screen.png');
    const files = (await scene.under(card)).flatMap((message) =>
      message.files.map(({ name }) => name),
    );
    expect(files).toContain('black-screen.png');
  });

  test('a secret is hidden before anything is kept, and its author is told', async () => {
    const { ana } = scene;
    const secret = 'xoxb-123456789012-1234567890123-AbCdEfGhIjKlMnOpQrStUvWx';
    const asked = await ana.says('#help', `${WIFI}, my token is ${secret}`);
    const dialog = await scene.answer(asked);
    if (!(await scene.reads(dialog)).includes('With IT'))
      await ana.presses(dialog, 'Talk to a person');
    const card = await scene.card(await scene.keyOn(dialog));
    expect(await scene.reads(card)).not.toContain(secret);
    expect(
      desk.slack
        .ephemeralsTo(ana)
        .map(({ text }) => text)
        .join(),
    ).toContain('looks secret');
  });
});
