import type { Wire } from './wire.js';
import type { World } from './world.js';

/** Emoji that Slack's composer turns into their names; others stay as they are. */
const emojiNames: Readonly<Record<string, string>> = {
  '🎫': 'ticket',
  '👀': 'eyes',
  '✅': 'white_check_mark',
  '🚨': 'rotating_light',
  '📣': 'mega',
  '🔒': 'lock',
  '✉️': 'email',
  '🙏': 'pray',
  '👍': '+1',
  '🎉': 'tada',
  '❤️': 'heart',
  '😀': 'grinning',
  '🙂': 'slightly_smiling_face',
  '😐': 'neutral_face',
  '🙁': 'slightly_frowning_face',
  '😞': 'disappointed',
  '🔥': 'fire',
  '😂': 'joy',
  '💻': 'computer',
};

/** Slack's name of an emoji given as a character, a name or `:name:`. */
export function emojiName(emoji: string): string {
  return emojiNames[emoji] ?? emoji.replaceAll(':', '');
}

/** Escapes what mrkdwn gives a meaning, as Slack's client does before it sends. */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/**
 * What Slack puts on the wire when a person types `text`: control characters escaped, known @names
 * and #channels as tokens, links in angle brackets, emoji as :names:.
 */
export function typed(world: World, text: string): string {
  const { botHandle, botUserId } = world.identity;
  const ids = new Map([...world.people.values()].map((person) => [person.handle, person.id]));
  ids.set(botHandle, botUserId);
  const groups = new Map([...world.userGroups.values()].map((group) => [group.handle, group.id]));
  const channels = new Map([...world.channels.values()].map((c) => [c.name, c.id]));
  let wire = escapeText(text)
    .replaceAll(/\bhttps?:\/\/[^\s<>]+/g, '<$&>')
    .replaceAll(/(?<![\w@])@([\w.-]+)/g, (whole, name: string) => {
      if (['channel', 'here', 'everyone'].includes(name)) return `<!${name}>`;
      const id = ids.get(name);
      if (id !== undefined) return `<@${id}>`;
      const group = groups.get(name);
      return group === undefined ? whole : `<!subteam^${group}>`;
    })
    .replaceAll(/(?<![\w#&])#([\w-]+)/g, (whole, name: string) => {
      const id = channels.get(name);
      return id === undefined ? whole : `<#${id}|${name}>`;
    });
  for (const [emoji, name] of Object.entries(emojiNames)) {
    wire = wire.replaceAll(emoji, `:${name}:`);
  }
  return wire;
}

const token =
  /<@(\w+)>|<#(\w+)(?:\|[^>]*)?>|<!(channel|here|everyone)>|<(https?:[^|>]+)(?:\|([^>]*))?>|:([a-z0-9_+-]+):/g;

/** The rich_text block Slack builds from a wire text. */
export function richText(wire: string): Wire {
  const elements: Wire[] = [];
  const plain = (part: string) => {
    if (part === '') return;
    const text = part.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
    elements.push({ type: 'text', text });
  };
  let from = 0;
  for (const match of wire.matchAll(token)) {
    plain(wire.slice(from, match.index));
    from = match.index + match[0].length;
    const [, user, channel, range, url, label, emoji] = match;
    if (user !== undefined) elements.push({ type: 'user', user_id: user });
    else if (channel !== undefined) elements.push({ type: 'channel', channel_id: channel });
    else if (range !== undefined) elements.push({ type: 'broadcast', range });
    else if (url !== undefined) {
      elements.push({ type: 'link', url, ...(label === undefined ? {} : { text: label }) });
    } else elements.push({ type: 'emoji', name: emoji });
  }
  plain(wire.slice(from));
  return {
    type: 'rich_text',
    block_id: Math.random().toString(36).slice(2, 7),
    elements: [{ type: 'rich_text_section', elements }],
  };
}
