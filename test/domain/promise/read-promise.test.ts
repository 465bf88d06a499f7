import { expect, test } from '@jest/globals';
import { readPromise } from '../../../src/domain/promise/read-promise.js';
import type { Language } from '../../../src/domain/understanding/types.js';

/** A Tuesday, in the morning. */
const NOW = '2026-11-24T09:00:00Z';
const read = (text: string, language: Language) =>
  readPromise(text, { now: NOW, timeZone: 'Europe/Stockholm', language });

test.each<[Language, string, string]>([
  ['en', "I'll look on Thursday", '2026-11-26'],
  ['en', 'Thanks. I will check it tomorrow morning.', '2026-11-25'],
  ['en', "We're going to replace the switch on 3 December", '2026-12-03'],
  ['en', "I'm going to call them on Friday.", '2026-11-27'],
  ['sv', 'jag kollar på torsdag', '2026-11-26'],
  ['sv', 'Hej! Jag återkommer i morgon.', '2026-11-25'],
  ['sv', 'på fredag ska jag byta den', '2026-11-27'],
  ['de', 'ich schaue am Donnerstag', '2026-11-26'],
  ['de', 'Ich melde mich morgen bei dir.', '2026-11-25'],
  ['de', 'Am Freitag kümmere ich mich darum', '2026-11-27'],
  ['en', 'jag kollar på torsdag', '2026-11-26'],
])('%s: "%s" is for %s', (language, text, day) => {
  expect(read(text, language)?.day).toBe(day);
});

test.each<[Language, string]>([
  ['en', 'Can you come on Thursday?'],
  ['en', "I won't be there on Thursday"],
  ['en', 'The new one arrives on Thursday'],
  ['en', "I'll look into it"],
  ['en', "> I'll look on Thursday"],
  ['en', 'Shall I look on Thursday?'],
  ['en', 'I looked last Thursday'],
  ['sv', 'jag kollar det'],
  ['sv', 'jag kommer inte på torsdag'],
  ['sv', 'leverans på torsdag'],
  ['de', 'ich schaue nach'],
  ['de', 'Ich komme am Donnerstag nicht'],
  ['de', 'Kommst du am Donnerstag?'],
])('%s: "%s" promises nothing', (language, text) => {
  expect(read(text, language)).toBeUndefined();
});

test('the sentence is kept, not the whole message', () => {
  const text = 'Good morning. I will check it tomorrow. The manual is attached.';
  expect(read(text, 'en')?.words).toBe('I will check it tomorrow.');
});
