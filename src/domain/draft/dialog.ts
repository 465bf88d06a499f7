import { categoryOf, type Desk } from '../desk.js';
import type { FieldDefinition, FieldValues } from '../understanding/types.js';
import type { Draft, Known, Question } from './draft.js';

/** Questions are asked in at most this many turns; then a person takes over. */
export const MAX_TURNS = 2;

/** A wrong answer is explained once; a second one goes to a person as it is. */
export const MAX_RETRIES = 1;

/** A category nobody could name; it has no fields of its own. */
export const SOMETHING_ELSE = 'other';

export type Step =
  | { readonly do: 'ask'; readonly question: Question }
  | { readonly do: 'confirm' }
  | { readonly do: 'file'; readonly missing: readonly string[] };

/**
 * What the dialog does next, from what is known: nothing missing is filed (or confirmed where the desk
 * wants that), one thing is one question, more are one form, and after two turns a person takes over.
 */
export function nextStep(desk: Desk, draft: Draft, missingFields: MissingFields): Step {
  const categoryMissing = draft.known.category === undefined;
  const fields = missingIn(desk, draft.known, missingFields).filter(
    (field) => (draft.retries[field.key] ?? 0) <= MAX_RETRIES,
  );
  const missing = missingIn(desk, draft.known, missingFields).map(({ key }) => key);
  const givenUp = draft.wantsPerson || draft.turns >= MAX_TURNS;
  const categoryGivenUp = (draft.retries.category ?? 0) > MAX_RETRIES;
  if (givenUp) return { do: 'file', missing: categoryMissing ? ['category', ...missing] : missing };
  if (categoryMissing && !categoryGivenUp) {
    return { do: 'ask', question: { about: 'category', options: draft.known.alternatives } };
  }
  const [first, ...more] = fields;
  if (first === undefined) {
    return desk.dialog.confirm === 'always' && missing.length === 0
      ? { do: 'confirm' }
      : { do: 'file', missing };
  }
  return more.length === 0
    ? { do: 'ask', question: { about: 'field', field: first.key } }
    : { do: 'ask', question: { about: 'form', fields: fields.map(({ key }) => key) } };
}

export type MissingFields = (
  fields: readonly FieldDefinition[],
  values: FieldValues,
) => readonly FieldDefinition[];

/** The fields of the known category. */
export const fieldsOf = (desk: Desk, known: Pick<Known, 'category'>): readonly FieldDefinition[] =>
  categoryOf(desk, known.category?.value)?.fields ?? [];

/** Field values without who decided them. */
export const valuesOf = (known: Pick<Known, 'fields'>): FieldValues =>
  Object.fromEntries(Object.entries(known.fields).map(([key, { value }]) => [key, value]));

const missingIn = (desk: Desk, known: Known, missing: MissingFields): readonly FieldDefinition[] =>
  missing(fieldsOf(desk, known), valuesOf(known));

/** The whole of what was said, message by message. */
export const textOf = (draft: Pick<Draft, 'messages'>): string =>
  draft.messages
    .map(({ text }) => text.trim())
    .filter((text) => text !== '')
    .join('\n');
