import { categoryOf, type Desk } from '../../domain/desk.js';
import { SOMETHING_ELSE } from '../../domain/draft/dialog.js';
import { isShown } from '../../domain/understanding/missing-fields.js';
import type { FieldDefinition, FieldValue, FieldValues } from '../../domain/understanding/types.js';
import type { Form, FormValues, Input } from '../form.js';
import type { Showing } from '../showing.js';

/** What a form about a request starts from. */
export interface RequestSoFar {
  readonly subject?: string;
  readonly title?: string;
  readonly text?: string;
  readonly category?: string;
  readonly priority?: string;
  readonly values: FieldValues;
}

/** A whole new request in one form: what, category, and the category's fields as it is chosen. */
export const requestForm = (show: Showing, soFar: RequestSoFar): Form => ({
  name: 'request',
  title: show.speaker.say('form_request_title'),
  submit: show.speaker.say('submit_send'),
  inputs: [
    {
      key: 'what',
      label: show.speaker.say('input_what'),
      type: 'long_text',
      required: true,
      initial: soFar.text,
    },
    categoryInput(show, soFar.category),
    priorityInput(show, soFar.priority ?? show.desk.priorities.default),
    ...fieldInputs(show, fieldsShown(show.desk, soFar), soFar),
  ],
});

/** The same for a request that was understood already: everything prefilled, everything correctable. */
export const editForm = (show: Showing, soFar: RequestSoFar): Form => ({
  name: 'edit_request',
  subject: soFar.subject,
  title: show.speaker.say('form_edit_title'),
  submit: show.speaker.say('submit_save'),
  inputs: [
    {
      key: 'title',
      label: show.speaker.say('input_title'),
      type: 'text',
      required: true,
      initial: soFar.title,
    },
    categoryInput(show, soFar.category),
    priorityInput(show, soFar.priority ?? show.desk.priorities.default),
    ...fieldInputs(show, fieldsShown(show.desk, soFar), soFar),
  ],
});

/** Only what the dialog still misses. */
export const answerForm = (
  show: Showing,
  soFar: RequestSoFar,
  missing: readonly FieldDefinition[],
): Form => ({
  name: 'answer',
  subject: soFar.subject,
  title: show.speaker.say('form_answer_title'),
  submit: show.speaker.say('submit_send'),
  inputs: fieldInputs(show, withDependents(show.desk, soFar, missing), soFar),
});

/** Fields the form asks for now: those without a condition, and those whose condition holds. */
export const fieldsShown = (
  desk: Desk,
  soFar: Pick<RequestSoFar, 'category' | 'values'>,
): FieldDefinition[] =>
  (categoryOf(desk, soFar.category)?.fields ?? []).filter((field, _, all) =>
    isShown(field, all, soFar.values),
  );

/** A missing field, and the fields that appear once it has an answer. */
const withDependents = (
  desk: Desk,
  soFar: RequestSoFar,
  missing: readonly FieldDefinition[],
): FieldDefinition[] => {
  const keys = new Set(missing.map(({ key }) => key));
  return fieldsShown(desk, soFar).filter(
    (field) => keys.has(field.key) || (field.showIf !== undefined && keys.has(field.showIf.field)),
  );
};

const categoryInput = (show: Showing, initial: string | undefined): Input => ({
  key: 'category',
  label: show.speaker.say('input_category'),
  type: 'choice',
  required: true,
  reactive: true,
  initial,
  options: [
    ...show.desk.categories.map(({ key, name }) => ({ value: key, label: name })),
    ...(categoryOf(show.desk, SOMETHING_ELSE)
      ? []
      : [{ value: SOMETHING_ELSE, label: show.speaker.say('something_else') }]),
  ],
});

export const priorityInput = (show: Showing, initial: string): Input => ({
  key: 'priority',
  label: show.speaker.say('input_priority'),
  type: 'choice',
  required: true,
  initial,
  options: show.desk.priorities.levels.map(({ key, name }) => ({ value: key, label: name })),
});

/** Field inputs have keys of their own, so that no field can be mistaken for the form's own inputs. */
export const FIELD_PREFIX = 'field_';

function fieldInputs(
  show: Showing,
  fields: readonly FieldDefinition[],
  { category, values }: Pick<RequestSoFar, 'category' | 'values'>,
): Input[] {
  // Fields that are hidden now may appear with the next choice.
  const all = categoryOf(show.desk, category)?.fields ?? [];
  const watched = new Set(all.map(({ showIf }) => showIf?.field));
  return fields.map((field) => ({
    key: FIELD_PREFIX + field.key,
    label: field.label,
    type: INPUT_TYPES[field.type],
    required: field.required,
    hint: field.hint,
    initial: asInitial(values[field.key]),
    options: optionsOf(show, field),
    reactive: watched.has(field.key),
  }));
}

const asInitial = (value: FieldValue | undefined): FieldValue | undefined =>
  typeof value === 'boolean' ? (value ? 'yes' : 'no') : value;

const optionsOf = (show: Showing, field: FieldDefinition): Input['options'] =>
  field.type === 'yes_no'
    ? [
        { value: 'yes', label: show.speaker.say('yes') },
        { value: 'no', label: show.speaker.say('no') },
      ]
    : field.options?.map(({ value, label }) => ({ value, label }));

const INPUT_TYPES: Readonly<Record<FieldDefinition['type'], Input['type']>> = {
  short_text: 'text',
  long_text: 'long_text',
  one_of: 'choice',
  many_of: 'choices',
  date: 'date',
  number: 'number',
  person: 'person',
  email: 'email',
  link: 'link',
  yes_no: 'choice',
  file: 'file',
};

/** What a submitted form says, in the catalogue's terms. Empty inputs are absent. */
export function readRequestForm(desk: Desk, values: FormValues): RequestSoFar {
  const word = (key: string): string | undefined =>
    typeof values[key] === 'string' ? values[key] : undefined;
  const category = word('category');
  const fields = categoryOf(desk, category)?.fields ?? [];
  return {
    title: word('title'),
    text: word('what'),
    category,
    priority: word('priority'),
    values: fieldValues(fields, values),
  };
}

/** The field values of a submission; yes and no become true and false. */
export function fieldValues(
  fields: readonly FieldDefinition[],
  values: FormValues,
): Record<string, FieldValue> {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = values[FIELD_PREFIX + field.key];
      if (value === undefined) return [];
      return [[field.key, field.type === 'yes_no' ? value === 'yes' : value]];
    }),
  );
}
