import { languages } from './languages/index.js';
import type { LanguageCues } from './languages/language-cues.js';
import { plain, withoutCode, wordsOf } from './text.js';
import type { Language } from './types.js';

const all = Object.values(languages);

/** A word that several languages share says little about any of them. */
const wordWeight = new Map<string, number>();
for (const word of new Set(all.flatMap((one) => [...one.functionWords]))) {
  const holders = all.filter((one) => one.functionWords.has(word)).length;
  wordWeight.set(word, holders === 1 ? 1 : 0.25);
}

/** How much more than the runner-up the best language needs before it is believed. */
const LEAD = 0.75;

/**
 * The language of a text, or `fallback` where the text does not say clearly enough: a few words,
 * a product name, or a language without cues.
 */
export function detectLanguage(text: string, fallback: Language): Language {
  const readable = plain(withoutCode(text)).replace(/https?:\S+|<[@#!][^>]*>|\S+@\S+/g, ' ');
  const words = wordsOf(readable);
  const byWords = rank((one) => functionWordScore(words, one) + letterScore(words, one));
  if (isClear(byWords)) return byWords[0].language;
  // Short messages often hold no function word at all, yet a phrase that only one language has.
  const byCues = rank(
    (one) => functionWordScore(words, one) + letterScore(words, one) + cueScore(readable, one),
  );
  return isClear(byCues) ? byCues[0].language : fallback;
}

type Ranked = [{ language: Language; score: number }, ...{ language: Language; score: number }[]];

function rank(scoreOf: (language: LanguageCues) => number): Ranked {
  return all
    .map((one) => ({ language: one.language, score: scoreOf(one) }))
    .sort((a, b) => b.score - a.score) as Ranked;
}

function isClear([best, second]: Ranked): boolean {
  return best.score >= 1 && best.score - (second?.score ?? 0) >= Math.max(LEAD, best.score * 0.2);
}

function functionWordScore(words: readonly string[], { functionWords }: LanguageCues): number {
  let score = 0;
  for (const word of words) if (functionWords.has(word)) score += wordWeight.get(word) ?? 0;
  return score;
}

function letterScore(words: readonly string[], cues: LanguageCues): number {
  const typical = words.filter((word) => cues.letters.test(word)).length;
  const own = words.filter((word) => cues.ownLetters.test(word)).length;
  return Math.min(typical * 0.3 + own * 0.4, 1 + words.length * 0.05);
}

function cueScore(text: string, cues: LanguageCues): number {
  const patterns = [...Object.values(cues.request), ...Object.values(cues.chatter), cues.thanks];
  return patterns.filter((pattern) => pattern.test(text)).length * 0.5;
}
