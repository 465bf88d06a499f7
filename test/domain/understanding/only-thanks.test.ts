import { expect, test } from '@jest/globals';
import { isOnlyThanks } from '../../../src/domain/understanding/only-thanks.js';

test.each([
  ['en', 'Thanks!'],
  ['en', 'thank you so much, works perfectly now'],
  ['en', 'Thanks a lot Ana :pray:'],
  ['en', '<@U123> thx'],
  ['sv', 'Tack snälla!'],
  ['sv', 'tack, nu funkar det'],
  ['de', 'Vielen Dank für die schnelle Hilfe!'],
  ['de', 'danke dir, läuft wieder'],
  ['en', 'tack!'],
  ['en', '🙏'],
  ['de', '👍🏽 ❤️!'],
] as const)('%s: "%s" only thanks', (language, text) => {
  expect(isOnlyThanks(text, language)).toBe(true);
});

test.each([
  ['en', 'Thanks, but it still fails'],
  ['en', 'Thanks. Can you also reset my phone?'],
  ['en', 'it works'],
  ['en', '👎'],
  ['en', '…!'],
  ['en', '!!'],
  ['sv', 'Tack, men det funkar inte'],
  ['de', 'Danke, aber der Drucker geht nicht'],
  ['de', 'danke, geht nicht'],
  ['en', ''],
] as const)('%s: "%s" says more', (language, text) => {
  expect(isOnlyThanks(text, language)).toBe(false);
});
