import { literal, plain } from './text.js';

/**
 * Endings that leave a word the same word in English, Swedish and German: plurals, articles,
 * cases. Long words take them; a short one ("HR") must stand as it is.
 */
const ENDINGS = "(?:'?s|es|en|et|n|t|ar|er|or|na|arna|erna|orna|an|e|em|r|ens|ets|ns)?";

/**
 * Where a phrase stands in a text as whole words, case and common endings aside; a hyphen, a
 * blank or nothing may stand between its words. Abbreviations of two or three capitals ("IT")
 * must be capitals in the text too. Returns the words as the text has them, and their place.
 */
export function phraseIn(text: string, phrase: string): { words: string; at: number } | undefined {
  const wanted = plain(phrase).trim();
  if (wanted === '') return undefined;
  const isAbbreviation = /^\p{Lu}{2,3}$/u.test(wanted);
  const body = wanted
    .split(/[\s_-]+/)
    .map(literal)
    .join('[\\s_-]*');
  const ending = [...wanted].length >= 4 && /\p{L}$/u.test(wanted) ? ENDINGS : '';
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}])${body}${ending}(?![\\p{L}\\p{N}])`,
    isAbbreviation ? 'u' : 'iu',
  );
  const found = pattern.exec(text);
  return found ? { words: found[0], at: found.index } : undefined;
}
