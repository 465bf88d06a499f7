import type { Desk } from '../domain/desk.js';
import { trainSteps, type Model } from '../domain/understanding/classifier/model.js';
import { catalogExamples } from '../domain/understanding/guess-category.js';
import { readLines } from '../domain/understanding/learned-leaning.js';
import type { Example, Language } from '../domain/understanding/types.js';

/** What was learned from examples. Models are trained when they are first wanted. */
export interface Models {
  /** Tells the desk's categories apart, for texts in this language. */
  of(desk: Desk, language: Language): Promise<Model>;
  /** Tells requests from chatter. */
  requests(language: Language): Promise<Model>;
}

/**
 * Keeps the trained models. Training yields, so that nothing else waits for it.
 * @param linesOf the labelled messages of a language that the product comes with, as a text.
 */
export function createModels(linesOf: (language: Language) => Promise<string>): Models {
  const categories = new Map<string, { version: number; model: Promise<Model> }>();
  const requests = new Map<Language, Promise<Model>>();
  return {
    of: (desk) => {
      const known = categories.get(desk.id);
      if (known?.version === desk.version) return known.model;
      const model = train(catalogExamples(desk.categories));
      categories.set(desk.id, { version: desk.version, model });
      return model;
    },
    requests: (language) => {
      const known = requests.get(language) ?? linesOf(language).then(readLines).then(train);
      requests.set(language, known);
      return known;
    },
  };
}

async function train(examples: readonly Example[]): Promise<Model> {
  const steps = trainSteps(examples);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
}
