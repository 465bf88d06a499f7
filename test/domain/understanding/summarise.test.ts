import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { summarise } from '../../../src/domain/understanding/summarise.js';

test.each([
  ['Hi team, could you please reset my password?', 'Reset my password?'],
  [
    'Hello! My laptop does not start since this morning. Thanks!',
    'My laptop does not start since this morning',
  ],
  ['Hej! Kan ni beställa en ny skärm till mig? Tack på förhand', 'Beställa en ny skärm till mig?'],
  ['Hallo zusammen, könnte mir bitte jemand Zugriff auf SAP geben?', 'Zugriff auf SAP geben?'],
  ['<@U0BOT> printer on 3 is jammed', 'Printer on 3 is jammed'],
  ['iPhone lost', 'iPhone lost'],
  ['vpn', 'Vpn'],
])('%s', (text, title) => {
  expect(summarise(text)).toBe(title.replace(/\?$/, ''));
});

test('a long message gives a title cut at a word', () => {
  const title = summarise(`The projector ${'shows a very strange picture '.repeat(10)}`);
  expect(title.length).toBeLessThanOrEqual(80);
  expect(title).toMatch(/\w…$/);
});

test('a title is one line of at most 80 characters, and never empty for a message with words', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.lorem(), (noise, words) => {
      const title = summarise(`${words} ${noise}`);
      expect(title.length).toBeLessThanOrEqual(80);
      expect(title).not.toContain('\n');
      expect(title).not.toBe('');
    }),
  );
});
