import type { LabelScore } from '../types.js';

/** How well a classifier did on texts whose label is known. Shares are 0 to 1. */
export interface Figures {
  readonly n: number;
  readonly accuracy: number;
  /** The right label is among the best three. */
  readonly top3: number;
  /** The mean of F1 over the labels of the texts. */
  readonly macroF1: number;
  /** How many texts got no answer, because the best one was below the threshold. */
  readonly abstained: number;
  /** How many of the answers given are right; 0 when none was given. */
  readonly precisionTaken: number;
}

/** Counts answers one at a time, so that any number of texts needs no more memory. */
export interface Tally {
  add(right: string, scores: readonly LabelScore[]): void;
  figures(): Figures;
}

/** @param threshold the least confidence at which an answer is given. */
export function createTally(threshold: number): Tally {
  const labels = new Map<string, { is: number; said: number; both: number }>();
  const counts = { n: 0, right: 0, inTop3: 0, taken: 0, takenRight: 0 };
  const of = (label: string) => {
    const known = labels.get(label) ?? { is: 0, said: 0, both: 0 };
    labels.set(label, known);
    return known;
  };
  return {
    add: (right, scores) => {
      const best = scores[0];
      const isRight = best?.label === right;
      counts.n += 1;
      of(right).is += 1;
      if (best) of(best.label).said += 1;
      if (isRight) of(right).both += 1;
      if (isRight) counts.right += 1;
      if (scores.slice(0, 3).some(({ label }) => label === right)) counts.inTop3 += 1;
      if (best === undefined || best.confidence < threshold) return;
      counts.taken += 1;
      if (isRight) counts.takenRight += 1;
    },
    figures: () => {
      const { n, right, inTop3, taken, takenRight } = counts;
      const present = [...labels.values()].filter(({ is }) => is > 0);
      const f1 = present.map(({ is, said, both }) => (2 * both) / (is + said));
      const share = (count: number): number => (n === 0 ? 0 : rounded(count / n));
      return {
        n,
        accuracy: share(right),
        top3: share(inTop3),
        macroF1: rounded(f1.reduce((sum, one) => sum + one, 0) / Math.max(1, f1.length)),
        abstained: share(n - taken),
        precisionTaken: taken === 0 ? 0 : rounded(takenRight / taken),
      };
    },
  };
}

const rounded = (share: number): number => Math.round(share * 10_000) / 10_000;
