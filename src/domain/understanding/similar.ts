import { buildVocabulary, cosine, countTerms, termsOf, vectorOf } from './classifier/features.js';

export interface SimilarDocument {
  id: string;
  text: string;
}

/** Documents prepared for comparing, so that many texts can be compared with the same ones. */
export type SimilarityIndex = (text: string, k: number) => { id: string; score: number }[];

/** Prepares solved tickets (or any documents) for `similar`. */
export function indexSimilar(documents: readonly SimilarDocument[]): SimilarityIndex {
  const terms = documents.map((document) => termsOf(document.text));
  const vocabulary = buildVocabulary(terms, 1);
  const vectors = terms.map((one) => vectorOf(countTerms(one, vocabulary), vocabulary));
  return (text, k) => {
    const wanted = vectorOf(countTerms(termsOf(text), vocabulary), vocabulary);
    return documents
      .map(({ id }, at) => {
        const vector = vectors[at];
        return { id, score: vector ? cosine(wanted, vector) : 0 };
      })
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score)
      .slice(0, k);
  };
}

/** The `k` documents most like a text by TF-IDF cosine, best first; unlike ones are left out. */
export function similar(
  text: string,
  documents: readonly SimilarDocument[],
  k: number,
): { id: string; score: number }[] {
  return indexSimilar(documents)(text, k);
}
