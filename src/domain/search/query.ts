import { plain } from '../understanding/text.js';
import { foldedWords } from './fold-words.js';

/** What somebody looks for. */
export interface SearchQuery {
  /** `IT-142`, however they wrote it. */
  readonly keys: readonly string[];
  /** Words in quotation marks: they stand there one after the other, or it is not found. */
  readonly phrases: readonly (readonly string[])[];
  readonly words: readonly string[];
}

const LONGEST = 300;
const MOST_WORDS = 12;

/**
 * Reads what was typed: keys, "quoted phrases", and words.
 * @param prefixes of the desk's keys; after one of these the hyphen may be missing (`it142`, `IT 142`)
 */
export function readQuery(typed: string, prefixes: readonly string[]): SearchQuery {
  const text = plain(typed).slice(0, LONGEST);
  const known = new Set(prefixes.map((prefix) => prefix.toUpperCase()));
  const keys: string[] = [];
  const phrases: string[][] = [];
  const rest = text
    .replace(/"([^"]*)"?/g, (_, phrase: string) => {
      const words = foldedWords(phrase);
      if (words.length > 0) phrases.push(words);
      return ' ';
    })
    .replace(
      /(?<![\p{L}\p{N}])(\p{L}[\p{L}\p{N}]*?)([- ]?)(\d+)(?![\p{L}\p{N}])/gu,
      (found, prefix: string, gap: string, number: string) => {
        if (gap !== '-' && !known.has(prefix.toUpperCase())) return found;
        keys.push(`${prefix.toUpperCase()}-${number}`);
        return ' ';
      },
    );
  const words = [...new Set(foldedWords(rest))].slice(0, MOST_WORDS);
  return { keys, phrases, words };
}
