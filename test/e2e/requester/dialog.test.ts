import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { CatalogCategory } from '../../../src/domain/understanding/types.js';
import { exampleDesk } from '../../builders/desk.js';
import { openDesk, type RunningDesk } from '../desk.js';
import { LAPTOP, sceneOf, type Scene } from './scene.js';

let desk: RunningDesk;
let scene: Scene;

const VISITOR = 'a visitor needs a parking space for the day';

/** One date and nothing else is missing: no category of the example asks for just that. */
const visitors: CatalogCategory = {
  key: 'visitor',
  name: 'Visitor parking',
  queue: 'it',
  examples: [VISITOR, 'please reserve visitor parking', 'parking for a visitor'],
  fields: [{ key: 'day', label: 'Which day do they come?', type: 'date', required: true }],
};

beforeAll(async () => {
  desk = await openDesk({ desk: { categories: [...exampleDesk().categories, visitors] } });
  scene = sceneOf(desk);
});
beforeEach(() => {
  scene.later();
});
afterAll(async () => {
  expect(desk.slack.violations).toEqual([]);
  await desk.stop();
});

const FORGOTTEN = 'I forgot my password';
const STRANGE = 'Can you help me with something strange?';

describe('what is said is not asked', () => {
  test('a message that says it all is filed at once', async () => {
    const { ana } = scene;
    const asked = await ana.says('#help', `${LAPTOP}, it is a MacBook`);
    const status = await scene.answer(asked);
    expect(await scene.reads(status)).toContain('With IT since');
    expect(await scene.reads(await scene.card(await scene.keyOn(status)))).toContain('MacBook');
  });

  test('one thing missing is one question with buttons, and a press answers it', async () => {
    const { ana } = scene;
    const asked = await ana.says('#help', LAPTOP);
    const dialog = await scene.answer(asked);
    const question = await scene.reads(dialog);
    expect(question).toContain('One question: *Which laptop is it?*');
    expect(question).toContain('[MacBook] [Windows laptop] [Something else]');
    expect(question).toContain('[Talk to a person] [Not a request]');
    await ana.presses(dialog, 'Windows laptop');
    const status = await scene.reads(dialog);
    expect(status).toContain('With IT since');
    expect(status).not.toContain('Which laptop');
    // One living message: the question became the status.
    await scene.answer(asked);
  });

  test('more than five answers are a form behind one button', async () => {
    const { ana } = scene;
    const asked = await ana.says('#help', 'I would like to order something');
    const dialog = await scene.answer(asked);
    if ((await scene.reads(dialog)).includes('What is it about?'))
      await ana.replies(asked, 'New hardware');
    expect(await scene.reads(dialog)).toContain('What do you need?*\n[Answer]');
    await ana.presses(dialog, 'Answer');
    const form = await scene.form(ana, 'What do you need?');
    await ana.selects(form, 'What do you need?', 'Something else');
    const asking = await scene.form(ana, 'What exactly?');
    await ana.fills(asking, { 'What exactly?': 'A standing mat' }).submit();
    expect(await scene.reads(dialog)).toContain('With IT since');
    const card = await scene.card(await scene.keyOn(dialog));
    expect(await scene.reads(card)).toContain('Something else · A standing mat');
  });

  test('two things missing are one form', async () => {
    const { slack, ana } = scene;
    const asked = await ana.says('@deskbell', 'I would like to apply for parental leave');
    const dialog = await scene.answer(asked);
    expect(await scene.reads(dialog)).toContain(
      'I need to know a little more:\n• *Which is the first day?*\n• *Which is the last day?*\n[Answer]',
    );
    await ana.presses(dialog, 'Answer');
    const form = await scene.form(ana, 'A few details');
    expect(slack.screen(form)).not.toContain('What kind of leave?');
    await ana
      .fills(form, {
        'Which is the first day?': '2027-03-01',
        'Which is the last day?': '2027-08-31',
      })
      .submit();
    const status = await scene.reads(dialog);
    expect(status).toContain('With People since');
    const card = await scene.card(await scene.keyOn(dialog), '#triage-people');
    expect(await scene.reads(card)).toContain('Parental leave · 2027-03-01 · 2027-08-31');
  });

  test('or the same, typed in the thread', async () => {
    const { ana } = scene;
    const asked = await ana.says('@deskbell', 'I would like to apply for parental leave');
    const dialog = await scene.answer(asked);
    await ana.replies(asked, 'from 2027-03-01 to 2027-08-31');
    expect(await scene.reads(dialog)).toContain('With People since');
  });
});

