import { controls } from './controls.js';
import type { MessageRecord, ViewRecord } from './model.js';
import { stateValues, valueKey } from './state-values.js';
import { isWire, text, textOf, wires, type Wire } from './wire.js';

/**
 * What a person reads in a message or view, line by line: texts, [controls] in brackets, inputs as
 * "Label: what is entered", Slack's and the app's error messages after "⚠".
 */
export function screenOf(shown: MessageRecord | ViewRecord): string {
  const lines = 'attachments' in shown ? messageLines(shown) : viewLines(shown);
  return lines.filter((line) => line !== undefined && line !== '').join('\n');
}

type Line = string | undefined;

function messageLines(message: MessageRecord): Line[] {
  const attached = message.attachments.flatMap((attachment) => [
    text(attachment['text']),
    ...wires(attachment['blocks']).flatMap(blockLines),
  ]);
  const files = message.files.map(({ name }) => `📎 ${name}`);
  const own = message.blocksFromText ? [message.text] : message.blocks.flatMap(blockLines);
  return [...own, ...attached, ...files];
}

function viewLines(view: ViewRecord): Line[] {
  const state = stateValues(view.blocks, view.values);
  const lines = view.blocks.flatMap((block) => {
    if (block['type'] !== 'input') return blockLines(block);
    const blockId = text(block['block_id']) ?? '';
    const values = state[blockId];
    const value = isWire(values) ? Object.values(values).find(isWire) : undefined;
    const error = view.errors[blockId];
    return [
      `${textOf(block['label']) ?? ''}: ${value ? shownValue(value) : ''}`.trimEnd(),
      textOf(block['hint']),
      error === undefined ? undefined : `⚠ ${error}`,
    ];
  });
  return [textOf(view.title), ...lines, view.submit && `[${textOf(view.submit) ?? ''}]`];
}

function shownValue(value: Wire): string {
  const held = value[valueKey(value) ?? ''];
  const all: unknown[] = Array.isArray(held) ? held : [held];
  return all
    .map((each) => (isWire(each) ? textOf(each['text']) : (text(each) ?? '')))
    .filter((each) => each !== undefined && each !== '')
    .join(', ');
}

function blockLines(block: Wire): Line[] {
  const fields = wires(block['fields']).map((field) => textOf(field));
  const buttons = controls([block]).map((control) => `[${control.names[0] ?? ''}]`);
  switch (block['type']) {
    case 'context':
      return [
        wires(block['elements'])
          .map((element) => textOf(element) ?? text(element['alt_text']))
          .join(' '),
      ];
    case 'rich_text':
      return [richTextLine(block)];
    case 'input':
      return [textOf(block['label']), textOf(block['hint'])];
    case 'image':
      return [text(block['alt_text'])];
    default:
      return [textOf(block['text']), ...fields, buttons.join(' ')];
  }
}

function richTextLine(part: Wire): string {
  const own = text(part['text']) ?? text(part['url']) ?? '';
  const emoji = text(part['name']);
  const user = text(part['user_id']);
  const inner = wires(part['elements']).map(richTextLine).join('');
  return (
    own +
    (emoji === undefined ? '' : `:${emoji}:`) +
    (user === undefined ? '' : `<@${user}>`) +
    inner
  );
}
