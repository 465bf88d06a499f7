import type { SparseVector } from './features.js';

/** When a machine is good enough. */
const MAX_PASSES = 40;
const TOLERANCE = 0.1;

/**
 * Trains one linear support vector machine, "this label against the rest", by dual coordinate
 * descent with squared hinge loss (Hsieh et al., 2008). Yields after every pass over the examples,
 * so that a caller can do other work between. `targets` holds +1 or -1 for each vector, `size` is
 * the number of terms, `cost` says how hard wrong examples pull. The last weight is the bias. The same examples always give the same machine.
 */
export function* trainMachine(
  vectors: readonly SparseVector[],
  targets: Int8Array,
  size: number,
  cost: number,
): Generator<undefined, Float64Array> {
  const weights = new Float64Array(size + 1);
  const alpha = new Float64Array(vectors.length);
  const softness = 0.5 / cost;
  const diagonal = Float64Array.from(vectors, (vector) => squaredLength(vector) + 1 + softness);
  const order = Int32Array.from(vectors.keys());
  let active = order.length;
  let limit = Infinity;
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    let highest = -Infinity;
    let lowest = Infinity;
    shuffle(order, active, pass);
    for (let at = 0; at < active; at++) {
      const i = order[at] as number;
      const vector = vectors[i] as SparseVector;
      const target = targets[i] as number;
      const old = alpha[i] as number;
      const gradient = target * decision(weights, vector, size) - 1 + softness * old;
      if (old === 0 && gradient > limit) {
        // Far on the right side: set aside until the others have settled.
        swap(order, at--, --active);
        continue;
      }
      const projected = old === 0 ? Math.min(gradient, 0) : gradient;
      highest = Math.max(highest, projected);
      lowest = Math.min(lowest, projected);
      if (Math.abs(projected) < 1e-12) continue;
      const updated = Math.max(old - gradient / (diagonal[i] as number), 0);
      alpha[i] = updated;
      addScaled(weights, vector, (updated - old) * target, size);
    }
    yield undefined;
    if (highest - lowest <= TOLERANCE) {
      if (active === order.length) break;
      active = order.length;
      limit = Infinity;
    } else {
      limit = highest > 0 ? highest : Infinity;
    }
  }
  return weights;
}

function decision(weights: Float64Array, { terms, weights: values }: SparseVector, bias: number) {
  let sum = weights[bias] as number;
  for (let at = 0; at < terms.length; at++) {
    sum += (weights[terms[at] as number] as number) * (values[at] as number);
  }
  return sum;
}

function addScaled(
  weights: Float64Array,
  { terms, weights: values }: SparseVector,
  factor: number,
  bias: number,
): void {
  for (let at = 0; at < terms.length; at++) {
    const term = terms[at] as number;
    weights[term] = (weights[term] as number) + factor * (values[at] as number);
  }
  weights[bias] = (weights[bias] as number) + factor;
}

function squaredLength({ weights }: SparseVector): number {
  let sum = 0;
  for (const weight of weights) sum += weight * weight;
  return sum;
}

/** Visiting examples in another order each pass converges faster; the orders are always the same. */
function shuffle(order: Int32Array, length: number, seed: number): void {
  let state = seed + 1;
  for (let at = length - 1; at > 0; at--) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    swap(order, at, Math.floor((state / 2 ** 32) * (at + 1)));
  }
}

function swap(order: Int32Array, a: number, b: number): void {
  const kept = order[a] as number;
  order[a] = order[b] as number;
  order[b] = kept;
}
