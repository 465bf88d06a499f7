/** Texts between Slack's notation and what local Slack's page can draw. Pure. */

/** Stops the page from taking a character that somebody typed for notation of its own. */
const NOT_NOTATION = '\u200b';

const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/** Slack's mrkdwn → what the page draws the same way: dates, groups and escaped characters. */
export function drawText(text: string, groupNames: Readonly<Record<string, string>> = {}): string {
  return text
    .replace(/<!date\^[^|>]*\|([^>]*)>/g, '$1')
    .replace(/<!subteam\^([A-Z0-9]+)(?:\|([^>]*))?>/g, (_all, id: string, label?: string) => {
      return label ?? `@${groupNames[id] ?? id}`;
    })
    .replace(/<!(channel|here|everyone)(?:\|[^>]*)?>/g, '@$1')
    .replace(/<mailto:[^|>]*\|([^>]*)>/g, '$1')
    .replace(/&lt;(?=[@#!h])/g, `<${NOT_NOTATION}`)
    .replace(/^&gt;/gm, `${NOT_NOTATION}>`)
    .replace(/&(?:lt|gt|amp);/g, (entity) => ENTITIES[entity] ?? entity);
}

/** What a person typed in the page → the text Slack would send: escaped, mentions left alone. */
export function typedText(text: string): string {
  return text
    .split(/(<(?:@[A-Z0-9]+|#[A-Z0-9]+(?:\|[^<>]*)?)>)/)
    .map((part, index) =>
      index % 2 === 1
        ? part
        : part
            .replaceAll(NOT_NOTATION, '')
            .replaceAll('&', '&amp;')
            .replaceAll('<', '&lt;')
            .replaceAll('>', '&gt;'),
    )
    .join('');
}
