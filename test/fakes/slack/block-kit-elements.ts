import { isDeepStrictEqual } from 'node:util';
import {
  checkList,
  checkOptionalText,
  checkProperties,
  checkString,
  checkTextObject,
  problem,
  type Findings,
} from './block-kit-text.js';
import { isWire, text, wires, type Wire } from './wire.js';

type Place = 'actions' | 'accessory' | 'input';

interface ElementRule {
  /** Properties besides type and action_id. */
  readonly properties: string;
  readonly places: readonly Place[];
  readonly check?: (found: Findings, at: string, element: Wire) => void;
}

const everywhere: readonly Place[] = ['actions', 'accessory', 'input'];
const pressed: readonly Place[] = ['actions', 'accessory'];
const choice = 'placeholder confirm focus_on_load';

/** Every element the checker knows. Numbers are Slack's documented limits. */
const rules: Readonly<Record<string, ElementRule>> = {
  button: {
    properties: 'text value url style confirm accessibility_label',
    places: pressed,
    check: (found, at, element) => {
      checkTextObject(found, `${at}/text`, element['text'], 75);
      checkString(found, at, element, 'value', 2000);
      checkString(found, at, element, 'accessibility_label', 75);
      checkUrl(found, at, element);
      const { style } = element;
      if (style !== undefined && style !== 'primary' && style !== 'danger') {
        problem(found, `${at}/style`, 'must be primary or danger');
      }
    },
  },
  overflow: {
    properties: 'options confirm',
    places: pressed,
    check: (found, at, element) => {
      checkOptions(found, `${at}/options`, element['options'], 5, 'plain', true);
    },
  },
  static_select: {
    properties: `options option_groups initial_option ${choice}`,
    places: everywhere,
    check: checkStaticSelect,
  },
  multi_static_select: {
    properties: `options option_groups initial_options max_selected_items ${choice}`,
    places: everywhere,
    check: checkStaticSelect,
  },
  external_select: {
    properties: `initial_option min_query_length ${choice}`,
    places: everywhere,
  },
  users_select: { properties: `initial_user ${choice}`, places: everywhere },
  multi_users_select: {
    properties: `initial_users max_selected_items ${choice}`,
    places: everywhere,
  },
  conversations_select: {
    properties: `initial_conversation default_to_current_conversation filter response_url_enabled ${choice}`,
    places: everywhere,
  },
  channels_select: {
    properties: `initial_channel response_url_enabled ${choice}`,
    places: everywhere,
  },
  radio_buttons: {
    properties: 'options initial_option confirm focus_on_load',
    places: everywhere,
    check: checkFewOptions,
  },
  checkboxes: {
    properties: 'options initial_options confirm focus_on_load',
    places: everywhere,
    check: checkFewOptions,
  },
  datepicker: {
    properties: `initial_date ${choice}`,
    places: everywhere,
    check: (found, at, element) => {
      checkFormat(found, at, element, 'initial_date', /^\d{4}-\d{2}-\d{2}$/);
    },
  },
  timepicker: {
    properties: `initial_time timezone ${choice}`,
    places: everywhere,
    check: (found, at, element) => {
      checkFormat(found, at, element, 'initial_time', /^([01]\d|2[0-3]):[0-5]\d$/);
    },
  },
  datetimepicker: {
    properties: 'initial_date_time confirm focus_on_load',
    places: ['actions', 'input'],
    check: (found, at, element) => {
      checkFormat(found, at, element, 'initial_date_time', /^\d{10}$/);
    },
  },
  plain_text_input: {
    properties:
      'initial_value multiline min_length max_length dispatch_action_config placeholder focus_on_load',
    places: ['input'],
    check: checkTextInput,
  },
  email_text_input: {
    properties: 'initial_value dispatch_action_config placeholder focus_on_load',
    places: ['input'],
  },
  url_text_input: {
    properties: 'initial_value dispatch_action_config placeholder focus_on_load',
    places: ['input'],
  },
  number_input: {
    properties:
      'is_decimal_allowed initial_value min_value max_value dispatch_action_config placeholder focus_on_load',
    places: ['input'],
    check: (found, at, element) => {
      if (typeof element['is_decimal_allowed'] !== 'boolean') {
        problem(found, at, 'missing required field: is_decimal_allowed');
      }
      for (const name of ['initial_value', 'min_value', 'max_value']) {
        checkFormat(found, at, element, name, /^-?\d+(\.\d+)?$/);
      }
    },
  },
  file_input: {
    properties: 'filetypes max_files',
    places: ['input'],
    check: (found, at, element) => {
      if (found.surface !== 'modal') problem(found, at, 'file_input stands in modals only');
      checkRange(found, at, element, 'max_files', 1, 10);
    },
  },
};

