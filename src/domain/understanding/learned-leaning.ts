import { classify, type Model } from './classifier/model.js';
import type { Example } from './types.js';

/** The labels of a model that tells requests from chatter. */
export const REQUEST = 'request';
export const CHATTER = 'chatter';

const SURE = 0.99;

/**
 * How much the words of a message lean towards requests (above 0) or chatter (below), as the logarithm
 * of the odds: 0 where the model cannot tell, at most 4.6 either way.
 */
export function learnedLeaning(text: string, model: Model): number {
  const share = classify(text, model).find(({ label }) => label === REQUEST)?.confidence ?? 0.5;
  const kept = Math.min(Math.max(share, 1 - SURE), SURE);
  return Math.log(kept / (1 - kept));
}

/** Reads labelled lines: `+ asks for something`, `- does not`; empty ones and `#` say nothing. */
export function readLines(text: string): Example[] {
  return text.split('\n').flatMap((line) => {
    const said = /^([+-]) (.+)$/u.exec(line.trim());
    const words = said?.[2];
    return words === undefined
      ? []
      : [{ text: words, label: said?.[1] === '+' ? REQUEST : CHATTER }];
  });
}
