import { foldedWords } from '../search/fold-words.js';

/** Endings differ, in three languages; beginnings rarely do. */
const STEM_LETTERS = 6;

const stems = (text: string): Set<string> =>
  new Set(foldedWords(text).map((word) => word.slice(0, STEM_LETTERS)));

/**
 * The documents that share the rarest words with a text, best first, at most `most`; in a millisecond, so
 * that only these few need be compared letter by letter.
 */
export function nearest<T extends { readonly text: string }>(
  text: string,
  documents: readonly T[],
  most: number,
): T[] {
  const wanted = stems(text);
  const sets = documents.map((document) => stems(document.text));
  const counts = new Map<string, number>();
  for (const set of sets)
    for (const word of set) if (wanted.has(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const worth = (set: ReadonlySet<string>): number =>
    [...counts]
      .filter(([word]) => set.has(word))
      .reduce((sum, [, count]) => sum + Math.log(1 + documents.length / count), 0);
  return documents
    .map((document, at) => ({ document, worth: worth(sets[at] ?? new Set()) }))
    .filter((one) => one.worth > 0)
    .sort((a, b) => b.worth - a.worth)
    .slice(0, most)
    .map(({ document }) => document);
}
