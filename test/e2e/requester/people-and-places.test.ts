import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { de } from '../../../src/cards/wording/de.js';
import { sv } from '../../../src/cards/wording/sv.js';
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

describe('the desk speaks', () => {
  test('the language of the request', async () => {
    const { ana } = scene;
    const asked = await ana.says('#help', 'min dator startar inte, kan någon hjälpa mig?');
    expect(await scene.reads(await scene.answer(asked))).toContain(`[${sv.talk_to_a_person}]`);
    scene.later();
    const auch = await ana.says('#help', 'mein Laptop geht nicht mehr an, kann mir jemand helfen?');
    expect(await scene.reads(await scene.answer(auch))).toContain(`[${de.talk_to_a_person}]`);
  });

  test("the person's own, where no words say which", async () => {
    const { slack, jonas } = scene;
    await jonas.runs('/ticket', '', '#general');
    const form = await scene.form(jonas, sv.form_request_title);
    await jonas.closes(form);
    await jonas.runs('/ticket', 'mine', '#general');
    expect(await scene.told(jonas)).toContain(sv.mine_none.slice(0, 10));
    expect(slack.violations).toEqual([]);
  });

  test('of times in the zone of the reader', async () => {
    const { slack, ana, priya } = scene;
    const hers = await scene.answer(await ana.says('#help', WIFI));
    const other = await scene.answer(await priya.says('#help', WIFI));
    const hour = (text: string): number => Number(/since (\d+):/.exec(text)?.[1]);
    const [stockholm, newYork] = [hers, other].map((each) => hour(slack.now(each)?.text ?? ''));
    expect(((stockholm ?? 0) - (newYork ?? 0) + 24) % 24).toBeGreaterThanOrEqual(5);
  });
});

describe('somebody who left', () => {
  test('keeps their ticket: the team goes on, and nothing breaks', async () => {
    const { slack, ben } = scene;
    const eva = slack.addPerson({ handle: 'eva', name: 'Eva Berg' });
    for (const channel of ['#help', '#general']) await eva.joins(channel);
    const asked = await eva.says('#help', WIFI);
    const status = await scene.answer(asked);
    const card = await scene.card(await scene.keyOn(status));
    await slack.admin.deactivates('eva');
    await ben.presses(card, 'Claim');
    await ben.replies(card, '?resolve done, for whoever comes next');
    expect(await scene.reads(status)).toMatch(/^✅ /);
    expect(await scene.reads(card)).toMatch(/^✅ /);
  });

  test('cannot be written to directly: the team still has the ticket', async () => {
    const { slack, ben } = scene;
    const nils = slack.addPerson({ handle: 'nils', name: 'Nils Ahl' });
    await nils.joins('#general');
    await nils.runs('/ticket', WIFI, '#general');
    const status = await scene.direct(nils);
    const card = await scene.card(await scene.keyOn(status));
    await slack.admin.deactivates('nils');
    await ben.replies(card, 'Which floor are you on?');
    await ben.presses(card, 'Resolve');
    const form = await scene.form(ben, 'What fixed it?');
    await ben.fills(form, { 'What fixed it?': 'Nils left' }).submit();
    expect(await scene.reads(card)).toMatch(/^✅ /);
  });
});

describe('a place that vanished', () => {
  test('the original message: the conversation goes on in its thread', async () => {
    const { ana, ben } = scene;
    const asked = await ana.says('#help', LAPTOP);
    const dialog = await scene.answer(asked);
    await ana.presses(dialog, 'MacBook');
    const card = await scene.card(await scene.keyOn(dialog));
    await ana.deletes(asked);
    await ben.replies(card, 'Can you bring it?');
    expect((await scene.under(asked)).at(-1)?.text).toContain('Can you bring it?');
  });

  test('the channel, archived: the requester hears directly', async () => {
    const { slack, ana, ben } = scene;
    const channel = slack.addChannel({ name: 'project-x' });
    expect(channel).not.toBe('');
    const asked = await ana.says('#project-x', `@deskbell ${WIFI}`);
    const status = await scene.answer(asked);
    const card = await scene.card(await scene.keyOn(status));
    await slack.admin.archives('#project-x');
    await ben.replies(card, 'It works again, does it?');
    expect((await scene.direct(ana)).text).toContain('It works again');
    await ben.replies(card, '?resolve new cable');
    expect(await scene.reads(await scene.direct(ana))).toContain('Solved: new cable');
    await ana.presses(await scene.direct(ana), 'That fixed it');
    expect(await scene.reads(card)).toMatch(/^🔒 /);
  });

  test('🎫 where the desk is no member: told to invite it', async () => {
    const { slack, ana } = scene;
    slack.addChannel({ name: 'far-away', bot: false });
    const said = await ana.says('#far-away', WIFI);
    await ana.reacts(said, '🎫');
    // Slack tells the desk nothing of a channel it is not in.
    expect(await scene.under(said)).toEqual([]);
  });

  test('the message shortcut works there all the same, directly', async () => {
    const { slack, ana } = scene;
    slack.addChannel({ name: 'further-away', bot: false });
    const said = await ana.says('#further-away', WIFI);
    await ana.usesMessageShortcut('make_ticket', said);
    const status = await scene.direct(ana);
    expect(await scene.reads(status)).toContain('With IT since');
    expect(await scene.under(said)).toEqual([]);
  });
});
