import type { Example } from './types.js';

/** A classifier learns from at most this many examples; more make it slower, hardly better. */
export const MOST_EXAMPLES = 20_000;

/**
 * Collects examples as they come, in bounded memory: when there are too many, the labels that have
 * most give up their oldest ones.
 */
export function newestOfEach(most: number = MOST_EXAMPLES): {
  add(example: Example): void;
  /** What was kept, label by label, the oldest of each first. */
  examples(): Example[];
} {
  const byLabel = new Map<string, Example[]>();
  let count = 0;
  const thin = (): void => {
    const sizes = [...byLabel.values()].map((list) => list.length);
    const limit = evenLimit(sizes, most);
    for (const [label, list] of byLabel) byLabel.set(label, list.slice(-limit));
    count = sizes.reduce((sum, size) => sum + Math.min(size, limit), 0);
  };
  return {
    add: (example) => {
      const list = byLabel.get(example.label) ?? [];
      list.push(example);
      byLabel.set(example.label, list);
      count += 1;
      if (count >= 2 * most) thin();
    },
    examples: () => {
      if (count > most) thin();
      return [...byLabel.values()].flat();
    },
  };
}

/** The largest share of each that leaves no more than `most` in all; at least 1. */
function evenLimit(sizes: readonly number[], most: number): number {
  let low = 1;
  let high = Math.max(1, ...sizes);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const total = sizes.reduce((sum, size) => sum + Math.min(size, middle), 0);
    if (total <= most) low = middle;
    else high = middle - 1;
  }
  return low;
}
