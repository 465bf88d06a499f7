import { en } from '../cards/wording/en.js';
import { didYouMean } from '../did-you-mean.js';
import { oneOf, shownValue, type Finding } from './problem.js';

const BUILT_IN: Readonly<Record<string, string>> = en;

/** Sentences of the desk's own must have a known name, and only blanks that are filled in. */
export const wordingChecks = (wording: unknown): Finding[] =>
  typeof wording !== 'object' || wording === null || Array.isArray(wording)
    ? []
    : Object.entries(wording).flatMap(([key, sentence]) => {
        const builtIn = BUILT_IN[key];
        if (builtIn === undefined) return [unknownName(key)];
        return typeof sentence === 'string' ? unknownBlanks(key, sentence, builtIn) : [];
      });

function unknownName(key: string): Finding {
  const meant = didYouMean(key, Object.keys(BUILT_IN));
  return {
    path: ['wording', key],
    key,
    problem: 'is not the name of a sentence.',
    remedy:
      meant === undefined
        ? 'Remove it; the names stand in src/cards/wording/en.ts.'
        : `Did you mean ${meant}?`,
  };
}

function unknownBlanks(key: string, sentence: string, builtIn: string): Finding[] {
  const known = blanksOf(builtIn);
  const wrong = blanksOf(sentence).find((blank) => !known.includes(blank));
  if (wrong === undefined) return [];
  return [
    {
      path: ['wording', key],
      value: shownValue(sentence),
      problem: `has a blank that nothing fills in: {${wrong}}.`,
      remedy:
        known.length === 0
          ? 'Remove it: this sentence has no blanks.'
          : `Use ${oneOf(known.map((blank) => `{${blank}}`))}.`,
    },
  ];
}

const blanksOf = (sentence: string): string[] =>
  [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
