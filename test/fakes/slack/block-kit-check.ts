import { checkElement, checkUrl } from './block-kit-elements.js';
import {
  checkList,
  checkMrkdwn,
  checkOptionalText,
  checkProperties,
  checkString,
  checkTextObject,
  problem,
  type Findings,
} from './block-kit-text.js';
import { isWire, text, wires, type Wire } from './wire.js';

export interface CheckOptions {
  /** Lets <!here>, <!channel> and <!everyone> pass; a help desk has no use for them. */
  readonly allowBroadcasts?: boolean;
}

type BlockCheck = (found: Findings, at: string, block: Wire) => void;

/** The blocks the checker knows, with the properties each may have besides type and block_id. */
const blockRules: Readonly<Record<string, { properties: string; check?: BlockCheck }>> = {
  divider: { properties: '' },
  section: { properties: 'text fields accessory expand', check: checkSection },
  header: {
    properties: 'text',
    check: (found, at, block) => checkTextObject(found, `${at}/text`, block['text'], 150),
  },
  context: { properties: 'elements', check: checkContext },
  actions: { properties: 'elements', check: checkActions },
  input: { properties: 'label element hint optional dispatch_action', check: checkInput },
  image: { properties: 'image_url slack_file alt_text title', check: checkImage },
  rich_text: { properties: 'elements', check: checkRichText },
  markdown: {
    properties: 'text',
    check: (found, at, block) => {
      if (found.surface !== 'message') problem(found, at, 'markdown stands in messages only');
      checkString(found, at, block, 'text', 12_000, true);
    },
  },
};

/**
 * What Slack, or a careful reader, would object to in a message: `{text, blocks, attachments}` as
 * given to chat.postMessage. An empty list means that it is fine.
 */
export function checkMessage(payload: Wire, options: CheckOptions = {}): string[] {
  const found = newFindings('message', options);
  const fallback = text(payload['text']) ?? '';
  const blocks = payload['blocks'];
  const attachments = wires(payload['attachments']);
  if (blocks !== undefined) checkBlocks(found, '/blocks', blocks, 50);
  if (fallback.length > 40_000) problem(found, '/text', 'must be less than 40001 characters');
  if (fallback.trim() === '' && (Array.isArray(blocks) ? blocks.length : attachments.length) > 0) {
    problem(found, '/text', 'missing: it is all that a notification shows');
  }
  if (payload['mrkdwn'] !== false) checkMrkdwn(found, '/text', fallback);
  for (const [index, attachment] of attachments.entries()) {
    const here = `/attachments/${index}`;
    if (attachment['blocks'] !== undefined) {
      checkBlocks(found, `${here}/blocks`, attachment['blocks'], 50);
    }
    for (const name of ['text', 'pretext', 'title', 'fallback']) {
      checkMrkdwn(found, `${here}/${name}`, text(attachment[name]) ?? '');
    }
  }
  return found.problems;
}

const viewProperties =
  'title blocks close submit private_metadata callback_id clear_on_close notify_on_close external_id submit_disabled';

/** What Slack would object to in a modal or Home tab. An empty list means that it is fine. */
export function checkView(view: Wire, options: CheckOptions = {}): string[] {
  const home = view['type'] === 'home';
  const found = newFindings(home ? 'home' : 'modal', options);
  if (!home && view['type'] !== 'modal') problem(found, '/view/type', 'must be modal or home');
  checkProperties(found, '/view', view, viewProperties.split(' '));
  checkString(found, '/view', view, 'private_metadata', 3000);
  checkString(found, '/view', view, 'callback_id', 255);
  checkString(found, '/view', view, 'external_id', 255);
  checkBlocks(found, '/view/blocks', view['blocks'], 100);
  if (home) {
    for (const name of ['title', 'submit', 'close']) {
      if (view[name] !== undefined) problem(found, `/view/${name}`, 'a Home tab has none');
    }
  } else {
    checkTextObject(found, '/view/title', view['title'], 24);
    checkOptionalText(found, '/view', view, 'submit', 24);
    checkOptionalText(found, '/view', view, 'close', 24);
    const asks = wires(view['blocks']).some((block) => block['type'] === 'input');
    if (asks && view['submit'] === undefined) {
      problem(found, '/view/submit', 'is required when there are input blocks');
    }
  }
  if (found.focused > 1) problem(found, '/view', 'only one element may have focus_on_load');
  if (JSON.stringify(view).length > 250_000) problem(found, '/view', 'is larger than 250 kB');
  return found.problems;
}

function newFindings(surface: Findings['surface'], options: CheckOptions): Findings {
  const allowBroadcasts = options.allowBroadcasts === true;
  return { problems: [], surface, allowBroadcasts, blockIds: new Set(), focused: 0 };
}

