import { isWire, text, wires, type Wire } from './wire.js';

/** What each element keeps its value in, what its initial value is called, and what "empty" is. */
const valueKeys: Readonly<Record<string, { value: string; initial: string; empty: unknown }>> = {
  plain_text_input: { value: 'value', initial: 'initial_value', empty: null },
  email_text_input: { value: 'value', initial: 'initial_value', empty: null },
  url_text_input: { value: 'value', initial: 'initial_value', empty: null },
  number_input: { value: 'value', initial: 'initial_value', empty: null },
  static_select: { value: 'selected_option', initial: 'initial_option', empty: null },
  external_select: { value: 'selected_option', initial: 'initial_option', empty: null },
  radio_buttons: { value: 'selected_option', initial: 'initial_option', empty: null },
  users_select: { value: 'selected_user', initial: 'initial_user', empty: null },
  channels_select: { value: 'selected_channel', initial: 'initial_channel', empty: null },
  conversations_select: {
    value: 'selected_conversation',
    initial: 'initial_conversation',
    empty: null,
  },
  datepicker: { value: 'selected_date', initial: 'initial_date', empty: null },
  timepicker: { value: 'selected_time', initial: 'initial_time', empty: null },
  datetimepicker: { value: 'selected_date_time', initial: 'initial_date_time', empty: null },
  checkboxes: { value: 'selected_options', initial: 'initial_options', empty: [] },
  multi_static_select: { value: 'selected_options', initial: 'initial_options', empty: [] },
  multi_users_select: { value: 'selected_users', initial: 'initial_users', empty: [] },
  multi_channels_select: { value: 'selected_channels', initial: 'initial_channels', empty: [] },
  multi_conversations_select: {
    value: 'selected_conversations',
    initial: 'initial_conversations',
    empty: [],
  },
  file_input: { value: 'files', initial: '', empty: [] },
};

/** Every element of these blocks that a person can act on, with the block it stands in. */
export function controlsOf(blocks: readonly Wire[]): { block: Wire; element: Wire }[] {
  return blocks.flatMap((block) => {
    const elements =
      block['type'] === 'input'
        ? [block['element']]
        : block['type'] === 'actions'
          ? wires(block['elements'])
          : [block['accessory']];
    return elements
      .filter(isWire)
      .filter((element) => element['type'] !== 'image')
      .map((element) => ({ block, element }));
  });
}

/** The part of a value object that holds the value ("selected_option"); undefined for buttons. */
export function valueKey(element: Wire): string | undefined {
  return valueKeys[text(element['type']) ?? '']?.value;
}

/** The value an element has before anybody touched it, in the shape state.values has it. */
export function initialValue(element: Wire): Wire | undefined {
  const type = text(element['type']) ?? '';
  const keys = valueKeys[type];
  if (!keys) return undefined;
  return { type, [keys.value]: element[keys.initial] ?? keys.empty };
}

/** state.values: block_id → action_id → value, with what was entered over the initial values. */
export function stateValues(
  blocks: readonly Wire[],
  entered: ReadonlyMap<string, ReadonlyMap<string, Wire>>,
): Wire {
  const values: Record<string, Wire> = {};
  for (const { block, element } of controlsOf(blocks)) {
    const blockId = text(block['block_id']) ?? '';
    const actionId = text(element['action_id']) ?? '';
    const value = entered.get(blockId)?.get(actionId) ?? initialValue(element);
    if (value) values[blockId] = { ...values[blockId], [actionId]: value };
  }
  return values;
}
