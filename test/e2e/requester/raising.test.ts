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

describe('a request is raised by', () => {
  test('a message in a channel the desk listens to', async () => {
    const { ana } = scene;
    const asked = await ana.says('#help', WIFI);
    const status = await scene.answer(asked);
    expect(await scene.reads(status)).toMatch(/🆕 \*IT-\d+ The wifi on the second floor is down\*/);
    expect(await scene.reads(status)).toContain('With IT since');
    expect(await scene.reads(status)).toContain('You hear about every step here.');
    const card = await scene.card(await scene.keyOn(status));
    expect(await scene.reads(card)).toContain('Ana Lindqvist');
  });

  test('a direct message, answered right there', async () => {
    const { ana } = scene;
    const asked = await ana.says('@deskbell', WIFI);
    const status = await scene.answer(asked);
    expect(await scene.reads(status)).toContain('With IT since');
    await scene.card(await scene.keyOn(status));
  });

  test('naming the desk in a channel it does not listen to', async () => {
    const { jonas } = scene;
    const asked = await jonas.says('#general', `@deskbell ${WIFI}`);
    const status = await scene.answer(asked);
    expect(await scene.reads(status)).toContain('The wifi on the second floor is down');
    const card = await scene.card(await scene.keyOn(status));
    expect(await scene.reads(card)).not.toContain('@');
  });

  test("naming the desk in somebody else's thread, which is then where it answers", async () => {
    const { ana, omar } = scene;
    const lunch = await omar.says('#general', 'Lunch at the harbour?');
    await ana.replies(lunch, 'yes please');
    await ana.replies(lunch, `@deskbell ${WIFI}`);
    const status = await scene.answer(lunch);
    const card = await scene.card(await scene.keyOn(status));
    expect(await scene.reads(card)).not.toContain('harbour');
    // From here on the thread is the ticket's.
    await ana.replies(lunch, 'it is back for me, but slow');
    expect((await scene.under(card)).at(-1)?.text).toContain('it is back for me');
  });

  test('naming the desk with nothing else gets an answer, and no ticket', async () => {
    const { ana } = scene;
    const said = await ana.says('#general', '@deskbell');
    expect(await scene.under(said)).toEqual([]);
    expect(await scene.told(ana)).toContain('Write what you need');
  });

  test('🎫 by the author', async () => {
    const { ana } = scene;
    const said = await ana.says('#general', WIFI);
    expect(await scene.under(said)).toEqual([]);
    await ana.reacts(said, '🎫');
    const status = await scene.reads(await scene.answer(said));
    expect(status).toContain('With IT since');
    expect(status).not.toContain('asked this for you');
  });

  test('🎫 by a colleague: on behalf of the author, who is told so in the thread', async () => {
    const { ana, omar } = scene;
    const said = await omar.says('#general', LAPTOP);
    await ana.reacts(said, '🎫');
    const dialog = await scene.answer(said);
    expect(await scene.reads(dialog)).toMatch(/^Ana Lindqvist asked this for you\./);
    // Whoever asked for somebody may answer for them, too.
    await ana.presses(dialog, 'MacBook');
    expect(await scene.reads(dialog)).toContain('Ana Lindqvist asked this for you.');
    const card = await scene.card(await scene.keyOn(dialog));
    expect(await scene.reads(card)).toContain('*Omar Haddad* (asked by Ana Lindqvist)');
  });

  test('🎫 twice, and by two people at once: one ticket', async () => {
    const { ana, omar, ben } = scene;
    const said = await ben.says('#general', WIFI);
    await Promise.all([ana.reacts(said, '🎫'), omar.reacts(said, '🎫')]);
    const status = await scene.answer(said);
    await ana.unreacts(said, '🎫');
    await ana.reacts(said, '🎫');
    const key = await scene.keyOn(status);
    expect(await scene.told(ana)).toBe(`That message is ${key} already.`);
    await scene.card(key);
    await scene.answer(said);
  });

  test('🎫 on what is a ticket, on its status or on a reply to it: told which one it is', async () => {
    const { ana, omar } = scene;
    const asked = await ana.says('#help', WIFI);
    const status = await scene.answer(asked);
    const reply = await ana.replies(asked, 'since Monday');
    const key = await scene.keyOn(status);
    for (const message of [asked, status, reply, await scene.card(key)]) {
      scene.later();
      await omar.reacts(message, '🎫');
      expect(await scene.told(omar)).toBe(`That message is ${key} already.`);
    }
    await scene.answer(asked);
  });

  test('🎫 on a reply in a thread: the desk answers in that thread', async () => {
    const { ana, omar, ben } = scene;
    const talk = await omar.says('#general', 'How is everybody today?');
    const reply = await ben.replies(talk, WIFI);
    await ana.reacts(reply, '🎫');
    const status = await scene.answer(talk);
    expect(await scene.reads(status)).toContain('The wifi on the second floor is down');
    expect(status.thread_ts).toBe(talk.ts);
  });

  test("🎫 on another app's alarm: whoever put it there is the requester", async () => {
    const { slack, omar } = scene;
    const alarm = await slack.otherAppSays('#general', WIFI);
    await omar.reacts(alarm, '🎫');
    const status = await scene.answer(alarm);
    expect(await scene.reads(status)).not.toContain('for you');
    const card = await scene.card(await scene.keyOn(status));
    expect(await scene.reads(card)).toContain('*Omar Haddad*');
  });

  test('🎫 after "Not a request", or the desk named again there: it is one after all', async () => {
    const { ana } = scene;
    const asked = await ana.says('#help', LAPTOP);
    const dialog = await scene.answer(asked);
    await ana.presses(dialog, 'Not a request');
    expect(await scene.reads(dialog)).toBe('All right, I did not open a ticket.');
    await ana.reacts(asked, '🎫');
    expect(await scene.reads(dialog)).toContain('Which laptop is it?');
    await ana.presses(dialog, 'Not a request');
    await ana.replies(asked, '@deskbell please, I need it');
    expect(await scene.reads(dialog)).toContain('Which laptop is it?');
  });

  test('the message shortcut, on a message of a colleague', async () => {
    const { ana, omar } = scene;
    const said = await omar.says('#general', WIFI);
    await ana.usesMessageShortcut('make_ticket', said);
    const status = await scene.answer(said);
    expect(await scene.reads(status)).toContain('Ana Lindqvist asked this for you.');
    await scene.card(await scene.keyOn(status));
  });
});

