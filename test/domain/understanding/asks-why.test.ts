import { expect, test } from '@jest/globals';
import { asksWhy, keyIn } from '../../../src/domain/understanding/asks-why.js';

test.each([
  ['@deskbell why did you open this?', true],
  ['<@U0BOT> why?', true],
  ['varför öppnade du det här?', true],
  ['Warum hast du das eröffnet?', true],
  ['why did you open IT-142', true],
  ['the printer stopped', false],
  ['did you open this?', false],
  ['why is my laptop so slow', false],
  ['why does it keep asking you and me for a password every time I open the mail program', false],
])('%s: %s', (text, asked) => {
  expect(asksWhy(text)).toBe(asked);
});

test.each([
  ['why it-142', 'IT-142'],
  ['why did you open HR-7?', 'HR-7'],
  ['why', undefined],
  ['on 2026-11-24', undefined],
])('%s names %s', (text, key) => {
  expect(keyIn(text)).toBe(key);
});
