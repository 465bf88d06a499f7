import { alike } from './alike.js';
import { foldedWords } from './fold-words.js';
import type { SearchQuery } from './query.js';

/** Something that can be found by its words. */
export interface Searchable {
  readonly id: string;
  readonly key: string;
  readonly title: string;
  readonly text: string;
  readonly resolution?: string;
  readonly openedAt: Date;
}

/** A word in the title says more of what it is about than one somewhere in the text. */
const WEIGHTS = { title: 3, resolution: 2, text: 1 } as const;

type Part = keyof typeof WEIGHTS;

interface Prepared<T> {
  readonly item: T;
  readonly parts: Readonly<Record<Part, readonly string[]>>;
}

/**
 * Those that fit, best first: by key, then by how well and how rarely the words stand there, then the
 * newest. Every phrase must stand there, and every word; if nothing has them all, most of them do.
 */
export function rank<T extends Searchable>(query: SearchQuery, items: readonly T[]): T[] {
  const named = items.filter(({ key }) => query.keys.includes(key));
  if (query.phrases.length === 0 && query.words.length === 0) return named.sort(byAge);
  const others = items.filter((item) => !named.includes(item)).map(prepared);
  const candidates = others.filter((one) => query.phrases.every((phrase) => holds(one, phrase)));
  const found = candidates.map((one) => ({ ...one, count: 0, score: 0 }));
  for (const word of query.words) {
    const fits = fitsOf(word, candidates);
    const worths = candidates.map((one) => worthOf(one, fits));
    const having = worths.filter((worth) => worth > 0).length;
    const rarity = Math.log(1 + candidates.length / Math.max(1, having));
    found.forEach((one, at) => {
      const worth = worths[at] ?? 0;
      one.score += worth * rarity;
      one.count += worth > 0 ? 1 : 0;
    });
  }
  const all = query.words.length;
  const whole = found.filter(({ count }) => count === all);
  const enough = whole.length > 0 ? whole : found.filter(({ count }) => count > all / 2);
  const ranked = enough.sort((a, b) => b.score - a.score || byAge(a.item, b.item));
  return [...named.sort(byAge), ...ranked.map(({ item }) => item)];
}

const byAge = (a: Searchable, b: Searchable): number => b.openedAt.getTime() - a.openedAt.getTime();

const prepared = <T extends Searchable>(item: T): Prepared<T> => ({
  item,
  parts: {
    title: foldedWords(item.title),
    resolution: foldedWords(item.resolution ?? ''),
    text: foldedWords(item.text),
  },
});

/** Compares each different word once, however many tickets have it. */
function fitsOf(typed: string, all: readonly Prepared<unknown>[]): ReadonlyMap<string, number> {
  const fits = new Map<string, number>();
  for (const { parts } of all)
    for (const word of [...parts.title, ...parts.resolution, ...parts.text])
      if (!fits.has(word)) fits.set(word, alike(typed, word));
  return fits;
}

const worthOf = ({ parts }: Prepared<unknown>, fits: ReadonlyMap<string, number>): number =>
  Math.max(
    ...PARTS.map(
      (part) => WEIGHTS[part] * Math.max(0, ...parts[part].map((word) => fits.get(word) ?? 0)),
    ),
  );

const PARTS = Object.keys(WEIGHTS) as Part[];

const holds = ({ parts }: Prepared<unknown>, phrase: readonly string[]): boolean =>
  PARTS.some((part) => ` ${parts[part].join(' ')} `.includes(` ${phrase.join(' ')} `));
