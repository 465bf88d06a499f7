import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { detectRequest } from '../../../src/domain/understanding/detect-request.js';
import { trainModel, type Model } from '../../../src/domain/understanding/classifier/model.js';
import { readLines } from '../../../src/domain/understanding/learned-leaning.js';
import type { Language } from '../../../src/domain/understanding/types.js';

const inChannel = { mentionsBot: false, direct: false };

interface Line {
  text: string;
  isRequest: boolean;
}

function labelled(language: Language): Line[] {
  const file = new URL(`./fixtures/detection-${language}.jsonl`, import.meta.url);
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Line);
}

/** What the product learns from; the labelled lines of the fixtures are not among them. */
function learnedFrom(language: Language): Model {
  const file = new URL(`../../../config/detection/${language}.txt`, import.meta.url);
  return trainModel(readLines(readFileSync(file, 'utf8')));
}

/** F1 of "this is a request" over labelled lines. */
function f1(lines: readonly Line[], language: Language): number {
  const learned = learnedFrom(language);
  const judged = lines.map((line) => ({
    said: detectRequest(line.text, language, inChannel, learned).isRequest,
    is: line.isRequest,
  }));
  const hits = judged.filter((one) => one.said && one.is).length;
  const wrong = judged.filter((one) => one.said !== one.is).length;
  return (2 * hits) / (2 * hits + wrong);
}

describe('lines that nothing was fitted to', () => {
  test.each([
    ['en', 0.9],
    ['sv', 0.87],
    ['de', 0.88],
  ] as const)('%s reaches F1 %f', (language, least) => {
    const lines = labelled(language);
    expect(lines.length).toBeGreaterThanOrEqual(150);
    expect(f1(lines, language)).toBeGreaterThanOrEqual(least);
  });

  test.each(['en', 'sv', 'de'] as const)('%s: none of them is learned from', (language) => {
    const file = new URL(`../../../config/detection/${language}.txt`, import.meta.url);
    const known = new Set(readLines(readFileSync(file, 'utf8')).map(({ text }) => text));
    expect(known.size).toBeGreaterThan(300);
    expect(labelled(language).filter(({ text }) => known.has(text))).toEqual([]);
  });
});

describe('never a request', () => {
  test.each([
    ['en', '📣 The VPN does not work, can anyone help?', 'marked'],
    ['sv', ':mega: Skrivaren är trasig', 'marked'],
    ['en', 'thank you so much!', 'thanks'],
    ['sv', 'Tack för hjälpen!', 'thanks'],
    ['de', 'Danke euch, läuft wieder', 'thanks'],
    ['en', 'Good morning all!', 'greeting'],
    ['de', 'Hallo zusammen', 'greeting'],
    ['en', '👍', 'no_words'],
    ['en', '```\nerror: cannot open file\n```', 'no_words'],
  ] as const)('%s: %s', (language, text, cue) => {
    const detection = detectRequest(text, language, inChannel);
    expect(detection.isRequest).toBe(false);
    expect(detection.cues).toContain(cue);
  });
});

describe('cues tell why', () => {
  test('a fault in a thing of the writer', () => {
    const { isRequest, cues } = detectRequest('My laptop does not start', 'en', inChannel);
    expect(isRequest).toBe(true);
    expect(cues).toEqual(expect.arrayContaining(['problem', 'thing', 'mine']));
  });

  test('words to one colleague', () => {
    const detection = detectRequest('@sam why is my build red?', 'en', inChannel);
    expect(detection.cues).toContain('colleague');
    expect(detection.isRequest).toBe(false);
  });

  test('the help desk as a group is no colleague', () => {
    expect(detectRequest('@it-support my mouse is broken', 'en', inChannel).isRequest).toBe(true);
  });
});

describe('context', () => {
  test('naming the bot, or writing to it, takes fewer words', () => {
    const text = 'badge lost';
    expect(detectRequest(text, 'en', inChannel).isRequest).toBe(false);
    expect(detectRequest(text, 'en', { mentionsBot: true, direct: false }).isRequest).toBe(true);
    expect(detectRequest(text, 'en', { mentionsBot: false, direct: true }).isRequest).toBe(true);
  });

  test('a mention of the bot is not one of a colleague', () => {
    const asked = detectRequest('<@U0BOT> my screen is broken', 'en', {
      mentionsBot: true,
      direct: false,
    });
    expect(asked.cues).not.toContain('colleague');
    expect(asked.isRequest).toBe(true);
  });
});

test('any text gets an answer, and always the same one', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const first = detectRequest(text, 'de', inChannel);
      expect(first.isRequest).toBe(first.score >= 1);
      expect(detectRequest(text, 'de', inChannel)).toEqual(first);
    }),
  );
});