/** Checks an interactive element standing in this kind of place. */
export function checkElement(found: Findings, at: string, element: Wire, place: Place): void {
  const type = text(element['type']) ?? '';
  const rule = rules[type];
  if (!rule) return problem(found, `${at}/type`, `unsupported element type: ${type}`);
  if (!rule.places.includes(place)) {
    return problem(found, `${at}/type`, `${type} does not stand in ${place}`);
  }
  checkProperties(found, at, element, ['action_id', ...rule.properties.split(' ')]);
  checkString(found, at, element, 'action_id', 255, true);
  checkOptionalText(found, at, element, 'placeholder', 150);
  checkRange(found, at, element, 'max_selected_items', 1, 100);
  if (element['focus_on_load'] === true) found.focused += 1;
  if (element['confirm'] !== undefined) checkConfirm(found, `${at}/confirm`, element['confirm']);
  rule.check?.(found, at, element);
}

function checkConfirm(found: Findings, at: string, confirm: unknown): void {
  if (!isWire(confirm)) return problem(found, at, 'must be a confirmation object');
  checkProperties(found, at, confirm, ['title', 'text', 'confirm', 'deny', 'style']);
  checkTextObject(found, `${at}/title`, confirm['title'], 100);
  checkTextObject(found, `${at}/text`, confirm['text'], 300);
  checkTextObject(found, `${at}/confirm`, confirm['confirm'], 30);
  checkTextObject(found, `${at}/deny`, confirm['deny'], 30);
}

function checkOptions(
  found: Findings,
  at: string,
  value: unknown,
  max: number,
  kind: 'plain' | 'any',
  withUrl = false,
): void {
  const seen = new Set<unknown>();
  for (const [index, option] of checkList(found, at, value, 1, max).entries()) {
    const here = `${at}/${index}`;
    checkProperties(found, here, option, [
      'text',
      'value',
      'description',
      ...(withUrl ? ['url'] : []),
    ]);
    checkTextObject(found, `${here}/text`, option['text'], 75, kind);
    checkString(found, here, option, 'value', 75, true);
    checkOptionalText(found, here, option, 'description', 75, kind);
    if (withUrl) checkUrl(found, here, option);
    if (seen.has(option['value'])) problem(found, here, 'two options have the same value');
    seen.add(option['value']);
  }
}

function checkInitial(found: Findings, at: string, element: Wire, options: readonly Wire[]): void {
  const initial = wires(element['initial_options']);
  if (isWire(element['initial_option'])) initial.push(element['initial_option']);
  for (const chosen of initial) {
    if (!options.some((option) => isDeepStrictEqual(option, chosen))) {
      problem(found, at, `initial option is not among the options: ${JSON.stringify(chosen)}`);
    }
  }
  if (Array.isArray(element['initial_options']) && initial.length === 0) {
    problem(found, `${at}/initial_options`, 'no fewer than 1 items allowed');
  }
}

function checkStaticSelect(found: Findings, at: string, element: Wire): void {
  const { options, option_groups: groups } = element;
  if ((options === undefined) === (groups === undefined)) {
    return problem(found, at, 'needs either options or option_groups');
  }
  if (options !== undefined) {
    checkOptions(found, `${at}/options`, options, 100, 'plain');
    return checkInitial(found, at, element, wires(options));
  }
  for (const [index, group] of checkList(found, `${at}/option_groups`, groups, 1, 100).entries()) {
    const here = `${at}/option_groups/${index}`;
    checkTextObject(found, `${here}/label`, group['label'], 75);
    checkOptions(found, `${here}/options`, group['options'], 100, 'plain');
  }
  checkInitial(
    found,
    at,
    element,
    wires(groups).flatMap((group) => wires(group['options'])),
  );
}

function checkFewOptions(found: Findings, at: string, element: Wire): void {
  checkOptions(found, `${at}/options`, element['options'], 10, 'any');
  checkInitial(found, at, element, wires(element['options']));
}

function checkTextInput(found: Findings, at: string, element: Wire): void {
  checkRange(found, at, element, 'min_length', 0, 3000);
  checkRange(found, at, element, 'max_length', 1, 3000);
  const max = typeof element['max_length'] === 'number' ? element['max_length'] : 3000;
  checkString(found, at, element, 'initial_value', max);
}

function checkRange(
  found: Findings,
  at: string,
  element: Wire,
  name: string,
  min: number,
  max: number,
): void {
  const value = element[name];
  if (value === undefined) return;
  if (typeof value !== 'number' || value < min || value > max) {
    problem(found, `${at}/${name}`, `must be between ${min} and ${max}`);
  }
}

function checkFormat(
  found: Findings,
  at: string,
  element: Wire,
  name: string,
  format: RegExp,
): void {
  const value = element[name];
  if (value === undefined) return;
  const shown = typeof value === 'number' || typeof value === 'string' ? String(value) : '';
  if (!format.test(shown)) problem(found, `${at}/${name}`, `has a wrong format: ${shown}`);
}

/** Checks an optional link. */
export function checkUrl(found: Findings, at: string, holder: Wire, name = 'url'): void {
  const url = holder[name];
  if (url === undefined) return;
  checkString(found, at, holder, name, 3000);
  if (typeof url === 'string' && !/^(https?|slack|mailto):\S+$/.test(url)) {
    problem(found, `${at}/${name}`, `is not a link: ${url.slice(0, 40)}`);
  }
}
