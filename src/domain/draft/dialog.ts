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

/** What of a draft the dialog depends on. */
export type Dialog = Pick<
  Draft,
  'known' | 'stage' | 'question' | 'turns' | 'retries' | 'wantsPerson'
>;

/**
 * What the dialog does next, from what is known: nothing missing is filed (or confirmed where the desk
 * wants that), one thing is one question, more are one form, and after two turns a person takes over.
 * A question that waits already is no further turn.
 */
export function nextStep(desk: Desk, draft: Dialog, missingFields: MissingFields): Step {
  const fields = missingIn(desk, draft.known, missingFields);
  const question = draft.wantsPerson ? undefined : nextQuestion(draft, fields);
  if (question !== undefined) return { do: 'ask', question };
  const keys = fields.map(({ key }) => key);
  const missing = draft.known.category === undefined ? ['category', ...keys] : keys;
  const isWhole = missing.length === 0 && !draft.wantsPerson;
  return isWhole && desk.dialog.confirm === 'always' ? { do: 'confirm' } : { do: 'file', missing };
}

function nextQuestion(draft: Dialog, missing: readonly FieldDefinition[]): Question | undefined {
  const question = openQuestion(draft, missing);
  return question && (isWaiting(draft, question) || draft.turns < MAX_TURNS) ? question : undefined;
}

function openQuestion(
  { known, retries }: Dialog,
  missing: readonly FieldDefinition[],
): Question | undefined {
  const isOpen = (key: string): boolean => (retries[key] ?? 0) <= MAX_RETRIES;
  if (known.category === undefined) {
    const question = { about: 'category', options: known.alternatives } as const;
    return isOpen(questionKey(question)) ? question : undefined;
  }
  const [first, ...more] = missing.filter(({ key }) => isOpen(key));
  if (first === undefined) return undefined;
  if (more.length === 0) return { about: 'field', field: first.key };
  const form = { about: 'form', fields: [first, ...more].map(({ key }) => key) } as const;
  return isOpen(questionKey(form)) ? form : undefined;
}

/** Whether this very thing was asked and not answered. The best guesses of a category may have changed. */
export function isWaiting({ stage, question }: Dialog, next: Question): boolean {
  if (stage !== 'asking' || question === undefined) return false;
  const fields = (one: Question): string => (one.about === 'form' ? one.fields.join(' ') : '');
  return questionKey(question) === questionKey(next) && fields(question) === fields(next);
}

/** What wrong answers to a question are counted under. */
export const questionKey = (question: Question): string =>
  question.about === 'field' ? question.field : question.about;

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
