import type { Form, Input } from '../../cards/form.js';
import { cutTo, LIMITS } from './limits.js';
import { mrkdwn } from './mrkdwn.js';
import { plainText, section, type Json } from './render-message.js';

type Option = NonNullable<Input['options']>[number];

const asStrings = (value: Input['initial']): string[] =>
  value === undefined ? [] : typeof value === 'object' ? [...value] : [String(value)];

const option = ({ value, label }: Option): Json => ({
  text: plainText(label, LIMITS.optionText),
  value: cutTo(value, LIMITS.optionValue),
});

/** One list, or for more than a hundred several, named by their first and last entry. */
function choices(options: readonly Option[]): Json {
  if (options.length <= LIMITS.options) return { options: options.map(option) };
  const groups: Json[] = [];
  for (let from = 0; from < options.length; from += LIMITS.options) {
    const some = options.slice(from, from + LIMITS.options);
    const ends = [some[0], some.at(-1)].map((end) => cutTo(end?.label ?? '', 36));
    groups.push({
      label: plainText(ends.join(' – '), LIMITS.optionText),
      options: some.map(option),
    });
  }
  return { option_groups: groups.slice(0, LIMITS.optionGroups) };
}

function textInput(input: Input, multiline: boolean): Json {
  const [initial] = asStrings(input.initial);
  return {
    type: 'plain_text_input',
    multiline,
    max_length: LIMITS.input,
    ...(initial && { initial_value: cutTo(initial, LIMITS.input) }),
  };
}

function select(input: Input): Json {
  const options = input.options ?? [];
  const [chosen] = asStrings(input.initial);
  const initial = options.find(({ value }) => value === chosen);
  return {
    type: 'static_select',
    ...choices(options),
    ...(initial && { initial_option: option(initial) }),
  };
}

/** Boxes where there are few; Slack shows at most ten. */
function multiSelect(input: Input): Json {
  const options = input.options ?? [];
  const chosen = asStrings(input.initial);
  const initial = options.filter(({ value }) => chosen.includes(value)).map(option);
  return {
    ...(options.length <= LIMITS.fewOptions
      ? { type: 'checkboxes', options: options.map(option) }
      : { type: 'multi_static_select', ...choices(options) }),
    ...(initial.length > 0 && { initial_options: initial }),
  };
}

/** Numbers, addresses and links are typed as text: the desk checks them, and says so in its own words. */
function element(input: Input): Json {
  const [initial] = asStrings(input.initial);
  switch (input.type) {
    case 'text':
    case 'number':
    case 'email':
    case 'link':
      return textInput(input, false);
    case 'long_text':
      return textInput(input, true);
    case 'choice':
      return select(input);
    case 'choices':
      return multiSelect(input);
    case 'date': {
      const known = initial !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(initial);
      return { type: 'datepicker', ...(known && { initial_date: initial }) };
    }
    case 'person': {
      const id = /^slack:([UW][A-Z0-9]+)$/.exec(initial ?? '')?.[1];
      return { type: 'users_select', ...(id !== undefined && { initial_user: id }) };
    }
    case 'file':
      return { type: 'file_input', max_files: 10 };
  }
}

function inputBlock(input: Input): Json {
  return {
    type: 'input',
    block_id: input.key,
    label: plainText(input.label, LIMITS.label),
    element: { ...element(input), action_id: input.key },
    optional: !input.required,
    ...(input.hint && { hint: plainText(input.hint, LIMITS.hint) }),
    ...(input.reactive && { dispatch_action: true }),
  };
}

/** A choice between nothing is refused by Slack and asks nobody anything. */
const isAnswerable = ({ type, options }: Input): boolean =>
  (type !== 'choice' && type !== 'choices') || (options?.length ?? 0) > 0;

/** What a modal carries along, read back by `parse-form.ts`. */
function metadata({ name, subject, context }: Form): string {
  const json = JSON.stringify({ form: name, subject, context });
  if (json.length > LIMITS.privateMetadata) {
    throw new RangeError(`A form carries at most ${LIMITS.privateMetadata} characters along.`);
  }
  return json;
}

/** A form as a modal. `close` is left to Slack, which words it in the reader's language. */
export function renderForm(form: Form): Json {
  const intro = mrkdwn([form.intro ?? ''], { length: LIMITS.section, pieces: 1 }).map(section);
  const inputs = form.inputs.filter(isAnswerable).map(inputBlock);
  return {
    type: 'modal',
    callback_id: form.name,
    private_metadata: metadata(form),
    title: plainText(form.title, LIMITS.modalTitle),
    submit: plainText(form.submit, LIMITS.modalTitle),
    blocks: [...intro, ...inputs].slice(0, LIMITS.viewBlocks),
  };
}
