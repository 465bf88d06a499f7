import { literal, plain } from '../understanding/text.js';

const LONGEST = 300;

/**
 * The words of a text that somebody claims to quote, exactly as they stand there; `undefined` when they
 * do not. Blanks and upper case may differ, words may not.
 */
export function quoted(text: string, quote: string): string | undefined {
  const words = plain(quote).trim().split(/\s+/).filter(Boolean);
  const said = words.join(' ');
  if (said.length > LONGEST || !/[\p{L}\p{N}]{2}/u.test(said)) return undefined;
  // A quote of whole words only: "hr" does not stand in "Chrome".
  const pattern = `(?<![\\p{L}\\p{N}])${words.map(literal).join('\\s+')}(?![\\p{L}\\p{N}])`;
  const found = new RegExp(pattern, 'iu').exec(plain(text));
  return found === null ? undefined : text.slice(found.index, found.index + found[0].length);
}
