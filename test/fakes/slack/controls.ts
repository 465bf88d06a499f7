import { controlsOf, valueKey } from './state-values.js';
import { isWire, text, textOf, wires, type Wire } from './wire.js';
import { personNamed, type World } from './world.js';

/** Something a person can press or fill: an element, or one entry of an overflow menu. */
export interface Control {
  readonly block: Wire;
  readonly element: Wire;
  /** Everything it may be called in a test; the first is what the person reads. */
  readonly names: readonly string[];
  /** The overflow entry. */
  readonly option?: Wire;
}

const isName = (name: string | undefined): name is string => name !== undefined && name !== '';

/** Every control of these blocks, overflow menus entry by entry. */
export function controls(blocks: readonly Wire[]): Control[] {
  return controlsOf(blocks).flatMap(({ block, element }): Control[] => {
    const ids = [text(element['action_id']), text(block['block_id'])];
    if (element['type'] === 'overflow') {
      return wires(element['options']).map((option) => ({
        block,
        element,
        option,
        names: [textOf(option['text']), text(option['value'])].filter(isName),
      }));
    }
    const seen =
      element['type'] === 'button'
        ? [textOf(element['text'])]
        : [textOf(block['label']), textOf(element['placeholder']), textOf(block['text'])];
    return [{ block, element, names: [...seen, ...ids].filter(isName) }];
  });
}

export interface Which {
  /** The `value` of the button, where several look the same. */
  readonly value?: string;
  /** Which of several that look the same, from 0. */
  readonly nth?: number;
}

/** The one control of this name. Throws with everything that is there when none or several fit. */
export function findControl(
  all: readonly Control[],
  name: string,
  where: string,
  { value, nth }: Which = {},
): Control {
  const fitting = all.filter(
    (control) =>
      control.names.includes(name) && (value === undefined || control.element['value'] === value),
  );
  // A label beats an id: a block_id may happen to be somebody's label.
  const labelled = fitting.filter((control) => control.names[0] === name);
  const found = labelled.length > 0 ? labelled : fitting;
  const chosen = found[nth ?? 0];
  const there = all.map((control) => control.names[0] ?? '?').join(' · ') || 'nothing';
  if (!chosen) throw new Error(`no "${name}" in ${where}; there is: ${there}`);
  if (found.length > 1 && nth === undefined) {
    throw new Error(`${found.length} × "${name}" in ${where}; say which by value or nth`);
  }
  return chosen;
}

/** What a person may enter: text, an option's label or value, a handle, a date; lists of those. */
export type Entry = string | number | readonly string[] | null;

function optionsOf(element: Wire): Wire[] {
  const groups = wires(element['option_groups']).flatMap((group) => wires(group['options']));
  return [...wires(element['options']), ...groups];
}

function choose(element: Wire, name: string): Wire {
  const options = optionsOf(element);
  const found = options.find(
    (option) => textOf(option['text']) === name || option['value'] === name,
  );
  if (found) return found;
  const there = options.map((option) => textOf(option['text'])).join(' · ');
  throw new Error(`no option "${name}"; there is: ${there}`);
}

/** The value object that state.values and actions carry once `entry` has been entered. */
export function enteredValue(world: World, element: Wire, entry: Entry): Wire {
  const type = text(element['type']) ?? '';
  const key = valueKey(element);
  if (key === undefined) throw new Error(`${type} takes no value`);
  if (entry === null) return { type, [key]: key.endsWith('s') ? [] : null };
  const list = (Array.isArray(entry) ? entry : [entry]).map(String);
  const first = list[0] ?? '';
  switch (key) {
    case 'selected_option':
      return { type, [key]: choose(element, first) };
    case 'selected_options':
      return { type, [key]: list.map((name) => choose(element, name)) };
    case 'selected_user':
      return { type, [key]: personNamed(world, first).id };
    case 'selected_users':
      return { type, [key]: list.map((name) => personNamed(world, name).id) };
    case 'selected_date_time':
      return { type, [key]: Number(entry) };
    default:
      requireFits(element, first);
      return { type, [key]: first };
  }
}

/** Slack's composer takes no more than max_length characters. */
function requireFits(element: Wire, value: string): void {
  const max = typeof element['max_length'] === 'number' ? element['max_length'] : 3000;
  if (element['type'] === 'plain_text_input' && value.length > max) {
    throw new Error(`the input takes ${max} characters, not ${value.length}`);
  }
}

/** What Slack's client itself says about an input before it submits; undefined when fine. */
export function inputError(block: Wire, value: Wire): string | undefined {
  const { element } = block;
  if (!isWire(element)) return undefined;
  const held = value[valueKey(element) ?? ''];
  const empty = held === null || held === '' || (Array.isArray(held) && held.length === 0);
  if (empty) return block['optional'] === true ? undefined : 'Please complete this required field.';
  const shown = typeof held === 'string' ? held : '';
  const min = element['min_length'];
  if (typeof min === 'number' && shown.length < min) return `Must be at least ${min} characters.`;
  if (element['type'] === 'number_input') {
    const number = Number(shown);
    const whole = element['is_decimal_allowed'] !== true;
    if (!Number.isFinite(number) || (whole && !Number.isInteger(number))) {
      return 'Please enter a number.';
    }
    if (element['min_value'] !== undefined && number < Number(element['min_value'])) {
      return `Must be at least ${Number(element['min_value'])}.`;
    }
    if (element['max_value'] !== undefined && number > Number(element['max_value'])) {
      return `Must be at most ${Number(element['max_value'])}.`;
    }
  }
  if (element['type'] === 'email_text_input' && !/^\S+@\S+\.\S+$/.test(shown)) {
    return 'Please enter a valid email address.';
  }
  if (element['type'] === 'url_text_input' && !/^https?:\/\/\S+$/.test(shown)) {
    return 'Please enter a valid URL.';
  }
  return undefined;
}
