const START = "(?<![\\p{L}\\p{N}_'])";
const END = '(?![\\p{L}\\p{N}_])';

function alternatives(lines: string): string {
  const parts = lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return `(?:${withBlanks(parts.join('|'))})`;
}

/** Makes each blank of a pattern stand for any run of blanks; " ?" for one that may be missing. */
export function withBlanks(source: string): string {
  return source.replace(/ (?=[?*])/g, '\\s').replace(/ +/g, '\\s+');
}

/**
 * Whole words or phrases, one alternative a line, in the syntax of regular expressions; a blank
 * stands for any run of blanks. Matches regardless of case, anywhere in a text.
 */
export function phrases(lines: string): RegExp {
  return new RegExp(START + alternatives(lines) + END, 'iu');
}

/** As `phrases`, but only at the very beginning of a text. */
export function opening(lines: string): RegExp {
  return new RegExp(`^${alternatives(lines)}${END}`, 'iu');
}

/** Parts of words, as compounds hold them, and whole phrases, one alternative a line. */
export function partsOrPhrases(parts: string, lines: string): RegExp {
  return new RegExp(`${alternatives(parts)}|${phrases(lines).source}`, 'iu');
}

/** A set of lower-case words, separated by blanks. */
export function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/).filter((word) => word !== ''));
}

/** Fragments of regular expressions, separated by blanks. */
export function fragments(lines: string): readonly string[] {
  return [...wordSet(lines)];
}

/** Number words with their values: "one 1 two 2". */
export function numberWords(pairs: string): Readonly<Record<string, number>> {
  const parts = pairs.split(/\s+/).filter((part) => part !== '');
  const words = parts.filter((_, at) => at % 2 === 0);
  return Object.fromEntries(words.map((word, at) => [word, Number(parts[at * 2 + 1])]));
}
