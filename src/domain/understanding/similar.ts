import { buildVocabulary, cosine, countTerms, termsOf, vectorOf } from './classifier/features.js';

export interface SimilarDocument {
  id: string;
  text: string;
  /** The category it was solved under, where known. */
  category?: string;
}

export interface SimilarHit {
  id: string;
  /** The cosine, 0 to 1: how alike the words are. */
  score: number;
}

/**
 * Finds the `k` documents most like a text, best first. `leaning` holds the confidence that the
 * text is of a category; documents of a likely category come first.
 */
export type SimilarityIndex = (
  text: string,
  k: number,
  leaning?: ReadonlyMap<string, number>,
) => SimilarHit[];

/** How much a sure category is worth beside a cosine of 1. */
const LEANING = 0.15;
/** A second answer of the same category helps less than one of another: shown if clearly closer. */
const REPEATED = 0.2;

/** Prepares documents (solved tickets), so that many texts can be compared with the same ones. */
export function indexSimilar(documents: readonly SimilarDocument[]): SimilarityIndex {
  const terms = documents.map((document) => termsOf(document.text));
  const vocabulary = buildVocabulary(terms, 1);
  const prepared = documents.map(({ id, category }, at) => ({
    id,
    category,
    vector: vectorOf(countTerms(terms[at] ?? [], vocabulary), vocabulary),
  }));
  return (text, k, leaning) => {
    const wanted = vectorOf(countTerms(termsOf(text), vocabulary), vocabulary);
    const candidates = prepared
      .map(({ id, category, vector }) => {
        const score = cosine(wanted, vector);
        const likely = category === undefined ? 0 : (leaning?.get(category) ?? 0);
        return { id, category, score, worth: score + LEANING * likely };
      })
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.worth - a.worth);
    return pickVaried(candidates, k);
  };
}

/** The `k` documents most like a text; for one text. For several, see `indexSimilar`. */
export function similar(
  text: string,
  documents: readonly SimilarDocument[],
  k: number,
  leaning?: ReadonlyMap<string, number>,
): SimilarHit[] {
  return indexSimilar(documents)(text, k, leaning);
}

interface Candidate extends SimilarHit {
  category: string | undefined;
  worth: number;
}

/** Takes the best one again and again; each one taken makes others of its category worth less. */
function pickVaried(sorted: readonly Candidate[], k: number): SimilarHit[] {
  const left = [...sorted];
  const taken = new Map<string, number>();
  const worthNow = ({ category, worth }: Candidate) =>
    worth - REPEATED * (category === undefined ? 0 : (taken.get(category) ?? 0));
  const picked: SimilarHit[] = [];
  while (picked.length < k && left.length > 0) {
    let best = 0;
    left.forEach((one, at) => {
      if (worthNow(one) > worthNow(left[best] ?? one)) best = at;
    });
    const [hit] = left.splice(best, 1);
    if (!hit) break;
    if (hit.category !== undefined) taken.set(hit.category, (taken.get(hit.category) ?? 0) + 1);
    picked.push({ id: hit.id, score: hit.score });
  }
  return picked;
}
