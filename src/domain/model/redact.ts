import { maskSecrets } from '../understanding/mask-secrets.js';
import { literal } from '../understanding/text.js';

/** A text as it may leave the house, and the way back for words that are quoted from it. */
export interface Redacted {
  readonly text: string;
  /** The same words with what was taken out put back; secrets stay masked. */
  readonly restore: (words: string) => string;
}

/** In this order: an address holds digits, and a mention holds what looks like a word. */
const KINDS: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ['person', /<@[^>]+>|<at>[^<]*<\/at>/g],
  ['email', /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu],
  ['phone', /(?<![\p{L}\d.,/-])(?:\+\d{1,3}|0)[\d\s()/-]{6,16}\d(?![\d-])/gu],
];

/** Parts of a name shorter than this are words of their own too often ("Al", "Bo"). */
const SHORTEST_NAME = 3;

/**
 * Takes secrets, mentions, e-mail addresses, telephone numbers and known names out of a text. The same
 * thing gets the same placeholder (`[email 1]`) wherever it stands.
 * @param names of people who are known to have to do with it, as their platform shows them
 */
export function redact(text: string, names: readonly string[]): Redacted {
  const taken = new Map<string, string>();
  const counts = new Map<string, number>();
  const placeholder = (kind: string, found: string): string => {
    for (const [name, original] of taken) if (original === found) return name;
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    const name = `[${kind} ${count}]`;
    taken.set(name, found);
    return name;
  };
  let rest = maskSecrets(text).text;
  for (const [kind, pattern] of KINDS)
    rest = rest.replace(pattern, (found) => placeholder(kind, found));
  const known = namePattern(names);
  if (known !== undefined) rest = rest.replace(known, (found) => placeholder('name', found));
  return {
    text: rest,
    restore: (words) =>
      words.replace(/\[(?:person|email|phone|name) \d+\]/g, (name) => taken.get(name) ?? name),
  };
}

/** Whole names first, then their parts: people sign with either. */
function namePattern(names: readonly string[]): RegExp | undefined {
  const parts = names.flatMap((name) => [name, ...name.split(/\s+/)]);
  const telling = [...new Set(parts)].filter((part) => part.length >= SHORTEST_NAME);
  if (telling.length === 0) return undefined;
  const longestFirst = telling.sort((a, b) => b.length - a.length).map(literal);
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${longestFirst.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
}
