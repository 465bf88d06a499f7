import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { openDesk, type RunningDesk } from '../desk.js';
import { LAPTOP, sceneOf, WIFI, type Scene } from './scene.js';

let desk: RunningDesk;
let scene: Scene;

beforeAll(async () => {
  const channel = (conversation: string) => ({ platform: 'slack' as const, conversation });
  desk = await openDesk({
    slack: {
      channels: ['general', 'help', 'ideas', 'triage-it', 'triage-people', 'triage-facilities'].map(
        (name) => ({ name }),
      ),
    },
    desk: {
      channels: [
        { channel: channel('C0IDEAS0000'), mode: 'suggest' },
        { channel: channel('C0GENERAL00'), mode: 'off' },
      ],
    },
  });
  scene = sceneOf(desk);
});
beforeEach(() => {
  scene.later();
});
afterAll(async () => {
  expect(desk.slack.violations).toEqual([]);
  await desk.stop();
});

const OFFER = 'Shall I open a ticket for this? Only you can see this.';

test('where the desk only suggests, the author alone sees an offer', async () => {
  const { slack, ana, ben } = scene;
  const asked = await ana.says('#ideas', WIFI);
  expect(await scene.told(ana)).toBe(`${OFFER}\n[Open a ticket] [No]`);
  expect(await scene.told(ben)).toBe('');
  expect(await scene.under(asked)).toEqual([]);
  expect(slack.messagesIn('#triage-it')).toEqual([]);
});

test('accepted, it goes on in the thread as everywhere else', async () => {
  const { slack, ana } = scene;
  const asked = await ana.says('#ideas', LAPTOP);
  await scene.told(ana);
  const offer = slack.ephemeralsTo(ana).at(-1);
  if (offer === undefined) throw new Error('There is no offer.');
  await ana.presses(offer, 'Open a ticket');
  const dialog = await scene.answer(asked);
  await ana.presses(dialog, 'MacBook');
  expect(await scene.reads(dialog)).toContain('With IT since');
  // Its buttons went with it.
  expect(slack.ephemeralsTo(ana).map(({ ts }) => ts)).not.toContain(offer.ts);
});

test('declined, nothing is ever said in public', async () => {
  const { slack, ana } = scene;
  const asked = await ana.says('#ideas', WIFI);
  await scene.told(ana);
  const offer = slack.ephemeralsTo(ana).at(-1);
  if (offer === undefined) throw new Error('There is no offer.');
  await ana.presses(offer, 'No');
  expect(await scene.told(ana)).toBe(
    'All right. Put 🎫 on your message if you want a ticket after all.',
  );
  await ana.replies(asked, 'never mind, it works again');
  expect((await scene.under(asked)).map(({ text }) => text)).toEqual([
    'never mind, it works again',
  ]);
  await ana.reacts(asked, '🎫');
  expect(await scene.reads(await scene.answer(asked))).toContain('With IT since');
});

test('not answered, the offer lapses in silence', async () => {
  const { ana } = scene;
  const asked = await ana.says('#ideas', WIFI);
  await scene.told(ana);
  desk.advance(60 * 60_000);
  await desk.runJobs();
  expect(await scene.under(asked)).toEqual([]);
});

test('taken back with the message, it leaves nothing behind', async () => {
  const { ana } = scene;
  const asked = await ana.says('#ideas', WIFI);
  await scene.told(ana);
  await ana.deletes(asked);
  expect(await scene.under(asked)).toEqual([]);
});

test("a colleague's 🎫 accepts the offer for the author", async () => {
  const { ana, ben } = scene;
  const asked = await ana.says('#ideas', WIFI);
  await ben.reacts(asked, '🎫');
  expect(await scene.reads(await scene.answer(asked))).toContain('Ben Okafor asked this for you.');
});

test('where the desk is off, it hears nothing but its name', async () => {
  const { ana } = scene;
  const asked = await ana.says('#general', WIFI);
  expect(await scene.under(asked)).toEqual([]);
  expect(await scene.told(ana)).toBe('');
  const named = await ana.says('#general', `@deskbell ${WIFI}`);
  expect(await scene.reads(await scene.answer(named))).toContain('With IT since');
});
