import type { Form, FormValues, Input } from '../../cards/form.js';
import { cutTo, LIMITS } from './limits.js';
import { richText, smallText, type Json, type RenderContext } from './rich-text.js';

/** What a form in a card of its own, not in a dialog, is sent off and left with. */
export const VERBS = { submit: 'form_submit', cancel: 'form_cancel' } as const;

/** Several choices come back as one string with commas between them, so none may hold one. */
export const encodeChoice = (value: string): string => encodeURIComponent(value);

export function decodeChoice(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch (error) {
    if (error instanceof URIError) return value;
    throw error;
  }
}

const asStrings = (value: Input['initial']): string[] =>
  value === undefined ? [] : typeof value === 'object' ? [...value] : [String(value)];

const choice = ({ value, label }: NonNullable<Input['options']>[number]): Json => ({
  title: cutTo(label, LIMITS.label) || '–',
  value: encodeChoice(value),
});

function choices(input: Input, isMultiSelect: boolean): Json {
  const options = (input.options ?? []).slice(0, LIMITS.options);
  const chosen = asStrings(input.initial).filter((one) =>
    options.some(({ value }) => value === one),
  );
  return {
    type: 'Input.ChoiceSet',
    style: isMultiSelect && options.length <= 10 ? 'expanded' : 'compact',
    ...(isMultiSelect && { isMultiSelect }),
    choices: options.map(choice),
    ...(chosen.length > 0 && { value: chosen.map(encodeChoice).join(',') }),
  };
}

/** Teams offers the people of the organisation, and gives their ids in the directory. */
function people(input: Input): Json {
  const [initial] = asStrings(input.initial);
  const id = /^teams:(.+)$/.exec(initial ?? '')?.[1];
  return {
    type: 'Input.ChoiceSet',
    choices: [],
    'choices.data': { type: 'Data.Query', dataset: 'graph.microsoft.com/users' },
    ...(id !== undefined && { value: id }),
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
    case 'long_text':
    case 'file':
      return {
        type: 'Input.Text',
        ...(input.type === 'long_text' && { isMultiline: true }),
        // Files cannot be put into a dialog of Teams: a link to one can.
        ...(input.type === 'file' && { placeholder: 'https://…' }),
        maxLength: LIMITS.input,
        ...(initial && { value: cutTo(initial, LIMITS.input) }),
      };
    case 'choice':
      return choices(input, false);
    case 'choices':
      return choices(input, true);
    case 'date': {
      const known = initial !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(initial);
      return { type: 'Input.Date', ...(known && { value: initial }) };
    }
    case 'person':
      return people(input);
  }
}

/** Labels and hints are words of the desk; as Markdown, a sign in them could still go astray. */
const warning = (text: string): Json => ({
  type: 'RichTextBlock',
  spacing: 'None',
  inlines: [{ type: 'TextRun', text: `⚠ ${cutTo(text, LIMITS.label)}`, color: 'Attention' }],
});

function inputElements(input: Input, error: string | undefined, context: RenderContext): Json[] {
  const hint = input.hint === undefined ? [] : smallText([input.hint], LIMITS.label, context);
  return [
    {
      ...element(input),
      id: input.key,
      label: cutTo(input.label, LIMITS.label),
      ...(input.required && { isRequired: true, errorMessage: `⚠ ${cutTo(input.label, 120)}` }),
    },
    ...hint.map((each) => ({ ...each, spacing: 'None' })),
    ...(error === undefined ? [] : [warning(error)]),
  ];
}

/** A choice between nothing asks nobody anything. */
export const isAnswerable = ({ type, options }: Input): boolean =>
  (type !== 'choice' && type !== 'choices') || (options?.length ?? 0) > 0;

/** The form with other first values: those that somebody put in, where they are to be mended. */
export const withValues = (form: Form, values: FormValues): Form => ({
  ...form,
  inputs: form.inputs.map((input) => ({ ...input, initial: values[input.key] })),
});

export interface FormOptions {
  /** Tells this showing of the form from every other, so that it can be sent off once. */
  readonly number: string;
  /** What is wrong, by input. */
  readonly errors?: Readonly<Record<string, string>>;
  /** In a card instead of a dialog; `subject` is what the card shows once it is left. */
  readonly inline?: true;
}

/** The word for leaving a form is a sign, which needs no translation; dialogs have Teams' own. */
const CANCEL = '✕';

/** A form as the card of a dialog. Everything needed to show it again travels along. */
export function renderForm(form: Form, options: FormOptions, context: RenderContext): Json {
  const { number, errors = {}, inline } = options;
  const inputs = form.inputs.filter(isAnswerable);
  const shown = new Set(inputs.map(({ key }) => key));
  const elsewhere = Object.entries(errors).filter(([key]) => !shown.has(key));
  const data = { f: form, n: number };
  const title = cutTo(form.submit, LIMITS.action);
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    body: [
      ...(inline ? richText([{ bold: form.title }], LIMITS.label, context) : []),
      ...(form.intro === undefined ? [] : richText([form.intro], LIMITS.input, context)),
      ...inputs.flatMap((input) => inputElements(input, errors[input.key], context)),
      ...elsewhere.map(([, error]) => warning(error)),
    ],
    actions: inline
      ? [
          { type: 'Action.Execute', title, style: 'positive', verb: VERBS.submit, data },
          {
            type: 'Action.Execute',
            title: CANCEL,
            verb: VERBS.cancel,
            data: { a: VERBS.cancel, s: form.subject },
            associatedInputs: 'none',
          },
        ]
      : [{ type: 'Action.Submit', title, style: 'positive', data }],
  };
}

/** A dialog as Teams takes it in an answer. Its height leaves room for about as many inputs as there are. */
export const dialog = (title: string, card: Json): Json => ({
  type: 'continue',
  value: {
    title: cutTo(title, LIMITS.dialogTitle),
    width: 'medium',
    height: 'medium',
    card: { contentType: 'application/vnd.microsoft.card.adaptive', content: card },
  },
});
