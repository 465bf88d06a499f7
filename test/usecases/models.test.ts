import { expect, test } from '@jest/globals';
import { classify } from '../../src/domain/understanding/classifier/model.js';
import type { LearnedExample } from '../../src/domain/understanding/learned-example.js';
import { learnedLeaning } from '../../src/domain/understanding/learned-leaning.js';
import { createModels } from '../../src/usecases/models.js';
import type { Models } from '../../src/usecases/ports.js';
import { exampleDesk } from '../builders/desk.js';

const desk = { ...exampleDesk(), version: 1 };
const [first, second] = desk.categories.map(({ key }) => key) as [string, string];

/** Models over examples that grow, with a clock that is moved by hand. */
function scene() {
  const learned: LearnedExample[] = [];
  const failures: unknown[] = [];
  let clock = 0;
  let broken = false;
  const models = createModels({
    linesOf: () => Promise.resolve('+ my laptop is broken\n- lunch at twelve'),
    examples: {
      newest: () => Promise.resolve([...learned].reverse()),
      stamp: () =>
        broken ? Promise.reject(new Error('away')) : Promise.resolve(`${learned.length}`),
    },
    now: () => new Date(clock),
    failed: (error) => failures.push(error),
  });
  const teach = (text: string, more: Partial<LearnedExample>): void => {
    const id = `t${learned.length}`;
    const common = { deskId: desk.id, id, version: 1, at: new Date(clock), author: 'slack:U1' };
    learned.push({ ...common, author: 'slack:U1', language: 'en', text, ...more });
  };
  return {
    models,
    teach,
    failures,
    later: () => (clock += 3_600_000),
    breaks: (is: boolean) => (broken = is),
  };
}

const shareOf = async (models: Models, text: string, label: string): Promise<number> =>
  classify(text, await models.of(desk, 'en')).find((one) => one.label === label)?.confidence ?? 0;

/** The old model answers until the new one is there. */
async function becomes(look: () => Promise<boolean>): Promise<void> {
  while (!(await look())) await new Promise((resolve) => setImmediate(resolve));
}

test('what tickets teach changes the guess, for the next who ask', async () => {
  const { models, teach, later } = scene();
  const before = await shareOf(models, 'the flumotron wobbles', second);
  for (let n = 0; n < 5; n += 1)
    teach(`flumotron ${n} wobbles`, { category: second, isRequest: true });
  expect(await shareOf(models, 'the flumotron wobbles', second)).toBe(before);
  later();
  await becomes(
    async () => (await shareOf(models, 'the flumotron wobbles', second)) > before + 0.2,
  );
});

test('a category that the desk no longer has is not learned', async () => {
  const { models, teach } = scene();
  teach('something odd', { category: 'gone', isRequest: true });
  expect((await models.of(desk, 'en')).labels).not.toContain('gone');
  expect((await models.of(desk, 'en')).labels).toContain(first);
});

test('what was no request leans towards chatter', async () => {
  const { models, teach, later } = scene();
  const text = 'the canteen menu is out';
  const leaning = async () => learnedLeaning(text, await models.requests(desk.id, 'en'));
  const before = await leaning();
  for (let n = 0; n < 4; n += 1) teach(text, { isRequest: false });
  later();
  await becomes(async () => (await leaning()) < before - 0.5);
});

test('while the examples cannot be read, the old model goes on, and the failure is told', async () => {
  const { models, teach, later, breaks, failures } = scene();
  await models.of(desk, 'en');
  teach('flumotron wobbles', { category: second, isRequest: true });
  later();
  breaks(true);
  await becomes(async () => Boolean(await models.of(desk, 'en')) && failures.length > 0);
  breaks(false);
  later();
  const model = await models.of(desk, 'en');
  await becomes(async () => (await models.of(desk, 'en')) !== model);
});

test('who asks first and gets an error may ask again', async () => {
  const { models, breaks } = scene();
  breaks(true);
  await expect(models.of(desk, 'en')).rejects.toThrow('away');
  breaks(false);
  expect((await models.of(desk, 'en')).labels).toContain(first);
});
