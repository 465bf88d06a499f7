import { expect, test } from '@jest/globals';
import { answered } from '../../src/cli/commands/sla-calc.js';

const question = (id: number): string =>
  JSON.stringify({
    id,
    op: 'add',
    tz: 'UTC',
    weekly: { mon: [['09:00', '17:00']] },
    start: '2026-01-05T09:00:00Z',
    minutes: id,
  });

async function answersTo(blocks: readonly string[]): Promise<string[]> {
  const lines: string[] = [];
  // eslint-disable-next-line @typescript-eslint/require-await -- a source of blocks, as a stream is one
  const source = async function* () {
    yield* blocks;
  };
  for await (const block of answered(source())) lines.push(...block.split('\n'));
  return lines;
}

test('answers come in the order of the questions, however the text is cut', async () => {
  const text = [question(1), 'not json', question(2), '', question(3)].join('\n');
  for (const size of [1, 7, 100, text.length]) {
    const blocks = text.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [];
    const answers = (await answersTo(blocks)).map((line) => JSON.parse(line) as object);
    expect(answers).toMatchObject([
      { id: 1, end: '2026-01-05T09:01:00Z' },
      { id: null, error: { code: 'not_json' } },
      { id: 2, end: '2026-01-05T09:02:00Z' },
      { id: 3, end: '2026-01-05T09:03:00Z' },
    ]);
  }
});

test('no questions, no answers', async () => {
  expect(await answersTo([])).toEqual([]);
});
