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

describe('/ticket', () => {
  test('with words is the request itself, and goes on in a direct message', async () => {
    const { ana } = scene;
    await ana.runs('/ticket', WIFI, '#general');
    const status = await scene.direct(ana);
    expect(await scene.reads(status)).toContain('With IT since');
    await scene.card(await scene.keyOn(status));
  });

  test('asks what is missing there, and takes an answer that is typed without a thread', async () => {
    const { ana } = scene;
    await ana.runs('/ticket', LAPTOP, '#general');
    const dialog = await scene.direct(ana);
    expect(await scene.reads(dialog)).toContain('Which laptop is it?');
    await ana.says('@deskbell', 'the first one');
    expect(await scene.reads(dialog)).toContain('With IT since');
    const card = await scene.card(await scene.keyOn(dialog));
    expect(await scene.reads(card)).toContain('Laptop broken · MacBook');
  });

  test('alone opens the form', async () => {
    const { ana } = scene;
    await ana.runs('/ticket', '', '#general');
    const form = await scene.form(ana, 'Ask for help');
    expect(desk.slack.screen(form)).toBe(
      'Ask for help\nWhat do you need?:\nCategory:\nPriority: Normal\n[Send]',
    );
    await ana.closes(form);
  });

  test('mine lists what one has open, and says so when there is nothing', async () => {
    const { ana, priya } = scene;
    await priya.runs('/ticket', 'mine', '#general');
    expect(await scene.told(priya)).toBe(
      'You have no open tickets. Write what you need, and I open one.',
    );
    const asked = await ana.says('#help', WIFI);
    const key = await scene.keyOn(await scene.answer(asked));
    await ana.runs('/ticket', 'mine', '#general');
    expect(await scene.told(ana)).toMatch(/^\*Your open tickets\*\n🆕 /);
    expect(await scene.told(ana)).toContain(
      `🆕 *${key} The wifi on the second floor is down* · open since`,
    );
  });

  test('queue lists what waits for an agent, and tells others that no queue is theirs', async () => {
    const { ana, ben } = scene;
    const asked = await ana.says('#help', WIFI);
    const key = await scene.keyOn(await scene.answer(asked));
    await ben.runs('/ticket', 'queue', '#general');
    expect(await scene.told(ben)).toContain(`*${key} `);
    await ana.runs('/ticket', 'queue', '#general');
    expect(await scene.told(ana)).toBe('You are on no roster, so no queue is yours.');
  });

  test('help says what can be done, and offers the form', async () => {
    const { slack, ana } = scene;
    await ana.runs('/ticket', 'help', '#general');
    const help = await scene.told(ana);
    expect(help).toContain(`here or in <#${slack.channelId('#help')}>`);
    expect(help).toContain('/ticket mine');
    const [message] = slack.ephemeralsTo(ana).slice(-1);
    if (message === undefined) throw new Error('There is no help.');
    await ana.presses(message, 'Open the form');
    await ana.closes(await scene.form(ana, 'Ask for help'));
  });
});

describe('the form', () => {
  test('of the global shortcut changes with the category, and needs what is required', async () => {
    const { slack, ana } = scene;
    await ana.usesShortcut('new_request');
    const empty = await scene.form(ana, 'Ask for help');
    expect((await ana.submits(empty)).errors).not.toEqual({});

    await ana.selects(empty, 'Category', 'Printer');
    await scene.form(ana, 'Which printer, or where does it stand?');
    await ana.selects(empty, 'Category', 'Badge or key');
    const form = await scene.form(ana, 'What happened to it?');
    expect(slack.screen(form)).not.toContain('Which printer');

    const early = await ana.fills(form, { 'What do you need?': 'A new badge please' }).submit();
    expect(early.sent).toBe(false);
    expect(Object.values(early.errors)).toEqual(['Please complete this required field.']);

    await ana.selects(form, 'What happened to it?', 'Does not work');
    const sent = await ana.submits(await scene.form(ana, 'Does not work'));
    expect(sent.errors).toEqual({});
    const status = await scene.direct(ana);
    expect(await scene.reads(status)).toContain('A new badge');
    expect(await scene.reads(status)).toContain('With Facilities since');
    const card = await scene.card(await scene.keyOn(status), '#triage-facilities');
    expect(await scene.reads(card)).toContain('Badge or key · Does not work');
  });

  test('asks for more where an answer makes it necessary, and keeps what was entered', async () => {
    const { slack, ana } = scene;
    await ana.usesShortcut('new_request');
    const form = await scene.form(ana, 'Ask for help');
    ana.fills(form, { 'What do you need?': 'I cannot get into my account' });
    await ana.selects(form, 'Category', 'Password or sign-in');
    await scene.form(ana, 'Which account can you not get into?');
    await ana.selects(form, 'Which account can you not get into?', 'Another app');
    const asking = await scene.form(ana, 'Which app is it?');
    expect(slack.screen(asking)).toContain('What do you need?: I cannot get into my account');
    await ana.fills(asking, { 'Which app is it?': 'Figma' }).submit();
    const status = await scene.direct(ana);
    const card = await scene.card(await scene.keyOn(status));
    expect(await scene.reads(card)).toContain('Password or sign-in · Another app · Figma');
  });

  test('says in words what is wrong with a value, where it stands', async () => {
    const { slack, ana } = scene;
    await ana.usesShortcut('new_request');
    const form = await scene.form(ana, 'Ask for help');
    await ana.selects(form, 'Category', 'Printer');
    const asking = await scene.form(ana, 'Which printer');
    await ana
      .fills(asking, {
        'What do you need?': 'Toner please',
        'Which printer, or where does it stand?': 'x'.repeat(81),
      })
      .submit();
    const wrong = await scene.form(ana, '⚠');
    expect(slack.screen(wrong)).toContain('⚠ Write at most 80 characters.');
    await ana.closes(wrong);
  });

  test('of a private category is answered directly, and its card stands in the private channel', async () => {
    const { ana } = scene;
    await ana.usesShortcut('new_request');
    const form = await scene.form(ana, 'Ask for help');
    await ana.selects(form, 'Category', 'Payroll question');
    const asking = await scene.form(ana, 'Which month is it about?');
    await ana.fills(asking, { 'What do you need?': 'My payslip is wrong' }).submit();
    const status = await scene.direct(ana);
    expect(await scene.reads(status)).toContain('With People since');
    await scene.card(await scene.keyOn(status), '#triage-people');
  });
});

test('the Home tab shows the open tickets and opens the form', async () => {
  const { slack, ana, ben } = scene;
  const asked = await ana.says('#help', WIFI);
  const key = await scene.keyOn(await scene.answer(asked));
  await ana.opensHome();
  const home = await slack.until(() => slack.homeOf(ana));
  expect(slack.screen(home)).toContain(`🆕 *${key} `);
  expect(slack.screen(home)).not.toContain('Waiting in your queues');
  await ana.presses(home, 'Open the form');
  await ana.closes(await scene.form(ana, 'Ask for help'));
  await ben.opensHome();
  const agents = await slack.until(() => slack.homeOf(ben));
  expect(slack.screen(agents)).toContain('Waiting in your queues');
});
