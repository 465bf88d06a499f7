import { Document, isMap, isPair, isScalar, visit } from 'yaml';
import type { Desk } from '../domain/desk.js';
import { fromDesk } from './from-desk.js';

/** Read best on one line. */
const INLINE = new Set([
  'show_if',
  'one',
  'several',
  'everyone',
  'match',
  'first_response',
  'next_response',
  'update',
  'resolution',
]);
const INLINE_ITEMS = new Set(['options', 'levels', 'absences', 'ladder']);

const HEADINGS: Readonly<Record<string, string>> = {
  queues: ' The teams that answer. Channels, people and groups stand here by id.',
  channels: ' Where the desk listens: auto, suggest or off.',
  categories: ' The kinds of requests, with examples and what the queue needs to know.',
  priorities: ' Most urgent first, and which one an impact and an urgency mean.',
  dialog: ' How the desk asks.',
  deadlines: ' What is promised, counted in whose time, and who is nudged.',
  wording: ' Sentences of your own, by name.',
};

/** The desk as a file that `readDesk` reads back to the same desk. */
export function deskYaml(desk: Desk): string {
  const document = new Document(fromDesk(desk), { aliasDuplicateObjects: false });
  document.commentBefore = ` ${desk.name}, version ${desk.version}. Explained in config/desk.example.yaml.`;
  visit(document, {
    Pair(_position, { key, value }) {
      const name = isScalar(key) ? String(key.value) : '';
      if (isMap(value) && INLINE.has(name)) value.flow = true;
    },
    Map(_position, map, ancestors) {
      const owner = ancestors.findLast(isPair);
      if (isScalar(owner?.key) && INLINE_ITEMS.has(String(owner.key.value))) map.flow = true;
    },
  });
  if (isMap(document.contents))
    for (const { key } of document.contents.items) {
      const heading = isScalar(key) ? HEADINGS[String(key.value)] : undefined;
      if (!isScalar(key) || heading === undefined) continue;
      key.commentBefore = heading;
      key.spaceBefore = true;
    }
  return document.toString({ lineWidth: 110, flowCollectionPadding: true });
}