describe('a typed answer', () => {
  test.each([
    ['by name', 'MacBook', 'MacBook'],
    ['by place', 'the second one', 'Windows laptop'],
    ['by number', '3', 'Something else'],
    ['by another word', 'a thinkpad', 'Windows laptop'],
    ['in a sentence', "It's my macbook pro from 2021, the one with stickers", 'MacBook'],
  ])('%s', async (_, text, answer) => {
    const { ana } = scene;
    const asked = await ana.says('#help', LAPTOP);
    const dialog = await scene.answer(asked);
    await ana.replies(asked, text);
    expect(await scene.reads(dialog)).toContain('With IT since');
    const card = await scene.reads(await scene.card(await scene.keyOn(dialog)));
    expect(card).toContain(`Laptop broken · ${answer}`);
    // What says more than the answer is kept.
    expect(card.includes('stickers')).toBe(text.includes('stickers'));
  });

  test('that is wrong is told how to put it right', async () => {
    const { ana } = scene;
    const asked = await ana.says('#help', VISITOR.replace(' for the day', ''));
    const dialog = await scene.answer(asked);
    expect(await scene.reads(dialog)).toContain('Which day do they come?');
    await ana.replies(asked, 'when the moon is full');
    expect(await scene.reads(dialog)).toContain(
      'I did not understand the date. Write it like 2026-11-26 or “tomorrow”.',
    );
    await ana.replies(asked, 'tomorrow');
    expect(await scene.reads(dialog)).toContain('With IT since');
  });

  test('that is wrong twice is left to a person', async () => {
    const { ana } = scene;
    const asked = await ana.says('#help', LAPTOP);
    const dialog = await scene.answer(asked);
    await ana.replies(asked, 'a grey one');
    expect(await scene.reads(dialog)).toContain(
      'Choose one of: MacBook, Windows laptop, Something else.',
    );
    await ana.replies(asked, 'the one on my desk');
    expect(await scene.reads(dialog)).toContain('They will ask for what is missing.');
    const card = await scene.reads(await scene.card(await scene.keyOn(dialog)));
    expect(card).toContain('Not answered: Which laptop is it?');
    // The words that did not fit may help all the same.
    expect(card).toContain('a grey one');
  });

  test('by somebody else in the thread is no answer', async () => {
    const { ana, omar } = scene;
    const asked = await ana.says('#help', LAPTOP);
    const dialog = await scene.answer(asked);
    await omar.replies(asked, 'MacBook');
    expect(await scene.reads(dialog)).toContain('Which laptop is it?');
    await omar.presses(dialog, 'MacBook');
    expect(await scene.told(omar)).toBe('Only the person who asked can do that.');
    expect(await scene.reads(dialog)).toContain('Which laptop is it?');
  });
});

