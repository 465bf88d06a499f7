import { plain, type Inline, type Text } from '../../cards/message.js';
import { cutTo } from './limits.js';

/** Emphasis and labels longer than this are cut: they must stay in one piece. */
const MAX_TOKEN = 1000;
const MAX_ADDRESS = 1500;

/** Disarms what mrkdwn gives a meaning; nothing else can begin a mention or a link. */
export const escape = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => (sign === '&' ? '&amp;' : sign === '<' ? '&lt;' : '&gt;'));

/** The text escaped and within `max` UTF-16 units, ended with `…` when something had to go. */
export function escapeWithin(text: string, max: number): string {
  const whole = escape(cutTo(text, max));
  if (whole.length <= max) return whole;
  let escaped = '';
  for (const character of text) {
    const next = escape(character);
    if (escaped.length + next.length >= max) break;
    escaped += next;
  }
  return `${escaped.trimEnd()}…`;
}

/** Emphasis ends at the sign itself and at a line's end, so neither may stand inside. */
function emphasis(sign: '*' | '_', text: string): string {
  const inside = text
    .replace(/\s+/g, ' ')
    .trim()
    .replaceAll(sign, sign === '*' ? '∗' : '＿');
  return inside === '' ? '' : `${sign}${escapeWithin(inside, MAX_TOKEN)}${sign}`;
}

/** A link, or its text where the address is none that a browser or mail program opens. */
export function link(url: string, text: string): string {
  const label = escapeWithin(text.replace(/\s+/g, ' ').trim(), MAX_TOKEN);
  if (!/^(https?:\/\/|mailto:)/i.test(url)) return label;
  const address = url.replace(/[<>|\s]/g, encodeURIComponent).replaceAll('&', '&amp;');
  if (address.length > MAX_ADDRESS) return label;
  return label === '' ? `<${address}>` : `<${address}|${label}>`;
}

function person(part: Extract<Inline, { person: string }>): string {
  const id = /^slack:([UW][A-Z0-9]+)$/.exec(part.person)?.[1];
  return part.notify && id !== undefined ? `<@${id}>` : escapeWithin(part.name, MAX_TOKEN);
}

function time(part: Extract<Inline, { time: Date }>): string {
  const seconds = Math.floor(part.time.getTime() / 1000);
  const words = escapeWithin(part.text.replaceAll('|', '/'), MAX_TOKEN);
  return words === '' || seconds < 0
    ? words
    : `<!date^${seconds}^{date_short_pretty} {time}|${words}>`;
}

/** The part as mrkdwn, in pieces that may not be divided further. */
function pieces(part: Inline): string[] {
  if (typeof part === 'string') return words(part);
  if ('bold' in part) return [emphasis('*', part.bold)];
  if ('italic' in part) return [emphasis('_', part.italic)];
  if ('person' in part) return [person(part)];
  if ('link' in part) return [link(part.link, part.text)];
  if ('time' in part) return [time(part)];
  return /^[CG][A-Z0-9]+$/.test(part.channel)
    ? [`<#${part.channel}>`]
    : [escapeWithin(`#${part.name ?? part.channel}`, MAX_TOKEN)];
}

/** Words with the space after them; very long ones in parts. */
const words = (text: string): string[] => (text.match(/\S{1,200}\s?|\s/gu) ?? []).map(escape);

export interface Room {
  /** Length of one piece of mrkdwn. */
  readonly length: number;
  /** How many pieces there may be. */
  readonly pieces: number;
}

/** Puts the pieces into as few texts as there is room for; what is over ends in `…`. */
function pack(parts: readonly string[], room: Room, lead = ''): string[] {
  const packed: string[] = [];
  let current = lead;
  for (const part of parts) {
    const isLast = packed.length === room.pieces - 1;
    // The last text keeps a place for the sign that something is missing.
    if (current.length + part.length <= room.length - (isLast ? 1 : 0)) {
      current += part;
    } else if (isLast) {
      return [...packed, `${current.trimEnd()}…`];
    } else {
      packed.push(current.trimEnd());
      current = lead + part;
    }
  }
  return [...packed, current.trimEnd()].filter((text) => text.trim() !== lead.trim());
}

/** Formatted text as one or more pieces of mrkdwn; none when it says nothing. */
export const mrkdwn = (text: Text, room: Room): string[] =>
  plain(text).trim() === '' ? [] : pack(text.flatMap(pieces), room);

/** What somebody wrote, as a quotation; `url` leads to the whole. None when there is nothing to quote. */
export function quotation(text: string, url: string | undefined, room: Room): string[] {
  const parts = text.trim().split(/\r\n|\r|\n/);
  const quoted = parts.flatMap((line, index) => [...(index > 0 ? ['\n> '] : []), ...words(line)]);
  const pointer = url === undefined ? '' : ` ${link(url, '↗')}`;
  const packed = pack(quoted, { ...room, length: room.length - pointer.length }, '> ');
  const last = packed.pop();
  if (last === undefined) return pointer === '' ? [] : [`>${pointer}`];
  return [...packed, last + pointer];
}
