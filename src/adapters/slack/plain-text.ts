import { EMOJI } from './emoji.js';

/** What is known about names at this moment, without asking anybody. */
export interface Names {
  person(id: string): string | undefined;
  channel(id: string): string | undefined;
}

/** A token, an entity or a named emoji: whatever Slack writes otherwise than people read it. */
const SPECIAL = /<([^<>]+)>|&(amp|lt|gt);|:([a-z0-9_+-]+):(?::skin-tone-[2-6]:)?/g;

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>' };

const unescape = (text: string): string =>
  text.replace(/&(amp|lt|gt);/g, (whole, name: string) => ENTITIES[name] ?? whole);

/** Slack's text as the person wrote it: names for mentions, signs for entities, no markup of links. */
export const toPlainText = (wire: string, names: Names): string =>
  wire.replace(SPECIAL, (whole, token?: string, entity?: string, emoji?: string) => {
    if (token !== undefined) return readToken(token, names);
    if (entity !== undefined) return ENTITIES[entity] ?? whole;
    return EMOJI[emoji ?? ''] ?? whole;
  });

function readToken(token: string, names: Names): string {
  const bar = token.indexOf('|');
  const target = bar < 0 ? token : token.slice(0, bar);
  const label = bar < 0 ? '' : unescape(token.slice(bar + 1));
  const id = target.slice(1);
  if (target.startsWith('@')) return `@${names.person(id) ?? (label || id)}`;
  if (target.startsWith('#')) return `#${label || (names.channel(id) ?? id)}`;
  if (target.startsWith('!subteam^')) return `@${(label || id.slice(8)).replace(/^@/, '')}`;
  if (target.startsWith('!date^')) return label;
  if (target.startsWith('!')) return `@${(label || id).replace(/^@/, '')}`;
  return readLink(unescape(target), label);
}

function readLink(url: string, label: string): string {
  const bare = url.replace(/^(https?:\/\/|mailto:|tel:)/i, '');
  if (label === '') return url.startsWith('http') ? url : bare;
  const isSame = [url, bare, bare.replace(/\/$/, '')].includes(label);
  return isSame ? label : `${label} (${url})`;
}

const mention = (botUserId: string): string => `<@${botUserId}(?:\\|[^<>]*)?>`;

/** Whether the bot is addressed, and the text without the address at its start. */
export function addressed(wire: string, botUserId: string): { mentionsBot: boolean; rest: string } {
  const address = mention(botUserId);
  return {
    mentionsBot: new RegExp(address).test(wire),
    rest: wire.replace(new RegExp(`^\\s*${address}[\\s,:;–-]*`), ''),
  };
}

/** Ids of the people a text names. */
export const mentionedPeople = (wire: string): string[] =>
  [...wire.matchAll(/<@([UW][A-Z0-9]+)(?:\|[^<>]*)?>/g)].flatMap(([, id]) => id ?? []);
