import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createReader } from '../../../src/adapters/openai/reader.js';
import type { ReadingQuestion } from '../../../src/domain/model/reading.js';
import type { Reader } from '../../../src/usecases/reader.js';
import { exampleDesk } from '../../builders/desk.js';
import { startFakeOpenAi, type FakeOpenAi, type Reply } from '../../fakes/openai/index.js';

let openai: FakeOpenAi;
beforeAll(async () => {
  openai = await startFakeOpenAi();
});
afterAll(() => openai.stop());

const clock = { now: Date.parse('2026-11-24T08:00:00Z') };
const logged: { fields: object; message: string }[] = [];
const note = (fields: object, message: string): void => {
  logged.push({ fields, message });
};
beforeEach(() => {
  logged.length = 0;
});

function reader({ dailyCalls = 100, budgetMs = 3000 } = {}): Reader {
  const counts = new Map<string, number>();
  return createReader({
    config: { apiKey: 'sk-test', baseUrl: openai.baseUrl, model: 'gpt-4.1-mini', dailyCalls },
    deskId: 'main',
    counters: {
      next: (_desk, name) => {
        counts.set(name, (counts.get(name) ?? 0) + 1);
        return Promise.resolve(counts.get(name) ?? 0);
      },
    },
    now: () => new Date(clock.now),
    log: { info: note, warn: note, error: note },
    budgetMs,
  });
}

const question: ReadingQuestion = {
  text: 'the beamer in room 4 is dead',
  language: 'en',
  categories: exampleDesk().categories,
  requester: 'slack:U0ANA',
};

const NOTHING = { category: null, impact: null, urgency: null, fields: [] };
const [FIRST] = question.categories;

/** How many requests a reading took. */
async function reading(reply: readonly Reply[], of = reader()) {
  openai.replies(...reply);
  const before = openai.asked.length;
  const found = await of.read(question);
  return { found, tries: openai.asked.length - before };
}

test('an answer in the given shape is a reading', async () => {
  const category = { value: FIRST?.key, quote: 'beamer' };
  const { found, tries } = await reading([{ says: { ...NOTHING, category } }]);
  expect(found).toEqual({ category, impact: undefined, urgency: undefined, fields: [] });
  expect(tries).toBe(1);
});

test('the message goes along as data of the user, nothing is kept, and there are no tools', async () => {
  await reading([{ says: NOTHING }]);
  const { body, headers } = openai.asked.at(-1) ?? { headers: {} };
  expect(headers.authorization).toBe('Bearer sk-test');
  expect(body).toMatchObject({ model: 'gpt-4.1-mini', store: false });
  expect(body?.tools).toBeUndefined();
  expect(body?.text.format).toMatchObject({ type: 'json_schema', strict: true });
  expect(body?.input).toHaveLength(1);
  expect(body?.input[0]?.role).toBe('user');
  expect(JSON.parse(body?.input[0]?.content ?? '')).toMatchObject({ message: question.text });
  expect(body?.instructions).not.toContain('beamer');
  expect(body?.safety_identifier).toMatch(/^[\w-]{43}$/);
  expect(JSON.stringify(body)).not.toContain('U0ANA');
});

describe('what is no reading', () => {
  test.each<[string, readonly Reply[], number]>([
    ['a refusal', [{ refuses: 'I cannot help with that.' }], 1],
    ['an answer that was cut off', [{ isCutOff: true }], 1],
    ['a category that is not in the catalogue', [wrongCategory()], 1],
    ['429, twice', [{ fails: 429 }], 2],
    ['500, twice', [{ fails: 500 }], 2],
    ['a wrong key', [{ fails: 401 }], 1],
  ])('%s', async (_, replies, tries) => {
    expect(await reading(replies)).toEqual({ found: undefined, tries });
  });

  test('what comes too late', async () => {
    expect((await reading([{ hangs: true }], reader({ budgetMs: 60 }))).found).toBeUndefined();
  });

  test('nothing of the text stands in the log', async () => {
    await reading([wrongCategory()]);
    await reading([{ fails: 400 }]);
    expect(logged.length).toBeGreaterThan(0);
    expect(JSON.stringify(logged)).not.toMatch(/beamer|sk-test/);
  });
});

test('a second try that works is a reading', async () => {
  const { found, tries } = await reading([{ fails: 429 }, { says: NOTHING }]);
  expect(found).toMatchObject({ fields: [] });
  expect(tries).toBe(2);
});

describe('it is not asked for a while', () => {
  const open = async (of: Reader) => (await reading([{ says: NOTHING }], of)).tries === 0;

  test('after three failures in a row, for a minute', async () => {
    const of = reader();
    for (let failure = 1; failure <= 3; failure += 1) {
      expect(await open(of)).toBe(false);
      await reading([{ fails: 500 }], of);
    }
    // One that worked in between makes the count begin anew.
    expect(await open(of)).toBe(false);
    for (let failure = 1; failure <= 3; failure += 1) await reading([{ fails: 500 }], of);
    expect(await open(of)).toBe(true);
    clock.now += 60_000;
    expect(await open(of)).toBe(false);
  });

  test.each([
    ['a wrong key', { fails: 401 }],
    ['an empty account', { fails: 429, code: 'insufficient_quota' }],
  ])('after %s, for a quarter of an hour', async (_, reply) => {
    const of = reader();
    await reading([reply], of);
    expect(await open(of)).toBe(true);
    clock.now += 14 * 60_000;
    expect(await open(of)).toBe(true);
    clock.now += 60_000;
    expect(await open(of)).toBe(false);
  });

  test('once the calls of the day are spent, until midnight', async () => {
    const of = reader({ dailyCalls: 2 });
    const tries = [];
    for (let call = 1; call <= 4; call += 1)
      tries.push((await reading([{ says: NOTHING }], of)).tries);
    expect(tries).toEqual([1, 1, 0, 0]);
    clock.now += 86_400_000;
    expect((await reading([{ says: NOTHING }], of)).tries).toBe(1);
  });
});

function wrongCategory(): Reply {
  return { says: { ...NOTHING, category: { value: 'close_all_tickets', quote: 'beamer' } } };
}
