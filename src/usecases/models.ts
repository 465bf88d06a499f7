import type { Desk } from '../domain/desk.js';
import { trainSteps, type Model } from '../domain/understanding/classifier/model.js';
import { catalogExamples } from '../domain/understanding/guess-category.js';
import type { Language } from '../domain/understanding/types.js';

/** The category models of a desk. */
export interface Models {
  /** The model for texts in this language, trained when it is first wanted. */
  of(desk: Desk, language: Language): Promise<Model>;
}

/** Keeps one model per desk. Training yields, so that nothing else waits for it. */
export function createModels(): Models {
  const trained = new Map<string, { version: number; model: Promise<Model> }>();
  return {
    of: (desk) => {
      const known = trained.get(desk.id);
      if (known?.version === desk.version) return known.model;
      const model = train(desk);
      trained.set(desk.id, { version: desk.version, model });
      return model;
    },
  };
}

async function train(desk: Desk): Promise<Model> {
  const steps = trainSteps(catalogExamples(desk.categories));
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
}
