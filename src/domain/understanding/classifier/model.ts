import type { Example, LabelScore } from '../types.js';
import { calibrate, softmax, type Calibration } from './calibration.js';
import {
  countTerms,
  termsOf,
  vectorOf,
  vocabularySteps,
  type CountedText,
  type SparseVector,
  type Vocabulary,
} from './features.js';
import { trainMachine } from './svm.js';

/** A trained classifier: plain data, to be kept in memory and trained anew from its examples. */
export interface Model {
  labels: readonly string[];
  vocabulary: Vocabulary;
  /** One weight for each term and label, all labels of a term side by side; biases come last. */
  weights: Float32Array;
  calibration: Calibration;
  /** How many examples it was trained on. */
  learnedFrom: number;
}

/** From this many examples on, terms seen once are noise and cost memory. */
const MANY = 3000;
/** A few broad labels overlap, so single examples pull less than with two, or with many narrow ones. */
const FEW_LABELS = 20;

/** Held-out folds by number of examples: the more there are, the fewer give a sure threshold. */
const FOLDS = [
  { upTo: 800, folds: 5, used: 5 },
  { upTo: MANY, folds: 3, used: 3 },
  { upTo: Infinity, folds: 5, used: 1 },
] as const;

/**
 * Trains a model step by step: each `next()` does a few milliseconds of work, so a caller that
 * yields to the event loop between steps never blocks it. Examples of one label only, or none,
 * give a model that never takes anything.
 */
export function* trainSteps(examples: readonly Example[]): Generator<undefined, Model> {
  const labels = [...new Set(examples.map((example) => example.label))].sort();
  const numberOf = new Map(labels.map((label, number) => [label, number]));
  const answers = Int32Array.from(examples, ({ label }) => numberOf.get(label) ?? 0);
  const documents = yield* inSteps(examples, ({ text }) => termsOf(text));
  const vocabulary = yield* vocabularySteps(documents, examples.length > MANY ? 2 : 1);
  const counted = yield* inSteps(documents, (terms) => countTerms(terms, vocabulary));
  const everyone = counted.map((_, at) => at);

  const heldOut: Float64Array[] = [];
  const heldOutAnswers: number[] = [];
  for (const fold of foldsOf(answers)) {
    const inside = new Set(fold);
    const rest = everyone.filter((at) => !inside.has(at));
    const known = knownTerms(counted, rest, vocabulary.rarity.length);
    const weights = yield* trainMachines(counted, answers, rest, vocabulary, labels.length);
    for (const at of fold) {
      const vector = vectorOf(counted[at] as CountedText, vocabulary, known);
      heldOut.push(scoresOf(vector, weights, labels.length));
      heldOutAnswers.push(answers[at] as number);
    }
    yield undefined;
  }
  const weights = yield* trainMachines(counted, answers, everyone, vocabulary, labels.length);
  const perLabel = examples.length / labels.length;
  const calibration = calibrate(heldOut, heldOutAnswers, perLabel);
  return { labels, vocabulary, weights, calibration, learnedFrom: examples.length };
}

/** Trains a model in one go: for tests, and where nothing else waits. */
export function trainModel(examples: readonly Example[]): Model {
  const steps = trainSteps(examples);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** All labels of the model with their calibrated confidence, best first. */
export function classify(text: string, model: Model): LabelScore[] {
  const { vocabulary, weights, labels, calibration } = model;
  const vector = vectorOf(countTerms(termsOf(text), vocabulary), vocabulary);
  const shares = softmax(scoresOf(vector, weights, labels.length), calibration.temperature);
  return labels
    .map((label, at) => ({ label, confidence: shares[at] ?? 0 }))
    .sort((a, b) => b.confidence - a.confidence);
}

function* trainMachines(
  counted: readonly CountedText[],
  answers: Int32Array,
  chosen: readonly number[],
  vocabulary: Vocabulary,
  labelCount: number,
): Generator<undefined, Float32Array> {
  const known = knownTerms(counted, chosen, vocabulary.rarity.length);
  const vectors = yield* inSteps(chosen, (at) =>
    vectorOf(counted[at] as CountedText, vocabulary, known),
  );
  const size = vocabulary.rarity.length;
  const weights = new Float32Array((size + 1) * labelCount);
  const cost = labelCount > 2 && labelCount <= FEW_LABELS ? 0.3 : 1;
  for (let label = 0; label < labelCount; label++) {
    const targets = Int8Array.from(chosen, (at) => (answers[at] === label ? 1 : -1));
    const machine = yield* trainMachine(vectors, targets, size, cost);
    for (let term = 0; term <= size; term++) {
      weights[term * labelCount + label] = machine[term] as number;
    }
  }
  return weights;
}

/** Marks the terms that occur in the chosen texts. */
function knownTerms(
  counted: readonly CountedText[],
  chosen: readonly number[],
  size: number,
): Uint8Array {
  const known = new Uint8Array(size);
  for (const at of chosen) for (const term of (counted[at] as CountedText).terms) known[term] = 1;
  return known;
}

function scoresOf(vector: SparseVector, weights: Float32Array, labelCount: number): Float64Array {
  const scores = Float64Array.from(weights.subarray(weights.length - labelCount));
  for (let at = 0; at < vector.terms.length; at++) {
    const value = vector.weights[at] as number;
    const row = (vector.terms[at] as number) * labelCount;
    for (let label = 0; label < labelCount; label++) {
      scores[label] = (scores[label] as number) + value * (weights[row + label] as number);
    }
  }
  return scores;
}

/** Deals the examples of each label out in turn, so that every fold holds its share of each. */
function foldsOf(answers: Int32Array): number[][] {
  const { folds: count, used } = FOLDS.find(({ upTo }) => answers.length <= upTo) ?? FOLDS[0];
  const folds = Array.from({ length: count }, (): number[] => []);
  const dealt = new Map<number, number>();
  answers.forEach((answer, at) => {
    const turn = dealt.get(answer) ?? 0;
    dealt.set(answer, turn + 1);
    folds[(turn + answer) % count]?.push(at);
  });
  return folds.slice(0, used).filter((fold) => fold.length > 0 && fold.length < answers.length);
}

/** Maps a list, pausing now and then. */
function* inSteps<T, R>(values: readonly T[], map: (value: T) => R): Generator<undefined, R[]> {
  const mapped: R[] = [];
  for (const value of values) {
    mapped.push(map(value));
    if (mapped.length % 25 === 0) yield undefined;
  }
  return mapped;
}
