import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { MessageRecord } from '../../fakes/slack/index.js';
import { openDesk, type RunningDesk } from '../desk.js';
import { sceneOf, WIFI, type Scene } from './scene.js';

let desk: RunningDesk;
let scene: Scene;

beforeAll(async () => {
  // Days pass in here: without deadlines nobody is reminded of all the tickets left open meanwhile.
  desk = await openDesk({ desk: { sla: undefined } });
  scene = sceneOf(desk);
});
beforeEach(() => {
  scene.later();
});
afterAll(async () => {
  expect(desk.slack.violations).toEqual([]);
  await desk.stop();
});

interface Filed {
  readonly asked: MessageRecord;
  readonly status: MessageRecord;
  readonly card: MessageRecord;
  readonly key: string;
}

/** Ana's ticket, with its card; her next words come later. */
async function filed(): Promise<Filed> {
  const asked = await scene.ana.says('#help', WIFI);
  const status = await scene.answer(asked);
  const key = await scene.keyOn(status);
  const card = await scene.card(key);
  scene.later();
  return { asked, status, card, key };
}

/** The same, claimed and resolved; with the message that says so. */
async function resolved(): Promise<Filed & { solved: MessageRecord }> {
  const ticket = await filed();
  await scene.ben.presses(ticket.card, 'Claim');
  await scene.ben.replies(ticket.card, '?resolve restarted the access point');
  return { ...ticket, solved: await scene.answer(ticket.asked, -1) };
}

