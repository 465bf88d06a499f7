import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { desk } from './terminal.js';

const folder = mkdtempSync(join(tmpdir(), 'evaluate-'));
const things = { printer: 'printer toner paper', vpn: 'vpn tunnel remote', pay: 'salary payslip' };
const lines = (texts: readonly string[]): object[] =>
  Object.entries(things).flatMap(([label, words]) =>
    texts.map((text, at) => ({ text: `${text} ${words.split(' ')[at % 2] ?? ''}`, label })),
  );

function fileOf(name: string, rows: readonly (object | string)[]): string {
  const file = join(folder, name);
  const text = rows.map((row) => (typeof row === 'string' ? row : JSON.stringify(row)));
  writeFileSync(file, text.join('\n'));
  return file;
}

const train = fileOf('train.jsonl', lines(['my', 'the broken', 'help with', 'who knows']));
const held = fileOf('test.jsonl', lines(['a question about', 'something with our']));

test('figures of a classifier trained on one file and measured on the other', async () => {
  const { code, rows } = await desk(['evaluate', '--train', train, '--test', held, '--json']);
  expect(code).toBe(0);
  expect(rows()).toEqual([
    {
      n: 6,
      accuracy: 1,
      top3: 1,
      macroF1: 1,
      abstained: expect.any(Number),
      precisionTaken: expect.any(Number),
      msPerPrediction: expect.any(Number),
    },
  ]);
});

test('figures of the search for similar tickets', async () => {
  const call = ['evaluate', '--train', train, '--test', held, '--similar', '--json'];
  const { rows } = await desk(call);
  expect(rows()).toEqual([{ n: 6, hitAt3: 1, msPerPrediction: expect.any(Number) }]);
});

test('a line that is no example is named, and the rest is measured', async () => {
  const odd = fileOf('odd.jsonl', [...lines(['about']), 'what', { text: 'no label' }]);
  const { code, rows, err } = await desk(['evaluate', '--train', train, '--test', odd, '--json']);
  expect(code).toBe(1);
  expect(rows()[0]).toMatchObject({ n: 3 });
  expect(err.split('\n')).toHaveLength(2);
});

test.each([
  [['evaluate'], 2, 'Name both files'],
  [['evaluate', '--train', '/nowhere.jsonl', '--test', held], 1, '/nowhere.jsonl: cannot be read.'],
])('%j is refused', async (args, wanted, problem) => {
  const { code, err } = await desk(args);
  expect([code, err.includes(problem)]).toEqual([wanted, true]);
});
