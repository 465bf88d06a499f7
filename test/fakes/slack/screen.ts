import { controls } from './controls.js';
import type { MessageRecord, ViewRecord } from './model.js';
import { isWire, text, textOf, wires, type Wire } from './wire.js';

/** What a person reads in a message or view: texts line by line, controls in brackets. */
export function screenOf(shown: MessageRecord | ViewRecord): string {
  const lines = 'title' in shown && shown.title ? [textOf(shown.title)] : [];
  const plain = 'blocksFromText' in shown && shown.blocksFromText;
  if (plain) lines.push(shown.text);
  else lines.push(...shown.blocks.flatMap(blockLines));
  if ('attachments' in shown) {
    for (const attachment of shown.attachments) {
      lines.push(text(attachment['text']), ...wires(attachment['blocks']).flatMap(blockLines));
    }
  }
  if ('submit' in shown && shown.submit) lines.push(`[${textOf(shown.submit) ?? ''}]`);
  return lines.filter((line) => line !== undefined && line !== '').join('\n');
}

function blockLines(block: Wire): (string | undefined)[] {
  const fields = wires(block['fields']).map((field) => textOf(field));
  const buttons = controls([block]).map((control) => `[${control.names[0] ?? ''}]`);
  switch (block['type']) {
    case 'context':
      return [
        wires(block['elements'])
          .map((e) => textOf(e) ?? text(e['alt_text']))
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
  const own = text(part['text']) ?? '';
  const name = part['type'] === 'emoji' ? `:${text(part['name']) ?? ''}:` : '';
  const mention = isWire(part) && text(part['user_id']) ? `<@${text(part['user_id'])}>` : '';
  const url = own === '' ? (text(part['url']) ?? '') : '';
  return own + name + mention + url + wires(part['elements']).map(richTextLine).join('');
}
