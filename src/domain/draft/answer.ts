import { categoryOf, type Desk } from '../desk.js';
import { extractFields } from '../understanding/extract-fields.js';
import { parseAnswer } from '../understanding/parse-answer.js';
import type {
  FieldDefinition,
  FieldOption,
  FieldValue,
  ReadingContext,
} from '../understanding/types.js';
import { findOptions } from '../understanding/values/choices.js';
import { fieldsOf, SOMETHING_ELSE } from './dialog.js';
import type { AnswerProblem, Draft, Known } from './draft.js';

/** What an answer adds, or what is wrong with it. */
export type Answered =
  | { readonly known: Known }
  | { readonly problem: AnswerProblem }
  /** It answers nothing that was asked; it may still say something about the request. */
  | { readonly other: true };

/** A pressed answer, `category=…` or `<field>=…`, checked against the catalogue as it is. */
export function readPressed(desk: Desk, draft: Draft, pressed: string): Answered {
  const at = pressed.indexOf('=');
  const key = pressed.slice(0, at);
  const value = pressed.slice(at + 1);
  if (key === 'category') {
    const exists = value === SOMETHING_ELSE || categoryOf(desk, value) !== undefined;
    return exists ? { known: withCategory(draft.known, value) } : { other: true };
  }
  const field = fieldsOf(desk, draft.known).find((one) => one.key === key);
  if (field === undefined) return { other: true };
  return { known: withField(draft.known, key, field.type === 'yes_no' ? value === 'yes' : value) };
}

/** What somebody typed while a question waits: "the second", "MacBook", "tomorrow", "no". */
export function readTyped(
  desk: Desk,
  draft: Draft,
  text: string,
  context: ReadingContext,
): Answered {
  const { question } = draft;
  if (question === undefined) return { other: true };
  if (question.about === 'category')
    return readCategory(desk, question.options, draft, text, context);
  const fields = fieldsOf(desk, draft.known);
  if (question.about === 'form') return readSeveral(fields, question.fields, draft, text, context);
  const field = fields.find((one) => one.key === question.field);
  if (field === undefined) return { other: true };
  const answer = parseAnswer(text, field, context);
  if ('error' in answer) {
    return { problem: { field: field.key, code: answer.error, params: answer.params } };
  }
  return { known: withField(draft.known, field.key, answer.value) };
}

function readCategory(
  desk: Desk,
  offered: readonly string[],
  draft: Draft,
  text: string,
  context: ReadingContext,
): Answered {
  const named = ({ key, name }: { key: string; name: string }) => ({ value: key, label: name });
  const onScreen = offered.flatMap((key) => categoryOf(desk, key) ?? []).map(named);
  const field: FieldDefinition = {
    key: 'category',
    label: 'category',
    type: 'one_of',
    required: true,
    options: [...onScreen, { value: SOMETHING_ELSE, label: 'Other', synonyms: ELSE }],
  };
  const answer = parseAnswer(text, field, context);
  const chosen = 'error' in answer ? onlyNamed(text, desk.categories.map(named)) : answer.value;
  return typeof chosen === 'string'
    ? { known: withCategory(draft.known, chosen) }
    : { other: true };
}

/** A category that is not among the buttons can still be called by its name. */
function onlyNamed(text: string, options: readonly FieldOption[]): string | undefined {
  const values = new Set(findOptions(text, options).map(({ value }) => value));
  return values.size === 1 ? [...values][0] : undefined;
}

/** What people type instead of pressing the last button. */
const ELSE = [
  'something else',
  'none of these',
  'none of them',
  'something different',
  'något annat',
  'annat',
  'inget av dem',
  'etwas anderes',
  'nichts davon',
  'sonstiges',
];

/** Several things were asked at once: whatever the text states is taken. */
function readSeveral(
  fields: readonly FieldDefinition[],
  asked: readonly string[],
  draft: Draft,
  text: string,
  context: ReadingContext,
): Answered {
  const wanted = fields.filter(({ key }) => asked.includes(key));
  const found = Object.entries(extractFields(text, wanted, context));
  if (found.length === 0) return { other: true };
  return {
    known: found.reduce((known, [key, { value }]) => withField(known, key, value), draft.known),
  };
}

/** A person chose the category; answers that belonged to another one fall away by themselves. */
export const withCategory = (known: Known, category: string): Known => ({
  ...known,
  category: { value: category, by: 'person' },
});

export const withField = (known: Known, key: string, value: FieldValue): Known => ({
  ...known,
  fields: { ...known.fields, [key]: { value, by: 'person' } },
});
