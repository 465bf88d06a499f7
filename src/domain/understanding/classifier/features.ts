import { plain, wordsOf } from '../text.js';

/** Long texts repeat themselves; what they are about stands at the beginning. */
const MAX_WORDS = 150;

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

/** The terms of one text by number, ascending, each with how often it occurs. */
export interface CountedText {
  terms: Int32Array;
  counts: Float32Array;
}

/** A sparse vector of length one: term numbers, ascending, and their weights. */
export interface SparseVector {
  terms: Int32Array;
  weights: Float32Array;
}

export interface Vocabulary {
  /** Term to its number. */
  numbers: ReadonlyMap<string, number>;
  /** The rarity of a term (a power of its inverse document frequency), by its number. */
  rarity: Float32Array;
  /** The kind of a term, as an index into `SHARES`, by its number. */
  kinds: Uint8Array;
}

/** Words (and their beginnings and neighbours), pieces of words, pairs: their shares of a vector. */
const SHARES = [1, 1, 0.5] as const;
const RARITY_POWER = 0.6;

function kindOf(term: string): number {
  return term.startsWith('c') ? 1 : term.startsWith('p') ? 2 : 0;
}

/** Numbers the terms of all documents; those in fewer than `minimum` documents are dropped. */
export function buildVocabulary(documents: readonly string[][], minimum: number): Vocabulary {
  const frequency = new Map<string, number>();
  for (const terms of documents) {
    for (const term of new Set(terms)) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  }
  const kept = [...frequency].filter(([, count]) => count >= minimum);
  const idf = (count: number) => Math.log((1 + documents.length) / (1 + count)) + 1;
  return {
    numbers: new Map(kept.map(([term], number) => [term, number])),
    rarity: Float32Array.from(kept, ([, count]) => Math.pow(idf(count), RARITY_POWER)),
    kinds: Uint8Array.from(kept, ([term]) => kindOf(term)),
  };
}

/** Counts the terms that the vocabulary knows. */
export function countTerms(terms: readonly string[], vocabulary: Vocabulary): CountedText {
  const counts = new Map<number, number>();
  for (const term of terms) {
    const number = vocabulary.numbers.get(term);
    if (number !== undefined) counts.set(number, (counts.get(number) ?? 0) + 1);
  }
  const numbers = Int32Array.from(counts.keys()).sort();
  return { terms: numbers, counts: Float32Array.from(numbers, (one) => counts.get(one) ?? 0) };
}

/**
 * TF-IDF with dampened counts; each kind of term is scaled to its share, then all to length one.
 * `isKnown` (by term number) leaves out terms that a model in training has not seen.
 */
export function vectorOf(
  { terms, counts }: CountedText,
  { rarity, kinds }: Vocabulary,
  isKnown?: Uint8Array,
): SparseVector {
  const weights = new Float32Array(terms.length);
  const squares = [0, 0, 0];
  terms.forEach((term, at) => {
    if (isKnown?.[term] === 0) return;
    const weight = (1 + Math.log(counts[at] as number)) * (rarity[term] as number);
    weights[at] = weight;
    const kind = kinds[term] as number;
    squares[kind] = (squares[kind] as number) + weight * weight;
  });
  const total = SHARES.reduce((sum, share, kind) => sum + (squares[kind] ? share : 0), 0);
  const scales = SHARES.map((share, kind) => Math.sqrt(share / total / (squares[kind] || 1)));
  terms.forEach((term, at) => {
    weights[at] = (weights[at] as number) * (scales[kinds[term] as number] as number);
  });
  return { terms, weights };
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
