/**
 * Inputs of a form that local Slack's page does not draw, or whose value it loses: each is drawn as
 * one that the page knows, and its answer is turned back into what Slack would send.
 */
import { isJson, without, type Json } from './local-slack.js';

export interface Option {
  text: { type: 'plain_text'; text: string };
  value: string;
}

interface Rule {
  /** The element the page is given instead. */
  draw: (element: Json, people: readonly Option[]) => Json;
  /** From the page's answer (null: nothing entered) to Slack's. */
  read: (entered: Json | null) => Json;
  /** From the element to Slack's answer when nobody touched the input. */
  initial: (element: Json) => Json;
}

const asText = (placeholder: string) => (element: Json) => ({
  ...element,
  type: 'plain_text_input',
  placeholder: element['placeholder'] ?? { type: 'plain_text', text: placeholder },
});
const asIs = (element: Json): Json => element;
const chosen = (entered: Json | null): unknown =>
  isJson(entered?.['selected_option']) ? entered['selected_option'] : null;
const chosenValue = (entered: Json | null): unknown => {
  const option = chosen(entered);
  return isJson(option) ? option['value'] : null;
};
const manyChosen = (entered: Json | null): Json[] => {
  const options = entered?.['selected_options'];
  return Array.isArray(options) ? options.filter(isJson) : [];
};
const typed = (entered: Json | null): unknown => entered?.['value'] || null;

const text = (draw: Rule['draw']): Rule => ({
  draw,
  read: (entered) => ({ value: typed(entered) }),
  initial: (element) => ({ value: element['initial_value'] ?? null }),
});

/** The page shows no initial choice, but it shows a placeholder as the first line. */
const withInitialShown = (element: Json): Json => {
  const initial = element['initial_option'];
  return isJson(initial) ? { ...element, placeholder: initial['text'] } : element;
};

const flat = (element: Json): Json => {
  const groups = element['option_groups'];
  if (!Array.isArray(groups)) return element;
  const options = groups.filter(isJson).flatMap((group) => group['options']);
  return { ...element, options };
};

export const RULES: Readonly<Record<string, Rule>> = {
  plain_text_input: text(asIs),
  number_input: text(asText('Number')),
  email_text_input: text(asText('name@example.com')),
  url_text_input: text(asText('https://')),
  datepicker: {
    draw: asIs,
    read: (entered) => ({ selected_date: entered?.['selected_date'] || null }),
    initial: (element) => ({ selected_date: element['initial_date'] ?? null }),
  },
  timepicker: {
    draw: asText('HH:MM'),
    read: (entered) => ({ selected_time: typed(entered) }),
    initial: (element) => ({ selected_time: element['initial_time'] ?? null }),
  },
  static_select: {
    draw: (element) => withInitialShown(flat(element)),
    read: (entered) => ({ selected_option: chosen(entered) }),
    initial: (element) => ({ selected_option: element['initial_option'] ?? null }),
  },
  radio_buttons: {
    draw: asIs,
    read: (entered) => ({ selected_option: chosen(entered) }),
    initial: (element) => ({ selected_option: element['initial_option'] ?? null }),
  },
  checkboxes: {
    draw: asIs,
    read: (entered) => ({ selected_options: manyChosen(entered) }),
    initial: (element) => ({ selected_options: element['initial_options'] ?? [] }),
  },
  multi_static_select: {
    draw: (element) => ({ ...flat(element), type: 'checkboxes' }),
    read: (entered) => ({ selected_options: manyChosen(entered) }),
    initial: (element) => ({ selected_options: element['initial_options'] ?? [] }),
  },
  users_select: {
    draw: (element, people) => {
      const initial = people.find(({ value }) => value === element['initial_user']);
      const drawn = { ...element, type: 'static_select', options: people };
      return initial ? { ...drawn, placeholder: initial.text } : drawn;
    },
    read: (entered) => ({ selected_user: chosenValue(entered) }),
    initial: (element) => ({ selected_user: element['initial_user'] ?? null }),
  },
  multi_users_select: {
    draw: (element, people) => ({ ...element, type: 'checkboxes', options: people }),
    read: (entered) => ({ selected_users: manyChosen(entered).map(({ value }) => value) }),
    initial: (element) => ({ selected_users: element['initial_users'] ?? [] }),
  },
};

const isEmpty = (answer: Json): boolean =>
  Object.values(answer).every(
    (value) => value === null || (Array.isArray(value) && value.length === 0),
  );

export interface Answers {
  /** `state.values` as Slack would send them. */
  values: Record<string, Record<string, Json>>;
  /** Block id → complaint, for required inputs without an answer. */
  missing: Record<string, string>;
}

/**
 * The answers of a submitted form. Local Slack sends `{value: null}` and the like for what nobody
 * touched and an empty text for what somebody cleared; Slack sends the initial value for the first
 * and null for the second.
 */
export function answersOf(blocks: unknown, sent: unknown): Answers {
  const answers: Answers = { values: {}, missing: {} };
  const entered = isJson(sent) ? sent : {};
  for (const block of Array.isArray(blocks) ? blocks.filter(isJson) : []) {
    const { element } = block;
    if (block['type'] !== 'input' || !isJson(element)) continue;
    const [blockId, actionId] = [String(block['block_id']), String(element['action_id'])];
    const type = String(element['type']);
    const ofBlock = entered[blockId];
    const raw = isJson(ofBlock) && isJson(ofBlock[actionId]) ? ofBlock[actionId] : null;
    const rule = RULES[type];
    const fields = without(raw ?? {}, 'type');
    const untouched = isEmpty(fields);
    const answer = rule ? (untouched ? rule.initial(element) : rule.read(raw)) : fields;
    answers.values[blockId] = { [actionId]: { type, ...answer } };
    if (block['optional'] !== true && isEmpty(answer)) {
      answers.missing[blockId] = 'This field is required';
    }
  }
  return answers;
}
