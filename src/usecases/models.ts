import type { Desk } from '../domain/desk.js';
import type { Model } from '../domain/understanding/classifier/model.js';
import { catalogExamples } from '../domain/understanding/guess-category.js';
import type { LearnedExample } from '../domain/understanding/learned-example.js';
import { CHATTER, readLines, REQUEST } from '../domain/understanding/learned-leaning.js';
import type { Example, Language } from '../domain/understanding/types.js';
import { keptModel, type Lesson } from './kept-model.js';
import type { Examples, Models } from './ports.js';

export interface Teachers extends Pick<Lesson, 'now' | 'failed'> {
  /** The labelled messages of a language that the product comes with, as a text. */
  readonly linesOf: (language: Language) => Promise<string>;
  /** What the desk's own requests taught. */
  readonly examples: Pick<Examples, 'newest' | 'stamp'>;
}

/** The newest examples of a desk that are learned from: more take longer and teach hardly more. */
export const MOST_LEARNED = 5000;

/** Keeps the models of desks: the catalogue and the product's own lines are the seed, tickets do the rest. */
export function createModels({ linesOf, examples, now, failed }: Teachers): Models {
  const kept = new Map<string, { version: number; model: () => Promise<Model> }>();
  const get = (
    key: string,
    version: number,
    { deskId, language }: { deskId: string; language: Language },
    read: (learned: readonly LearnedExample[]) => Promise<Example[]>,
  ): Promise<Model> => {
    const known = kept.get(key);
    if (known?.version === version) return known.model();
    const model = keptModel({
      stamp: () => examples.stamp(deskId, language),
      examples: async () => read(await examples.newest(deskId, language, MOST_LEARNED)),
      now,
      failed,
    });
    kept.set(key, { version, model });
    return model();
  };
  return {
    of: (desk, language) =>
      get(`categories:${desk.id}:${language}`, desk.version, { deskId: desk.id, language }, (all) =>
        Promise.resolve([...catalogExamples(desk.categories), ...categoriesIn(desk, all)]),
      ),
    requests: (deskId, language) =>
      get(`requests:${deskId}:${language}`, 0, { deskId, language }, async (all) => [
        ...readLines(await linesOf(language)),
        ...requestsIn(all),
      ]),
  };
}

const categoriesIn = (desk: Desk, learned: readonly LearnedExample[]): Example[] => {
  const known = new Set(desk.categories.map(({ key }) => key));
  return learned.flatMap(({ text, category }) =>
    category !== undefined && known.has(category) ? [{ text, label: category }] : [],
  );
};

/** As many requests as chatter, the newest ones: a desk sees far more of the former, which proves nothing. */
function requestsIn(learned: readonly LearnedExample[]): Example[] {
  const chatter = learned.filter(({ isRequest }) => isRequest === false);
  const requests = learned.filter(({ isRequest }) => isRequest === true).slice(0, chatter.length);
  return [
    ...chatter.map(({ text }) => ({ text, label: CHATTER })),
    ...requests.map(({ text }) => ({ text, label: REQUEST })),
  ];
}
