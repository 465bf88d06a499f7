import { classify, type Model } from './classifier/model.js';
import { phraseIn } from './phrase-in.js';
import { plain } from './text.js';
import type { CatalogCategory, CategoryGuess, Example } from './types.js';

/** A message that holds a category's own name is worth this much more of it. */
const NAME_BONUS = 0.15;

/**
 * What the catalogue itself teaches: names, descriptions, examples, and the options of the fields.
 * The caller adds what the desk has learned before it trains a model.
 */
export function catalogExamples(catalog: readonly CatalogCategory[]): Example[] {
  return catalog.flatMap((category) => {
    const texts = [
      category.name,
      ...(category.description ? [category.description] : []),
      ...category.examples,
    ];
    return texts.map((text) => ({ text, label: category.key }));
  });
}

/**
 * The category of a message among those of the catalogue. It is taken only above the model's
 * threshold (chosen for nine right answers in ten); below it the best three are alternatives.
 * Labels that the catalogue no longer has are left out.
 */
export function guessCategory(
  text: string,
  catalog: readonly CatalogCategory[],
  model: Model,
): CategoryGuess {
  const known = new Map(catalog.map((category) => [category.key, category]));
  const readable = plain(text);
  const raised = classify(text, model)
    .filter(({ label }) => known.has(label))
    .map(({ label, confidence }) => {
      const name = known.get(label)?.name ?? '';
      const named = phraseIn(readable, name) !== undefined;
      return { category: label, confidence: named ? confidence + NAME_BONUS : confidence };
    });
  const total = raised.reduce((sum, one) => sum + one.confidence, 0);
  const ranked = raised
    .map((one) => ({ ...one, confidence: total > 0 ? one.confidence / total : 0 }))
    .sort((a, b) => b.confidence - a.confidence);
  const best = ranked[0];
  const taken = best !== undefined && best.confidence >= model.calibration.threshold;
  return {
    category: taken ? best.category : undefined,
    confidence: best?.confidence ?? 0,
    alternatives: ranked.slice(0, 3),
    decidedBy: 'rules',
  };
}
