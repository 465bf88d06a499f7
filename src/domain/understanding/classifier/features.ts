import { plain, wordsOf } from '../text.js';

/** Long texts repeat themselves; what they are about stands at the beginning. */
const MAX_WORDS = 400;

/** Words of this many places apart still make a pair. */
const PAIR_REACH = 8;
const STEM = 5;

/**
 * The terms a text is compared by: words, their beginnings, pairs of neighbours, pairs of words
 * near each other in any order, and pieces of words of three to five characters, which forgive
 * typos, endings and compounds. Each kind carries its own first letter.
 */
export function termsOf(text: string): string[] {
  const words = wordsOf(commonForm(text)).slice(0, MAX_WORDS);
  const terms: string[] = [];
  let previous = '';
  for (const word of words) {
    terms.push(`w${word}`, `s${word.slice(0, STEM)}`, `b${previous} ${word}`);
    previous = word;
    const padded = ` ${word} `;
    for (let size = 3; size <= 5; size++) {
      for (let at = 0; at + size <= padded.length; at++)
        terms.push(`c${padded.slice(at, at + size)}`);
    }
  }
  addPairs(terms, words);
  return terms;
}

function addPairs(terms: string[], words: readonly string[]): void {
  const telling = words.filter((word) => word.length > 2);
  telling.forEach((word, at) => {
    for (const other of telling.slice(at + 1, at + 1 + PAIR_REACH)) {
      terms.push(word < other ? `p${word} ${other}` : `p${other} ${word}`);
    }
  });
}

/** "haven't" and "have not" are one; the digits of a number say less than that there is one. */
function commonForm(text: string): string {
  return plain(text)
    .toLowerCase()
    .replace(/n't(?![\p{L}])/gu, ' not')
    .replace(/'(?:re|s|ve|d|ll|m)(?![\p{L}])/gu, ' ')
    .replace(/\d+/g, '0');
}

/** A sparse vector: parallel arrays of term numbers and weights. */
export interface SparseVector {
  terms: Int32Array;
  weights: Float32Array;
}

export interface Vocabulary {
  /** Term to its number. */
  numbers: ReadonlyMap<string, number>;
  /** Inverse document frequency by term number. */
  idf: Float32Array;
}

/** Counts the terms of all documents; terms seen in fewer than `minimum` documents are dropped. */
export function buildVocabulary(documents: readonly string[][], minimum: number): Vocabulary {
  const frequency = new Map<string, number>();
  for (const terms of documents) {
    for (const term of new Set(terms)) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  }
  const numbers = new Map<string, number>();
  const idf: number[] = [];
  for (const [term, count] of frequency) {
    if (count < minimum) continue;
    numbers.set(term, idf.length);
    idf.push(Math.log((1 + documents.length) / (1 + count)) + 1);
  }
  return { numbers, idf: Float32Array.from(idf) };
}

/** The share of each kind of term in a vector; measured, like the reach and the damping of idf. */
const KINDS: Readonly<Record<string, readonly [block: number, share: number]>> = {
  w: [0, 1],
  s: [0, 1],
  b: [0, 1],
  c: [1, 1],
  p: [2, 0.5],
};
const IDF_POWER = 0.6;

/** TF-IDF with dampened counts; words, pieces and pairs are scaled apart, then to length one. */
export function vectorOf(terms: readonly string[], vocabulary: Vocabulary): SparseVector {
  const counts = new Map<number, number>();
  const blocks = new Map<number, readonly [number, number]>();
  for (const term of terms) {
    const number = vocabulary.numbers.get(term);
    if (number === undefined) continue;
    counts.set(number, (counts.get(number) ?? 0) + 1);
    blocks.set(number, KINDS[term.charAt(0)] ?? [0, 1]);
  }
  const numbers = Int32Array.from(counts.keys()).sort();
  const weights = new Float32Array(numbers.length);
  const squares = [0, 0, 0];
  numbers.forEach((number, at) => {
    const idf = Math.pow(vocabulary.idf[number] ?? 0, IDF_POWER);
    const weight = (1 + Math.log(counts.get(number) ?? 1)) * idf;
    weights[at] = weight;
    const [block] = blocks.get(number) ?? [0];
    squares[block] = (squares[block] ?? 0) + weight * weight;
  });
  let total = 0;
  numbers.forEach((number, at) => {
    const [block, share] = blocks.get(number) ?? [0, 1];
    const scaled = (weights[at] ?? 0) * Math.sqrt(share / (squares[block] ?? 1));
    weights[at] = scaled;
    total += scaled * scaled;
  });
  const length = Math.sqrt(total) || 1;
  return { terms: numbers, weights: weights.map((weight) => weight / length) };
}

/** The cosine of two vectors of length one. */
export function cosine(a: SparseVector, b: SparseVector): number {
  let sum = 0;
  let i = 0;
  let j = 0;
  while (i < a.terms.length && j < b.terms.length) {
    const left = a.terms[i] as number;
    const right = b.terms[j] as number;
    if (left === right) sum += (a.weights[i++] as number) * (b.weights[j++] as number);
    else if (left < right) i++;
    else j++;
  }
  return sum;
}
