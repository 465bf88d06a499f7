import { wordsOf } from '../text.js';

/** Long texts repeat themselves; what they are about stands at the beginning. */
const MAX_WORDS = 400;

/**
 * The terms a text is compared by: words, pairs of words, and pieces of words of three to five
 * characters, which forgive typos, endings and compounds. Each kind carries its own first letter.
 */
export function termsOf(text: string): string[] {
  const words = wordsOf(text).slice(0, MAX_WORDS);
  const terms: string[] = [];
  let previous = '';
  for (const word of words) {
    terms.push(`w${word}`);
    terms.push(`b${previous} ${word}`);
    previous = word;
    const padded = ` ${word} `;
    for (let size = 3; size <= 5; size++) {
      for (let at = 0; at + size <= padded.length; at++)
        terms.push(`c${padded.slice(at, at + size)}`);
    }
  }
  return terms;
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

/** TF-IDF with dampened counts; words and pieces of words are scaled apart, then to length one. */
export function vectorOf(terms: readonly string[], vocabulary: Vocabulary): SparseVector {
  const counts = new Map<number, number>();
  const isPiece = new Map<number, boolean>();
  for (const term of terms) {
    const number = vocabulary.numbers.get(term);
    if (number === undefined) continue;
    counts.set(number, (counts.get(number) ?? 0) + 1);
    isPiece.set(number, term.startsWith('c'));
  }
  const numbers = Int32Array.from([...counts.keys()].sort((a, b) => a - b));
  const weights = new Float32Array(numbers.length);
  let wordSquares = 0;
  let pieceSquares = 0;
  numbers.forEach((number, at) => {
    const weight = (1 + Math.log(counts.get(number) ?? 1)) * (vocabulary.idf[number] ?? 0);
    weights[at] = weight;
    if (isPiece.get(number)) pieceSquares += weight * weight;
    else wordSquares += weight * weight;
  });
  const wordScale = wordSquares > 0 ? Math.sqrt(0.5 / wordSquares) : 0;
  const pieceScale = pieceSquares > 0 ? Math.sqrt(0.5 / pieceSquares) : 0;
  numbers.forEach((number, at) => {
    weights[at] = (weights[at] ?? 0) * (isPiece.get(number) ? pieceScale : wordScale);
  });
  return { terms: numbers, weights };
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