describe('the dialog ends', () => {
  test('after two questions', async () => {
    const { ana } = scene;
    const asked = await ana.says('#help', STRANGE);
    const dialog = await scene.answer(asked);
    expect(await scene.reads(dialog)).toContain('What is it about?');
    await ana.replies(asked, 'Password or sign-in');
    expect(await scene.reads(dialog)).toContain('Which account can you not get into?');
    await ana.presses(dialog, 'Another app');
    expect(await scene.reads(dialog)).toContain('They will ask for what is missing.');
    const card = await scene.reads(await scene.card(await scene.keyOn(dialog)));
    expect(card).toContain('Not answered: Which app is it?');
  });

  test('with a second question where the first answer makes it necessary', async () => {
    const { ana } = scene;
    const asked = await ana.says('#help', FORGOTTEN);
    const dialog = await scene.answer(asked);
    await ana.presses(dialog, 'Another app');
    expect(await scene.reads(dialog)).toContain('One question: *Which app is it?*\n[Answer]');
    await ana.replies(asked, 'Figma');
    const card = await scene.card(await scene.keyOn(dialog));
    expect(await scene.reads(card)).toContain('Another app · Figma');
  });

  test('for whoever wants to talk to a person', async () => {
    const { ana } = scene;
    const asked = await ana.says('#help', LAPTOP);
    const dialog = await scene.answer(asked);
    await ana.presses(dialog, 'Talk to a person');
    expect(await scene.reads(dialog)).toContain('Somebody will write to you here.');
    const card = await scene.reads(await scene.card(await scene.keyOn(dialog)));
    expect(card).toContain('Wants to talk to a person');
  });

  test('where it was no request, without a ticket', async () => {
    const { ana } = scene;
    const asked = await ana.says('#help', LAPTOP);
    const dialog = await scene.answer(asked);
    await ana.presses(dialog, 'Not a request');
    expect(await scene.reads(dialog)).toBe('All right, I did not open a ticket.');
    await ana.presses(dialog, 'MacBook', { stale: true }).catch(() => undefined);
    await ana.replies(asked, 'MacBook');
    expect(await scene.reads(dialog)).toBe('All right, I did not open a ticket.');
  });

  test('a button of a screen that is behind says so', async () => {
    const { ana } = scene;
    const asked = await ana.says('#help', LAPTOP);
    const dialog = await scene.answer(asked);
    await ana.presses(dialog, 'MacBook');
    const key = await scene.keyOn(dialog);
    await ana.presses(dialog, 'Windows laptop', { stale: true });
    expect(await scene.told(ana)).toContain('This is no longer open.');
    expect(await scene.reads(await scene.card(key))).toContain('MacBook');
    await scene.answer(asked);
  });
});

describe('when it is not clear what it is about', () => {
  test('the three best guesses are buttons, and something else', async () => {
    const { ana } = scene;
    const asked = await ana.says('#help', STRANGE);
    const dialog = await scene.answer(asked);
    const question = await scene.reads(dialog);
    expect(question).toMatch(/What is it about\?\*\n(\[[^\]]+\] ){3}\[Something else\]\n/);
    await ana.presses(dialog, 'Something else');
    expect(await scene.reads(dialog)).toContain('With IT since');
    const card = await scene.card(await scene.keyOn(dialog));
    expect(await scene.reads(card)).toContain('*Ana Lindqvist* · Something else');
  });

  test.each(['something else', 'the fourth one'])('"%s" can be typed as well', async (text) => {
    const { ana } = scene;
    const asked = await ana.says('#help', STRANGE);
    const dialog = await scene.answer(asked);
    await ana.replies(asked, text);
    const card = await scene.card(await scene.keyOn(dialog));
    expect(await scene.reads(card)).toContain('*Ana Lindqvist* · Something else');
  });

  test('more words make it clear, and two tries that do not are left to a person', async () => {
    const { ana } = scene;
    const asked = await ana.says('#help', STRANGE);
    const dialog = await scene.answer(asked);
    await ana.replies(asked, 'it is odd, really');
    expect(await scene.reads(dialog)).toContain(
      'I added that to your request. One thing is still open.',
    );
    await ana.replies(asked, 'hard to put into words');
    expect(await scene.reads(dialog)).toContain('They will ask for what is missing.');
    const card = await scene.reads(await scene.card(await scene.keyOn(dialog)));
    expect(card).toContain('hard to put into words');
    expect(card).toContain('Not answered: Category');
  });
});
