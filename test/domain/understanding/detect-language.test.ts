import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { detectLanguage } from '../../../src/domain/understanding/detect-language.js';
import type { Language } from '../../../src/domain/understanding/types.js';

function texts(language: Language): string[] {
  const file = new URL(`./fixtures/detection-${language}.jsonl`, import.meta.url);
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  return lines.map((line) => (JSON.parse(line) as { text: string }).text);
}

/** The fallback is a wrong language on purpose: only what was recognised counts. */
test.each([
  ['en', 'sv', 0.95],
  ['sv', 'en', 0.95],
  ['de', 'en', 0.95],
] as const)('%s is told from the others', (language, fallback, least) => {
  const all = texts(language);
  const right = all.filter((text) => detectLanguage(text, fallback) === language).length;
  expect(right / all.length).toBeGreaterThanOrEqual(least);
});

describe('the fallback stands where the text does not say', () => {
  test.each(['', 'VPN', '👍', 'https://example.org/hur-gor-jag', 'SAP 4711', '<@U123>'])(
    '%j',
    (text) => {
      expect(detectLanguage(text, 'sv')).toBe('sv');
      expect(detectLanguage(text, 'de')).toBe('de');
    },
  );
});

test('a borrowed word does not change the language', () => {
  expect(detectLanguage('Min laptop startar inte after update', 'en')).toBe('sv');
  expect(detectLanguage('Kann mir jemand mit dem docking station helfen?', 'en')).toBe('de');
});
