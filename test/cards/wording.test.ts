import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { de } from '../../src/cards/wording/de.js';
import { en, type WordingKey } from '../../src/cards/wording/en.js';
import { sv } from '../../src/cards/wording/sv.js';
import { speaker } from '../../src/cards/wording/wording.js';

const blanks = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{\w+\}/g)].map(([blank]) => blank))].sort();
const keys = Object.keys(en) as WordingKey[];

describe.each([
  ['sv', sv],
  ['de', de],
])('%s', (_, wording) => {
  test('says every sentence, with the same blanks', () => {
    const differing = keys.filter(
      (key) => JSON.stringify(blanks(wording[key])) !== JSON.stringify(blanks(en[key])),
    );
    expect(differing).toEqual([]);
  });
});

test('no sentence shouts', () => {
  const shouting = [en, sv, de].flatMap((wording) =>
    keys.filter((key) => wording[key].includes('!') || wording[key].includes('Please')),
  );
  expect(shouting).toEqual([]);
});

test('titles of forms and their buttons fit into 24 characters, with a key such as HR-9999', () => {
  const long = [en, sv, de].flatMap((wording) =>
    keys
      .filter((key) => /^form_.*_title$|^submit_/.test(key))
      .map((key) => wording[key].replace('{key}', 'HR-9999'))
      .filter((text) => text.length > 24),
  );
  expect(long).toEqual([]);
});

test("a desk's own sentence comes first", () => {
  const own = speaker({ wording: { claim: 'Mine' } }, 'en');
  expect([own.say('claim'), own.say('resolve')]).toEqual(['Mine', en.resolve]);
});

test('what is filled in is never read as a blank again', () => {
  const { say, text } = speaker({ wording: {} }, 'en');
  expect(say('question_answered', { answer: '{person}' })).toBe('Your answer: {person}');
  expect(text('question_answered', { answer: '{person}' })).toEqual(['Your answer: ', '{person}']);
});

test('every sentence is said somewhere', () => {
  const source = readAll('src');
  const built =
    /^(status_closed|state|step|refused|problem|why_cue|why_via|reason_breached|late|metric|interval|court)_/;
  const unused = keys.filter((key) => !built.test(key) && !source.includes(`'${key}'`));
  expect(unused).toEqual([]);
});

function readAll(folder: string): string {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(
      (entry) =>
        entry.isFile() && entry.name.endsWith('.ts') && !entry.parentPath.endsWith('wording'),
    )
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');
}
