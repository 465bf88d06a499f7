import { plain, type Block, type Button, type Menu, type Message } from '../../cards/message.js';
import { cutTo, LIMITS } from './limits.js';
import { escapeWithin, link, mrkdwn, quotation, type Room } from './mrkdwn.js';

/** A piece of Block Kit as it goes over the wire. */
export type Json = Readonly<Record<string, unknown>>;

const SECTION: Room = { length: LIMITS.section, pieces: LIMITS.sectionsPerText };
const CONTEXT: Room = { length: LIMITS.contextText, pieces: 1 };

export const plainText = (text: string, max: number): Json => ({
  type: 'plain_text',
  // Slack refuses empty labels.
  text: cutTo(text.trim(), max) || '–',
  emoji: true,
});

export const section = (text: string): Json => ({
  type: 'section',
  text: { type: 'mrkdwn', text },
});

const context = (...texts: readonly string[]): Json => ({
  type: 'context',
  elements: texts.slice(0, LIMITS.contextElements).map((text) => ({ type: 'mrkdwn', text })),
});

/** The value of a button or option, read back by `parse-interaction.ts`. */
function packed(value: Json, max: number): string {
  const json = JSON.stringify(value);
  if (json.length > max) throw new RangeError(`A press carries at most ${max} characters: ${json}`);
  return json;
}

function button(subject: string | undefined, each: Button, actionId: string): Json {
  const { confirm } = each;
  return {
    type: 'button',
    action_id: actionId,
    text: plainText(each.label, LIMITS.button),
    value: packed({ s: subject, v: each.value }, LIMITS.buttonValue),
    ...(each.style && { style: each.style }),
    ...(confirm && {
      confirm: {
        title: plainText(confirm.title, LIMITS.confirmTitle),
        text: plainText(confirm.text, LIMITS.confirmText),
        confirm: plainText(confirm.yes, LIMITS.confirmButton),
        deny: plainText(confirm.no, LIMITS.confirmButton),
      },
    }),
  };
}

function menuElement(subject: string | undefined, menu: Menu): Json {
  return {
    type: 'static_select',
    action_id: 'more',
    placeholder: plainText(menu.label, LIMITS.placeholder),
    options: menu.options.slice(0, LIMITS.options).map(({ action, label }) => ({
      text: plainText(label, LIMITS.optionText),
      value: packed({ s: subject, a: action }, LIMITS.optionValue),
    })),
  };
}

/** `claim`, and `claim:1`, `claim:2` for the next of the same kind in a row. */
function actionIds(buttons: readonly Button[]): string[] {
  const seen = new Map<string, number>();
  return buttons.map(({ action }) => {
    const count = seen.get(action) ?? 0;
    seen.set(action, count + 1);
    return count === 0 ? action : `${action}:${count}`;
  });
}

/** Links stand below as text: that works everywhere, and a link is no press. */
function buttonRows(message: Message, block: Extract<Block, { type: 'buttons' }>): Json[] {
  const pressed = block.buttons.filter(({ url }) => url === undefined);
  const ids = actionIds(pressed);
  const subject = block.subject ?? message.subject;
  const elements = pressed.map((each, index) => button(subject, each, ids[index] ?? ''));
  const menu = block.menu && block.menu.options.length > 0 ? block.menu : undefined;
  if (menu) elements.push(menuElement(subject, menu));
  const rows: Json[] = [];
  for (let from = 0; from < elements.length; from += LIMITS.actions) {
    rows.push({ type: 'actions', elements: elements.slice(from, from + LIMITS.actions) });
  }
  const links = block.buttons.flatMap(({ url, label }) => (url ? [link(url, label)] : []));
  if (links.length > 0) rows.push(context(...links));
  return rows;
}

function render(message: Message, block: Block): Json[] {
  switch (block.type) {
    case 'line':
      return mrkdwn(block.text, SECTION).map(section);
    case 'small':
      return mrkdwn(block.text, CONTEXT).map((text) => context(text));
    case 'quote':
      return quotation(block.text, block.link, SECTION).map(section);
    case 'buttons':
      return buttonRows(message, block);
    case 'divider':
      return [{ type: 'divider' }];
  }
}

/** Clients keep a menu's choice for as long as its block keeps its id. */
const withRevision = (blocks: readonly Json[], revision: string | undefined): Json[] =>
  blocks.map((block, index) =>
    revision !== undefined && block['type'] === 'actions'
      ? { ...block, block_id: cutTo(`${index}:${revision}`, LIMITS.id) }
      : block,
  );

function renderBlocks(message: Message, max: number): Json[] {
  const blocks = message.blocks.flatMap((block) => render(message, block));
  const shown = blocks.length <= max ? blocks : [...blocks.slice(0, max - 1), context('…')];
  return withRevision(shown, message.revision);
}

/** What a notification says; Slack wants it wherever there are blocks. */
function fallback(message: Message): string {
  const said = message.blocks.flatMap((block) => ('text' in block ? [block.text] : []));
  const text =
    message.fallback.trim() || said.map((t) => (typeof t === 'string' ? t : plain(t)))[0];
  return escapeWithin(text ?? '', LIMITS.fallback);
}

/** A message as chat.postMessage and chat.update take it. */
export function renderMessage(message: Message): { text: string; blocks: Json[] } {
  return { text: fallback(message) || '…', blocks: renderBlocks(message, LIMITS.messageBlocks) };
}

/** The same under a name of its own, for where Slack does not let the bot change its name. */
export function renderSignedMessage(message: Message): { text: string; blocks: Json[] } {
  if (message.author === undefined) return renderMessage(message);
  const signed: Message = {
    ...message,
    fallback: `${message.author}: ${message.fallback}`,
    blocks: [{ type: 'line', text: [{ bold: message.author }] }, ...message.blocks],
  };
  return renderMessage(signed);
}

/** A Home tab as views.publish takes it. */
export const renderHome = (home: Message): Json => ({
  type: 'home',
  blocks: renderBlocks(home, LIMITS.viewBlocks),
});
