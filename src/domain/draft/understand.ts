import { routeTo, type Desk } from '../desk.js';
import { extractFields } from '../understanding/extract-fields.js';
import { guessCategory } from '../understanding/guess-category.js';
import { guessPriority } from '../understanding/guess-priority.js';
import { summarise } from '../understanding/summarise.js';
import type { Model } from '../understanding/classifier/model.js';
import type { Decision } from '../understanding/decision.js';
import type { CategoryGuess, FieldValue, Language, PriorityGuess } from '../understanding/types.js';
import { fieldsOf } from './dialog.js';
import type { Decided, Draft, Known } from './draft.js';

export interface Reading {
  readonly desk: Desk;
  readonly model: Model;
  readonly now: Date;
  /** The requester's zone: it decides what "Thursday" means. */
  readonly timeZone: string;
  readonly language: Language;
}

/**
 * What a text says, on top of what somebody stated already: a person's own choice is never replaced by
 * a guess, and no value is invented that has no words in the text.
 */
export function understand(
  text: string,
  stated: Known,
  reading: Reading,
): Pick<Draft, 'title' | 'known'> & { readonly decision: Decision } {
  const { desk, language } = reading;
  const guess = guessCategory(text, desk.categories, reading.model);
  const category =
    byPerson(stated.category) ?? asDecided(guess.category) ?? byModel(stated.category, text);
  const seen = priorityIn(text, desk, language);
  const priority =
    byPerson(stated.priority) ?? asDecided(seen.priority) ?? byModel(stated.priority, text);
  const fields = fieldsOf(desk, { category });
  const found = extractFields(text, fields, {
    now: reading.now.toISOString(),
    timeZone: reading.timeZone,
    language,
  });
  const inferred = Object.fromEntries(
    Object.entries(found).map(([key, { value, evidence }]): [string, Decided<FieldValue>] => [
      key,
      { value, by: 'rules', evidence },
    ]),
  );
  const chosen = Object.fromEntries(
    Object.entries(stated.fields).filter(([, decided]) => decided.by === 'person'),
  );
  const quoted = Object.fromEntries(
    Object.entries(stated.fields).filter(
      ([key, decided]) => byModel(decided, text) && fields.some((field) => field.key === key),
    ),
  );
  return {
    title: summarise(text, language),
    known: {
      category,
      priority,
      fields: { ...quoted, ...inferred, ...chosen },
      alternatives: guess.alternatives.map((one) => one.category),
    },
    decision: {
      // What the model put it under says nothing about how well the desk guesses.
      category: category?.by === 'model' ? undefined : categoryDecision(guess, reading.model),
      priority: priorityDecision(seen),
      evidence: {
        ...evidenceOf({ ...(category?.by === 'model' && { category }), ...quoted }),
        ...evidenceOf(found),
      },
    },
  };
}

function categoryDecision(
  { alternatives, confidence }: CategoryGuess,
  { calibration, learnedFrom }: Model,
): Decision['category'] {
  const best = alternatives[0]?.category;
  if (best === undefined) return undefined;
  return { best, confidence, threshold: calibration.threshold, learnedFrom };
}

const priorityDecision = ({ cues, impact, urgency }: PriorityGuess): Decision['priority'] =>
  cues.length === 0 ? undefined : { cues, impact, urgency };

const byPerson = <T>(decided: Decided<T> | undefined): Decided<T> | undefined =>
  decided?.by === 'person' ? decided : undefined;

/** What a language model said stays as long as the words it was said of stand in the text. */
const byModel = <T>(decided: Decided<T> | undefined, text: string): Decided<T> | undefined =>
  decided?.by === 'model' && decided.evidence !== undefined && text.includes(decided.evidence)
    ? decided
    : undefined;

const evidenceOf = (
  found: Readonly<Record<string, { readonly evidence?: string }>>,
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(found).flatMap(([key, { evidence }]) =>
      evidence === undefined ? [] : [[key, evidence]],
    ),
  );

const asDecided = (value: string | undefined): Decided<string> | undefined =>
  value === undefined ? undefined : { value, by: 'rules' };

const priorityIn = (text: string, desk: Desk, language: Language): PriorityGuess =>
  guessPriority(text, language, {
    priorities: desk.priorities.levels.map(({ key }) => key),
    table: desk.priorities.table,
  });

/** Requests of a private queue are talked about in a direct message. */
export const isPrivate = (desk: Desk, draft: Pick<Draft, 'known' | 'origin' | 'queue'>): boolean =>
  draft.known.category === undefined && draft.queue === undefined
    ? false
    : routeTo(desk, draft.known.category?.value, draft.origin.message).private;

export const NOTHING_KNOWN: Known = { fields: {}, alternatives: [] };