function checkBlocks(found: Findings, at: string, value: unknown, max: number): void {
  for (const [index, block] of checkList(found, at, value, 0, max).entries()) {
    const here = `${at}/${index}`;
    const type = text(block['type']) ?? '';
    const rule = blockRules[type];
    if (!rule) {
      problem(found, `${here}/type`, `unsupported type: ${type}`);
      continue;
    }
    checkProperties(found, here, block, ['block_id', ...rule.properties.split(' ')]);
    checkString(found, here, block, 'block_id', 255);
    const id = text(block['block_id']);
    if (id !== undefined && found.blockIds.has(id)) problem(found, here, `block_id twice: ${id}`);
    if (id !== undefined) found.blockIds.add(id);
    rule.check?.(found, here, block);
  }
}

function checkSection(found: Findings, at: string, block: Wire): void {
  const { fields, accessory } = block;
  if (block['text'] === undefined && fields === undefined) {
    problem(found, at, 'must define either `text` or `fields`');
  }
  checkOptionalText(found, at, block, 'text', 3000, 'any');
  if (fields !== undefined) {
    for (const [index, field] of checkList(found, `${at}/fields`, fields, 1, 10).entries()) {
      checkTextObject(found, `${at}/fields/${index}`, field, 2000, 'any');
    }
  }
  if (accessory === undefined) return;
  if (!isWire(accessory)) return problem(found, `${at}/accessory`, 'must be an object');
  if (accessory['type'] === 'image') checkImage(found, `${at}/accessory`, accessory);
  else checkElement(found, `${at}/accessory`, accessory, 'accessory');
}

function checkContext(found: Findings, at: string, block: Wire): void {
  const elements = checkList(found, `${at}/elements`, block['elements'], 1, 10);
  for (const [index, element] of elements.entries()) {
    const here = `${at}/elements/${index}`;
    if (element['type'] === 'image') checkImage(found, here, element);
    else checkTextObject(found, here, element, 3000, 'any');
  }
}

function checkActions(found: Findings, at: string, block: Wire): void {
  const elements = checkList(found, `${at}/elements`, block['elements'], 1, 25);
  const ids = new Set<unknown>();
  for (const [index, element] of elements.entries()) {
    const here = `${at}/elements/${index}`;
    checkElement(found, here, element, 'actions');
    const id = text(element['action_id']);
    if (id !== undefined && ids.has(id)) {
      problem(found, here, `action_id twice in a block: ${id}`);
    }
    ids.add(id);
  }
}

function checkInput(found: Findings, at: string, block: Wire): void {
  checkTextObject(found, `${at}/label`, block['label'], 2000);
  checkOptionalText(found, at, block, 'hint', 2000);
  const { element } = block;
  if (!isWire(element)) return problem(found, at, 'missing required field: element');
  checkElement(found, `${at}/element`, element, 'input');
}

function checkImage(found: Findings, at: string, image: Wire): void {
  checkString(found, at, image, 'alt_text', 2000, true);
  checkUrl(found, at, image, 'image_url');
  checkOptionalText(found, at, image, 'title', 2000);
  if (image['image_url'] === undefined && image['slack_file'] === undefined) {
    problem(found, at, 'needs image_url or slack_file');
  }
}

const richTextParts = ['section', 'list', 'quote', 'preformatted'].map((p) => `rich_text_${p}`);
const richTextLeaves = 'text link emoji user usergroup channel broadcast date color team'.split(
  ' ',
);

function checkRichText(found: Findings, at: string, block: Wire): void {
  const parts = checkList(found, `${at}/elements`, block['elements'], 1, 500);
  for (const [index, part] of parts.entries()) {
    const here = `${at}/elements/${index}`;
    const type = text(part['type']) ?? '';
    if (!richTextParts.includes(type)) problem(found, `${here}/type`, `unsupported type: ${type}`);
    const leaves = checkList(found, `${here}/elements`, part['elements'], 0, 5000);
    if (type === 'rich_text_list') {
      checkRichText(found, here, { elements: leaves });
      continue;
    }
    for (const [leafIndex, leaf] of leaves.entries()) {
      const leafAt = `${here}/elements/${leafIndex}`;
      const leafType = text(leaf['type']) ?? '';
      if (!richTextLeaves.includes(leafType)) {
        problem(found, `${leafAt}/type`, `unsupported type: ${leafType}`);
      }
      if (leafType === 'text') checkString(found, leafAt, leaf, 'text', 40_000, true);
      if (leafType === 'broadcast' && !found.allowBroadcasts) {
        problem(found, leafAt, 'mentions everybody');
      }
    }
  }
}