describe('every step arrives where it was asked', () => {
  test('filed: its key, where it went, what happens next', async () => {
    const { status, key } = await filed();
    expect(await scene.reads(status)).toMatch(
      new RegExp(
        `^🆕 \\*${key} The wifi on the second floor is down\\* · \\w+\\n` +
          'With IT since <!date[^>]*>\\. You hear about every step here\\.\\n' +
          '\\[Edit\\] \\[Not a request\\] \\[Withdraw\\]$',
      ),
    );
  });

  test('claimed, by whom', async () => {
    const { asked, status, card } = await filed();
    await scene.ben.presses(card, 'Claim');
    expect(await scene.reads(status)).toMatch(/^🛠 .*\nBen Okafor has it since/);
    await scene.answer(asked);
  });

  test('a question with answers to press: the press is the answer', async () => {
    const { asked, status, card } = await filed();
    const { ana, ben } = scene;
    await ben.presses(card, 'Ask requester');
    const form = await scene.form(ben, 'Your question');
    await ben
      .fills(form, {
        'Your question': 'Is it only you?',
        'Answers to press, one a line (may stay empty)': 'Only me\nEverybody here',
      })
      .submit();
    const question = await scene.answer(asked, -1);
    const text = await scene.reads(question);
    expect(text).toContain('Is it only you?');
    expect(text).toContain('[Only me] [Everybody here]');
    expect(text).toContain(`<@${ana.id}>`);
    expect(await scene.reads(status)).toContain('waits for your answer');
    await ana.presses(question, 'Everybody here');
    expect(await scene.reads(question)).not.toContain('[');
    expect(await scene.reads(question)).toContain('Your answer: Everybody here');
    expect(await scene.reads(status)).toContain('Ben Okafor has it');
    expect((await scene.under(card)).map(({ text: line }) => line).join()).toContain(
      'Everybody here',
    );
  });

  test('a question can be answered by writing, and then its buttons are gone', async () => {
    const { asked, card } = await filed();
    const { ana, ben } = scene;
    await ben.presses(card, 'Ask requester');
    const form = await scene.form(ben, 'Your question');
    await ben
      .fills(form, {
        'Your question': 'Is it only you?',
        'Answers to press, one a line (may stay empty)': 'Only me\nEverybody here',
      })
      .submit();
    const question = await scene.answer(asked, -1);
    await ana.replies(asked, 'me and two others');
    expect(await scene.reads(question)).not.toContain('[Only me]');
    expect(await scene.reads(question)).toContain('Your answer: me and two others');
    expect((await scene.under(card)).at(-1)?.text).toContain('me and two others');
  });

  test('a question without answers to press asks to write', async () => {
    const { asked, card } = await filed();
    await scene.ben.replies(card, '?ask Which room is it?');
    const question = await scene.reads(await scene.answer(asked, -1));
    expect(question).toContain('Which room is it?');
    expect(question).toContain('Just answer here.');
    expect(question).not.toContain('Press');
  });

  test("a reply, under the agent's name; and the requester's reaches the team", async () => {
    const { asked, card } = await filed();
    await scene.ben.replies(card, 'We replace the access point at noon.');
    const copy = await scene.answer(asked, -1);
    expect(await scene.reads(copy)).toBe('*Ben Okafor (IT)*\nWe replace the access point at noon.');
    await scene.ana.replies(asked, 'Great, the room is free then.');
    expect((await scene.under(card)).at(-1)?.text).toContain('the room is free then');
  });

  test('on hold, and why', async () => {
    const { asked, status, card, key } = await filed();
    await scene.ben.replies(card, '?hold the new access point comes tomorrow');
    const notice = await scene.reads(await scene.answer(asked, -1));
    expect(notice).toBe(`${key} is on hold: the new access point comes tomorrow`);
    expect(await scene.reads(status)).toMatch(/^⏸ .*\nOn hold since .*comes tomorrow/);
  });

  test('resolved, with what was done; "That fixed it", one tap and a comment', async () => {
    const { status, card, key, solved } = await resolved();
    const { ana } = scene;
    expect(await scene.reads(solved)).toContain(
      `${key} was solved by Ben Okafor.\n✅ *Solved: restarted the access point*\n[That fixed it] [Not fixed]`,
    );
    expect(await scene.reads(status)).toMatch(/^✅ .*\nSolved by Ben Okafor,/);
    await ana.presses(solved, 'That fixed it');
    expect(await scene.reads(solved)).toContain('How was it?\n[😞] [🙁] [😐] [🙂] [😀]');
    expect(await scene.reads(status)).toMatch(/^🔒 /);
    await ana.presses(solved, '🙂');
    expect(await scene.reads(solved)).toContain('Thank you. You said 🙂\n[Add a comment]');
    await ana.presses(solved, 'Add a comment');
    const form = await scene.form(ana, 'Your comment');
    await ana.fills(form, { 'What should we know?': 'Very quick' }).submit();
    expect(await scene.reads(solved)).toContain('Thank you. You said 🙂 “Very quick”');
    expect(await scene.reads(solved)).not.toContain('[');
    expect(await scene.reads(card)).toMatch(/^🔒 \*/);
  });

  test('"Not fixed", with the reason: it is open again', async () => {
    const { status, card, key, solved } = await resolved();
    const { ana, ben } = scene;
    await ana.presses(solved, 'Not fixed');
    const form = await scene.form(ana, 'What is still wrong?');
    await ana.fills(form, { 'What is still wrong?': 'It dropped again at ten' }).submit();
    expect(await scene.reads(solved)).toContain('Not fixed, so it was opened again.');
    expect(await scene.reads(status)).toContain('Ben Okafor has it');
    const notice = (await scene.under(card)).at(-1);
    expect(notice && desk.slack.screen(notice)).toBe(
      `<@${ben.id}> Ana Lindqvist reopened ${key}: It dropped again at ten`,
    );
  });

  test('thanks do not open it again; anything else does', async () => {
    const { asked, status, solved } = await resolved();
    await scene.ana.replies(asked, 'Thanks a lot Ben!');
    expect(await scene.reads(status)).toMatch(/^✅ /);
    await scene.ana.replies(asked, 'Hm, it is slow again');
    expect(await scene.reads(status)).toMatch(/^🛠 /);
    expect(await scene.reads(solved)).not.toContain('[That fixed it]');
  });

  test('only the requester says whether it is fixed', async () => {
    const { solved, status } = await resolved();
    await scene.omar.presses(solved, 'That fixed it');
    expect(await scene.told(scene.omar)).toBe('Only the person who asked can do that.');
    expect(await scene.reads(status)).toMatch(/^✅ /);
  });

  test('nobody says anything: it closes by itself after the time that was announced', async () => {
    const { status, solved } = await resolved();
    expect(await scene.reads(solved)).toContain('Without an answer it closes by itself');
    desk.advance(5 * 24 * 60 * 60_000);
    await desk.runJobs();
    expect(await scene.reads(status)).toContain('because nobody said otherwise');
  });
});

