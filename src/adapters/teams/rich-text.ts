import type { Inline, Text } from '../../cards/message.js';
import { isEmail } from './ids.js';
import { cutTo } from './limits.js';

/** A piece of JSON as it goes over the wire. */
export type Json = Readonly<Record<string, unknown>>;

/** What a renderer needs to know of the place that it renders for. */
export interface RenderContext {
  /** The name of a conversation, where it is known. */
  readonly channelName: (conversation: string) => string | undefined;
  /** How forms open: as Teams' own dialog, or in the card itself for a client that has no dialogs. */
  readonly forms: 'dialog' | 'inline';
}

/** How a run of text looks. */
type Look = Readonly<{ weight?: 'Bolder'; italic?: true; size?: 'Small'; isSubtle?: true }>;

/**
 * Text of people stands in text runs only: there Teams reads no Markdown and no tags, so that nothing
 * somebody wrote can become a link, a mention or a list.
 */
const run = (text: string, look: Look = {}, url?: string): Json => ({
  type: 'TextRun',
  text,
  ...look,
  ...(url !== undefined && { selectAction: { type: 'Action.OpenUrl', url } }),
});

/** Only what a browser or mail program opens is a link. */
const isAddress = (url: string): boolean => /^(https?:\/\/|mailto:)\S+$/i.test(url);

function inlineRun(part: Inline, look: Look, context: RenderContext): Json {
  if (typeof part === 'string') return run(part, look);
  if ('bold' in part) return run(part.bold, { ...look, weight: 'Bolder' });
  if ('italic' in part) return run(part.italic, { ...look, italic: true });
  if ('person' in part) return run(part.name, look);
  if ('time' in part) return run(part.text, look);
  if ('channel' in part) {
    return run(part.name ?? context.channelName(part.channel) ?? part.channel, look);
  }
  return isAddress(part.link) ? run(part.text, look, part.link) : run(part.text, look);
}

/** A row of runs for each line of the text: a line break inside a run is not shown everywhere. */
function rows(runs: readonly Json[]): Json[][] {
  const all: Json[][] = [[]];
  for (const each of runs) {
    String(each['text'])
      .split(/\r\n|\r|\n/)
      .forEach((text, index) => {
        if (index > 0) all.push([]);
        if (text !== '') all.at(-1)?.push({ ...each, text });
      });
  }
  return all;
}

const block = (inlines: readonly Json[], index: number): Json => ({
  type: 'RichTextBlock',
  inlines: inlines.length > 0 ? inlines : [run(' ')],
  ...(index > 0 && { spacing: 'None' }),
});

/** As many rows as there is room for; the last one ends in `…` when there were more. */
function within(all: readonly Json[][], max: number): Json[][] {
  const kept: Json[][] = [];
  let room = max;
  for (const row of all) {
    const inlines: Json[] = [];
    for (const each of row) {
      const text = String(each['text']);
      if (text.length > room) {
        if (room > 1) inlines.push({ ...each, text: cutTo(text, room) });
        return [...kept, inlines.length > 0 ? inlines : [run('…')]];
      }
      inlines.push(each);
      room -= text.length;
    }
    kept.push(inlines);
  }
  return kept;
}

/** Lines of text; none when they say nothing. */
function lines(runs: readonly Json[], max: number): Json[] {
  const all = rows(runs);
  const isSaid = all.some((row) => row.some(({ text }) => String(text).trim() !== ''));
  return isSaid ? within(all, max).map(block) : [];
}

/** Formatted text as elements of a card. */
export const richText = (text: Text, max: number, context: RenderContext): Json[] =>
  lines(
    text.map((part) => inlineRun(part, {}, context)),
    max,
  );

/** The same, small and pale. */
export const smallText = (text: Text, max: number, context: RenderContext): Json[] =>
  lines(
    text.map((part) => inlineRun(part, { size: 'Small', isSubtle: true }, context)),
    max,
  );

/** What somebody wrote, set apart; `url` leads to the whole. */
export function quotation(text: string, url: string | undefined, max: number): Json[] {
  const arrow = url !== undefined && isAddress(url) ? [run(' '), run('↗', {}, url)] : [];
  const quoted = within(rows([run(text.trim())]), max);
  const items = quoted.map((row, index) =>
    block(index === quoted.length - 1 ? [...row, ...arrow] : row, index),
  );
  return text.trim() === '' && arrow.length === 0
    ? []
    : [{ type: 'Container', style: 'emphasis', items }];
}

/** One person who is to be told by Teams that they are meant. */
export interface Mention {
  readonly element: Json;
  readonly entity: Json;
}

/**
 * Mentions work in text blocks only, where Markdown is read: each stands in a block of its own, made
 * from what the directory says.
 */
export const mentionsIn = (text: Text): Mention[] =>
  text.flatMap((part): Mention[] => {
    if (typeof part === 'string' || !('person' in part) || !part.notify) return [];
    const id = /^teams:(.+)$/.exec(part.person)?.[1];
    if (id === undefined || isEmail(id)) return [];
    const name = part.name.replace(/[^\p{L}\p{N} '.-]/gu, '').trim() || 'you';
    const tag = `<at>${name}</at>`;
    return [
      {
        element: { type: 'TextBlock', text: tag, wrap: true },
        entity: { type: 'mention', text: tag, mentioned: { id, name } },
      },
    ];
  });

/** The text without the mention it begins with, which stands above it already. */
export function withoutFirstMention(text: Text): Text {
  const [first, ...rest] = text;
  const isMention =
    typeof first === 'object' && 'person' in first && mentionsIn([first]).length > 0;
  return isMention ? rest : text;
}
