import { describe, expect, test } from '@jest/globals';
import { guessPriority } from '../../../src/domain/understanding/guess-priority.js';
import type { PriorityTable } from '../../../src/domain/understanding/types.js';

const table: PriorityTable = {
  priorities: ['urgent', 'high', 'normal', 'low'],
  table: {
    one: { low: 'low', normal: 'normal', high: 'high', now: 'high' },
    several: { low: 'low', normal: 'high', high: 'high', now: 'urgent' },
    everyone: { low: 'normal', normal: 'high', high: 'urgent', now: 'urgent' },
  },
};

describe('cues and the desk’s table', () => {
  test.each([
    ['en', 'The network is down for everyone', 'urgent', ['outage', 'everyone']],
    ['en', 'I need this urgently', 'high', ['urgent']],
    ['en', 'my whole team is locked out', 'high', ['several', 'blocked']],
    ['en', 'no rush, a new mouse would be nice', 'low', ['no_hurry']],
    ['en', 'this is not urgent', 'low', ['no_hurry']],
    ['en', 'there is a burning smell, no rush', 'high', ['safety', 'no_hurry']],
    ['en', 'the CEO cannot open her mail', 'high', ['vip']],
    ['sv', 'Det brinner i köket!', 'high', ['safety']],
    ['sv', 'ingen brådska men jag vill ha en ny stol', 'low', ['no_hurry']],
    ['sv', 'hela kontoret saknar internet, akut!', 'urgent', ['urgent', 'everyone']],
    ['de', 'Drucker geht nicht, eilt sehr', 'high', ['urgent']],
    ['de', 'niemand kann sich anmelden', 'urgent', ['outage', 'everyone']],
    ['de', 'keine Eile, neue Maus bitte', 'low', ['no_hurry']],
  ] as const)('%s: %s', (language, text, priority, cues) => {
    const guess = guessPriority(text, language, table);
    expect(guess.priority).toBe(priority);
    expect(guess.cues).toEqual(expect.arrayContaining([...cues]));
  });
});

test('without a cue nothing is guessed', () => {
  expect(guessPriority('I would like a second screen', 'en', table)).toEqual({
    priority: undefined,
    cues: [],
  });
});

test('words in code or quotes of others do not press', () => {
  expect(guessPriority('log says\n```CRITICAL urgent```', 'en', table).priority).toBeUndefined();
});
