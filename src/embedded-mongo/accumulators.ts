import { compare } from './compare.js';
import { encodeValue } from './keys.js';
import { Summation } from './numbers.js';
import { type Value } from './values.js';

/** Gathers the values of one group. */
export interface Accumulator {
  add(v: Value): void;
  result(): Value;
}

function extremum(sign: 1 | -1): Accumulator {
  let best: Value;
  return {
    add: (v) => {
      if (v === undefined || v === null) return;
      if (best === undefined || compare(v, best) * sign > 0) best = v;
    },
    result: () => best ?? null,
  };
}

/** The accumulators this store has, by name. */
export const ACCUMULATORS: Readonly<Record<string, () => Accumulator>> = {
  $sum: () => {
    const sum = new Summation();
    return { add: (v) => sum.add(v), result: () => sum.total() };
  },
  $avg: () => {
    const sum = new Summation();
    return {
      add: (v) => sum.add(v),
      result: () => (sum.count === 0 ? null : sum.asDouble() / sum.count),
    };
  },
  $min: () => extremum(-1),
  $max: () => extremum(1),
  $first: () => {
    let seen = false;
    let first: Value;
    return {
      add: (v) => {
        if (!seen) first = v;
        seen = true;
      },
      result: () => first ?? null,
    };
  },
  $last: () => {
    let last: Value;
    return { add: (v) => (last = v), result: () => last ?? null };
  },
  $push: () => {
    const values: Value[] = [];
    return { add: (v) => v !== undefined && values.push(v), result: () => values };
  },
  $addToSet: () => {
    const values: Value[] = [];
    const seen = new Set<string>();
    return {
      add: (v) => {
        if (v === undefined) return;
        const key = encodeValue(v).toString('latin1');
        if (!seen.has(key)) values.push(v);
        seen.add(key);
      },
      result: () => values,
    };
  },
};
/** Accumulators MongoDB has and this store refuses. */
export const ACCUMULATORS_NOT_HERE = new Set(
  '$accumulator $bottom $bottomN $count $firstN $lastN $maxN $median $mergeObjects $minN $percentile $stdDevPop $stdDevSamp $top $topN'.split(
    ' ',
  ),
);