describe('no request is', () => {
  test.each([
    ['chatter', 'Who is in for lunch at the harbour?'],
    ['thanks', 'thanks everybody'],
    ['an announcement', '📣 The wifi is down on Saturday for maintenance'],
    ['what is said to a colleague', '@ben can you have a look at my slides?'],
    ['a smile', '😀'],
  ])('%s', async (_, text) => {
    const { slack, ana } = scene;
    const before = slack.calls('chat.postMessage').length;
    const said = await ana.says('#help', text);
    expect(await scene.under(said)).toEqual([]);
    expect(await scene.told(ana)).toBe('');
    expect(slack.calls('chat.postMessage')).toHaveLength(before);
  });

  test("another bot's message", async () => {
    const said = await scene.slack.otherAppSays('#help', WIFI);
    expect(await scene.under(said)).toEqual([]);
  });

  test('a reply in a thread, an edit, a deletion', async () => {
    const { ana, omar } = scene;
    const talk = await omar.says('#help', 'Good morning');
    const reply = await ana.replies(talk, WIFI);
    await omar.edits(talk, LAPTOP);
    expect((await scene.under(talk)).map(({ ts }) => ts)).toEqual([reply.ts]);
    await ana.deletes(reply);
    expect(await scene.under(talk)).toEqual([]);
  });
});
