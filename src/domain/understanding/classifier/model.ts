import type { Example, LabelScore } from '../types.js';
import { calibrate, softmax, type Calibration } from './calibration.js';
import {
  buildVocabulary,
  termsOf,
  vectorOf,
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
}

const FEW = 3000;

/**
 * Trains a model step by step: each `next()` does a few milliseconds of work, so a caller that
 * yields to the event loop between steps never blocks it. Examples of one label only, or none,
 * give a model that never takes anything.
 */
export function* trainSteps(examples: readonly Example[]): Generator<undefined, Model> {
  const labels = [...new Set(examples.map((example) => example.label))].sort();
  const documents: string[][] = [];
  for (const example of examples) {
    documents.push(termsOf(example.text));
    if (documents.length % 200 === 0) yield undefined;
  }
  const answers = examples.map((example) => labels.indexOf(example.label));
  const folds = foldsOf(answers, examples.length > FEW ? 3 : 5);
  const heldOut: Float64Array[] = [];
  const heldOutAnswers: number[] = [];
  for (const fold of folds) {
    const inside = new Set(fold);
    const rest = documents.map((_, at) => at).filter((at) => !inside.has(at));
    const part = yield* trainMachines(pick(documents, rest), pick(answers, rest), labels.length);
    for (const at of fold) {
      heldOut.push(scoresOf(documents[at] ?? [], part.vocabulary, part.weights, labels.length));
      heldOutAnswers.push(answers[at] ?? 0);
      if (heldOut.length % 200 === 0) yield undefined;
    }
  }
  const { vocabulary, weights } = yield* trainMachines(documents, answers, labels.length);
  return { labels, vocabulary, weights, calibration: calibrate(heldOut, heldOutAnswers) };
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
  const scores = scoresOf(termsOf(text), model.vocabulary, model.weights, model.labels.length);
  const shares = softmax(scores, model.calibration.temperature);
  return model.labels
    .map((label, at) => ({ label, confidence: shares[at] ?? 0 }))
    .sort((a, b) => b.confidence - a.confidence);
}

function* trainMachines(
  documents: readonly string[][],
  answers: readonly number[],
  labelCount: number,
): Generator<undefined, { vocabulary: Vocabulary; weights: Float32Array }> {
  const vocabulary = buildVocabulary(documents, documents.length > FEW ? 2 : 1);
  yield undefined;
  const size = vocabulary.idf.length;
  const vectors: SparseVector[] = [];
  for (const terms of documents) {
    vectors.push(vectorOf(terms, vocabulary));
    if (vectors.length % 200 === 0) yield undefined;
  }
  const weights = new Float32Array((size + 1) * labelCount);
  for (let label = 0; label < labelCount; label++) {
    const targets = Int8Array.from(answers, (answer) => (answer === label ? 1 : -1));
    const machine = yield* trainMachine(vectors, targets, size);
    for (let term = 0; term <= size; term++) {
      weights[term * labelCount + label] = machine[term] as number;
    }
  }
  return { vocabulary, weights };
}

function scoresOf(
  terms: readonly string[],
  vocabulary: Vocabulary,
  weights: Float32Array,
  labelCount: number,
): Float64Array {
  const vector = vectorOf(terms, vocabulary);
  const bias = vocabulary.idf.length * labelCount;
  const scores = new Float64Array(labelCount);
  for (let label = 0; label < labelCount; label++) scores[label] = weights[bias + label] as number;
  vector.terms.forEach((term, at) => {
    const value = vector.weights[at] as number;
    const row = term * labelCount;
    for (let label = 0; label < labelCount; label++) {
      scores[label] = (scores[label] as number) + value * (weights[row + label] as number);
    }
  });
  return scores;
}

/** Deals the examples of each label out in turn, so that every fold holds its share of each. */
function foldsOf(answers: readonly number[], count: number): number[][] {
  const folds = Array.from({ length: count }, (): number[] => []);
  const dealt = new Map<number, number>();
  answers.forEach((answer, at) => {
    const turn = dealt.get(answer) ?? 0;
    dealt.set(answer, turn + 1);
    folds[(turn + answer) % count]?.push(at);
  });
  return folds.filter((fold) => fold.length > 0 && fold.length < answers.length);
}

function pick<T>(values: readonly T[], at: readonly number[]): T[] {
  return at.map((index) => values[index] as T);
}
