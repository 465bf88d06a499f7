import { plain, wordsOf } from '../text.js';

/** Long texts repeat themselves; what they are about stands at the beginning. */
const MAX_WORDS = 150;

/** Words of this many places apart still make a pair. */
const PAIR_REACH = 8;
const STEM = 5;

/** What a text longer than this many words is about stands in its first ones, like a subject line. */
const SHORT = 20;
const OPENING = 5;

/**
 * The terms a text is compared by: words, their beginnings, pairs of neighbours, pairs of words
 * near each other in any order, and pieces of words of three to five characters, which forgive
 * typos, endings and compounds; of long texts the first words once more. Each kind carries its own first letter.
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
  if (words.length > SHORT) for (const word of words.slice(0, OPENING)) terms.push(`h${word}`);
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

/** Words (and their beginnings and neighbours), pieces of words, pairs, first words: their shares of a vector. */
const SHARES = [1, 1, 0.5, 0.3] as const;
const RARITY_POWER = 0.7;

function kindOf(term: string): number {
  return 'cph'.indexOf(term.charAt(0)) + 1;
}

/** Numbers the terms of all documents; those in fewer than `minimum` documents are dropped. */
export function buildVocabulary(documents: readonly string[][], minimum: number): Vocabulary {
  const steps = vocabularySteps(documents, minimum);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** The same in steps of a few milliseconds. */
export function* vocabularySteps(
  documents: readonly string[][],
  minimum: number,
): Generator<undefined, Vocabulary> {
  const frequency = new Map<string, number>();
  let seen = 0;
  for (const terms of documents) {
    for (const term of new Set(terms)) frequency.set(term, (frequency.get(term) ?? 0) + 1);
    if ((seen += terms.length) > STEP) {
      seen = 0;
      yield undefined;
    }
  }
  const numbers = new Map<string, number>();
  const counts: number[] = [];
  const kinds: number[] = [];
  for (const [term, count] of frequency) {
    if ((seen += 1) % STEP === 0) yield undefined;
    if (count < minimum) continue;
    numbers.set(term, counts.length);
    counts.push(count);
    kinds.push(kindOf(term));
  }
  yield undefined;
  const idf = (count: number) => Math.log((1 + documents.length) / (1 + count)) + 1;
  const rarity = Float32Array.from(counts, (count) => Math.pow(idf(count), RARITY_POWER));
  return { numbers, rarity, kinds: Uint8Array.from(kinds) };
}

/** So many terms are a few milliseconds of work. */
const STEP = 20_000;

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
  const squares = SHARES.map(() => 0);
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
