import type { WireActivity } from './schema.js';

type Addressed = Pick<WireActivity, 'text' | 'entities' | 'recipient'>;

/** Teams writes a mention as `<at>name</at>`, and says who is meant beside the text. */
const MENTION = /<at[^>]*>(.*?)<\/at>/gis;

/** What a person wrote, without the address of the bot at its start. */
export function spoken(activity: Addressed): {
  readonly mentionsBot: boolean;
  readonly text: string;
} {
  const bot = activity.recipient?.id;
  const toBot = (activity.entities ?? []).filter(
    ({ type, mentioned }) =>
      type === 'mention' && mentioned?.id !== undefined && mentioned.id === bot,
  );
  const names = new Set(toBot.map(({ text }) => text ?? ''));
  let rest = (activity.text ?? '').replaceAll('\u00a0', ' ').trim();
  for (const name of names) {
    if (name !== '' && rest.startsWith(name)) {
      rest = rest.slice(name.length).replace(/^[\s,:;–-]+/, '');
      break;
    }
  }
  return {
    mentionsBot: toBot.length > 0,
    text: rest.replace(MENTION, (_, name: string) => `@${name}`).trim(),
  };
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/** The words of a message that Teams hands over as HTML, as it does with the message action. */
export const textOfHtml = (html: string): string =>
  html
    .replace(/<img\b[^>]*\balt="([^"]*)"[^>]*>/gi, '$1')
    .replace(/\r?\n/g, ' ')
    .replace(/<br\b[^>]*>|<\/(?:p|div|li|blockquote|h[1-6])>/gi, '\n')
    .replace(/<at\b[^>]*>/gi, '@')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, decoded)
    .replace(/[ \t]*\n[ \t]*/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

function decoded(whole: string, decimal?: string, hex?: string, name?: string): string {
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole;
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}