describe('after it was closed', () => {
  test('a reply starts a new ticket, and each names the other', async () => {
    const { asked, status, card, key, solved } = await resolved();
    const { ana } = scene;
    await ana.presses(solved, 'That fixed it');
    await ana.replies(asked, 'It is down again today, on the same floor');
    const next = await scene.answer(asked, -1);
    const nextKey = await scene.keyOn(next);
    expect(nextKey).not.toBe(key);
    expect(await scene.reads(next)).toContain(`Goes on from ${key}`);
    expect(await scene.reads(status)).toContain(`It goes on in ${nextKey}`);
    expect(await scene.reads(card)).toContain(`It goes on in ${nextKey}`);
    expect(await scene.told(ana)).toBe(`${key} was closed. I opened a new ticket, linked to it.`);
    const cards = await scene.cards('It is down again today');
    expect(cards).toHaveLength(1);
    // The thread is the new ticket's from now on.
    await ana.replies(asked, 'and it is worse than before');
    const [nextCard] = cards;
    expect(nextCard && (await scene.under(nextCard)).at(-1)?.text).toContain('worse than before');
  });

  test('thanks start nothing', async () => {
    const { asked, solved } = await resolved();
    await scene.ana.presses(solved, 'That fixed it');
    const before = (await scene.under(asked)).length;
    await scene.ana.replies(asked, 'Thank you!');
    expect(await scene.under(asked)).toHaveLength(before + 1);
  });
});

describe('the requester', () => {
  test('withdraws, and is asked whether they mean it', async () => {
    const { status, card } = await filed();
    await scene.ana.presses(status, 'Withdraw', { deny: true });
    expect(await scene.reads(status)).toContain('With IT since');
    await scene.ana.presses(status, 'Withdraw');
    expect(await scene.reads(status)).toMatch(/^🔒 .*\nYou withdrew it,/);
    expect(await scene.reads(status)).not.toContain('[');
    expect(await scene.reads(card)).toMatch(/^🔒 /);
  });

  test('withdraws what an agent works on already', async () => {
    const { status, card } = await filed();
    await scene.ben.presses(card, 'Claim');
    await scene.ana.presses(status, 'Withdraw');
    expect(await scene.reads(status)).toContain('You withdrew it');
  });

  test('edits what was understood: title, category, queue', async () => {
    const { slack, ana } = scene;
    const { status, card, key } = await filed();
    await ana.presses(status, 'Edit');
    const form = await scene.form(ana, 'Details');
    expect(slack.screen(form)).toContain('In one line: The wifi on the second floor is down');
    ana.fills(form, { 'In one line': 'The chair under the router is broken' });
    await ana.selects(form, 'Category', 'Furniture and repairs');
    const asking = await scene.form(ana, 'Where is it?');
    expect(slack.screen(asking)).toContain('In one line: The chair under the router is broken');
    await ana.fills(asking, { 'Where is it?': 'Second floor' }).submit();
    expect(await scene.reads(status)).toContain(`${key} The chair under the router is broken`);
    expect(await scene.reads(status)).toContain('With Facilities since');
    const moved = await scene.card(key, '#triage-facilities');
    expect(await scene.reads(moved)).toContain('Furniture and repairs · Second floor');
    expect(await scene.reads(card)).toContain('Moved to Facilities');
  });

  test('alone edits and withdraws it', async () => {
    const { slack, jonas } = scene;
    const { status } = await filed();
    for (const button of ['Edit', 'Not a request', 'Withdraw']) {
      const before = slack.ephemeralsTo(jonas).length;
      await jonas.presses(status, button);
      await slack.until(() => slack.ephemeralsTo(jonas).length > before);
    }
    expect(await scene.reads(status)).toContain('With IT since');
  });
});
