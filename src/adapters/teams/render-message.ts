import { plain, type Block, type Button, type Menu, type Message } from '../../cards/message.js';
import { opensForm } from '../../usecases/intake.js';
import { cutTo, LIMITS } from './limits.js';
import { digest } from './parse-message.js';
import {
  mentionsIn,
  quotation,
  richText,
  smallText,
  withoutFirstMention,
  type Json,
  type Mention,
  type RenderContext,
} from './rich-text.js';

export const CARD = 'application/vnd.microsoft.card.adaptive';

/** Asks for the card as it is now. */
export const REFRESH = 'refresh';

interface Rendering extends RenderContext {
  readonly message: Message;
  /** Tells one state of the card from another. */
  readonly state: string;
  /** Longest text. */
  readonly max: number;
}

/** What a press brings back, read by `parse-interaction.ts`. */
const pressData = ({ message, state }: Rendering, action: string, value?: string): Json => ({
  a: action,
  ...(message.subject !== undefined && { s: message.subject }),
  ...(value !== undefined && { v: value }),
  r: state,
});

const STYLES = { primary: 'positive', danger: 'destructive' } as const;

/** Teams opens a dialog from a submit alone; everything else is executed, and answered with the card. */
function press(rendering: Rendering, action: string, value?: string): Json {
  const data = pressData(rendering, action, value);
  return opensForm(action) !== undefined && rendering.forms === 'dialog'
    ? { type: 'Action.Submit', data: { ...data, msteams: { type: 'task/fetch' } } }
    : { type: 'Action.Execute', verb: action, data };
}

function button(rendering: Rendering, each: Button): Json {
  const { action, label, value, style, url, confirm } = each;
  const title = cutTo(label.trim(), LIMITS.action) || '–';
  if (url !== undefined) return { type: 'Action.OpenUrl', title, url };
  const look = { title, ...(style && { style: STYLES[style] }) };
  if (!confirm) return { ...press(rendering, action, value), ...look };
  return {
    type: 'Action.ShowCard',
    ...look,
    card: {
      type: 'AdaptiveCard',
      body: [
        ...richText([{ bold: confirm.title }], LIMITS.label, rendering),
        ...richText([confirm.text], LIMITS.label, rendering),
      ],
      actions: [
        {
          ...press(rendering, action, value),
          title: cutTo(confirm.yes, LIMITS.action),
          style: 'destructive',
        },
      ],
    },
  };
}

/** The menu's entries stand behind the three dots. */
const entries = (rendering: Rendering, menu: Menu | undefined): Json[] =>
  (menu?.options ?? []).map(({ action, label }) => ({
    ...press(rendering, action),
    title: cutTo(label.trim(), LIMITS.action) || '–',
    mode: 'secondary',
  }));

function buttonRow(whole: Rendering, block: Extract<Block, { type: 'buttons' }>) {
  const { buttons, menu, subject = whole.message.subject } = block;
  const rendering = { ...whole, message: { ...whole.message, subject } };
  const actions = [...buttons.map((each) => button(rendering, each)), ...entries(rendering, menu)];
  return actions.length > 0 ? [{ type: 'ActionSet', actions }] : [];
}

function render(rendering: Rendering, block: Block): Json[] {
  const { max } = rendering;
  switch (block.type) {
    case 'line':
      return [
        ...mentionsIn(block.text).map(({ element }) => element),
        ...richText(withoutFirstMention(block.text), max, rendering),
      ];
    case 'small':
      return smallText(block.text, max, rendering);
    case 'quote':
      return quotation(block.text, block.link, max);
    case 'buttons':
      return buttonRow(rendering, block);
    case 'divider':
      return [{ type: 'TextBlock', text: ' ', size: 'Small', spacing: 'Medium', separator: true }];
  }
}

const mentions = ({ blocks }: Message): Mention[] =>
  blocks.flatMap((block) => (block.type === 'line' ? mentionsIn(block.text) : []));

/** Bots cannot speak under another name in Teams: whoever said it stands above it. */
const author = ({ author: name }: Message): Json[] =>
  name === undefined
    ? []
    : [
        {
          type: 'RichTextBlock',
          id: 'author',
          inlines: [{ type: 'TextRun', text: cutTo(name, 120), weight: 'Bolder' }],
        },
      ];

/** Teams asks for the card anew when somebody comes to see it. */
const refreshing = (rendering: Rendering): Json => ({
  action: { type: 'Action.Execute', verb: REFRESH, data: pressData(rendering, REFRESH) },
});

function cardWithin(message: Message, context: RenderContext, max: number): Json {
  const state = digest(message.blocks, message.revision);
  const rendering: Rendering = { ...context, message, state, max };
  const entities = mentions(message).map(({ entity }) => entity);
  const msteams = {
    ...(context.forms === 'dialog' && { width: 'Full' }),
    ...(entities.length > 0 && { entities }),
  };
  const isTicket = message.subject !== undefined && message.revision !== undefined;
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    body: [...author(message), ...message.blocks.flatMap((block) => render(rendering, block))],
    // The playground knows neither, and says so under every card.
    ...(isTicket && context.forms === 'dialog' && { refresh: refreshing(rendering) }),
    ...(Object.keys(msteams).length > 0 && { msteams }),
  };
}

/** A message as a card, as large as Teams takes it. */
export function renderCard(message: Message, context: RenderContext): Json {
  let card: Json = {};
  for (const max of LIMITS.texts) {
    card = cardWithin(message, context, max);
    if (JSON.stringify(card).length <= LIMITS.message) break;
  }
  return card;
}

/** What a notification says. */
function summary({ fallback, blocks }: Message): string {
  const said = blocks.flatMap((block) => ('text' in block ? [block.text] : []))[0] ?? '';
  const text = fallback.trim() || (typeof said === 'string' ? said : plain(said));
  return cutTo(text, LIMITS.summary) || '…';
}

/** A card as Teams takes it inside a message or an answer. */
export const attachment = (card: Json): Json => ({ contentType: CARD, content: card });

/** A message as an activity of the connector. */
export const renderMessage = (message: Message, context: RenderContext): Json => ({
  type: 'message',
  summary: summary(message),
  attachments: [attachment(renderCard(message, context))],
});
