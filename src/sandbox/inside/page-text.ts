/** Texts between Slack's notation and what local Slack's page can draw. Pure. */

/** Stops the page from taking a character that somebody typed for notation of its own. */
const NOT_NOTATION = '\u200b';

const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/** Where and when a text is read; the page and this process are on the same machine. */
export interface Reader {
  now: Date;
  /** IANA zone; left out: the machine's. */
  timeZone?: string;
  locale?: string;
}

const DAY_MS = 86_400_000;
const RELATIVE: Readonly<Record<string, string>> = {
  '-1': 'yesterday',
  '0': 'today',
  '1': 'tomorrow',
};

/** A moment by one of Slack's date tokens: https://docs.slack.dev/messaging/formatting-message-text */
function moment(at: Date, token: string, { now, timeZone, locale }: Reader): string {
  const written = (options: Intl.DateTimeFormatOptions): string =>
    at.toLocaleString(locale, { timeZone, ...options });
  if (token.startsWith('time')) {
    const second = token === 'time_secs' ? '2-digit' : undefined;
    return written({ hour: '2-digit', minute: '2-digit', second });
  }
  const day = (date: Date): number =>
    Date.parse(date.toLocaleDateString('sv-SE', timeZone === undefined ? {} : { timeZone }));
  const near = RELATIVE[String((day(at) - day(now)) / DAY_MS)];
  if (token.endsWith('_pretty') && near !== undefined) return near;
  if (token.startsWith('date_num')) return written({ dateStyle: 'short' });
  if (token.startsWith('date_short')) return written({ dateStyle: 'medium' });
  return written({ dateStyle: token.startsWith('date_long') ? 'full' : 'long' });
}

const drawDate = (seconds: string, format: string, reader: Reader): string =>
  format.replace(/\{(\w+)\}/g, (_all, token: string) =>
    moment(new Date(Number(seconds) * 1000), token, reader),
  );

/** Slack's mrkdwn → what the page draws the same way: dates, groups and escaped characters. */
export function drawText(
  text: string,
  groupNames: Readonly<Record<string, string>>,
  reader: Reader,
): string {
  return text
    .replace(/<!date\^(\d+)\^([^|>^]*)(?:\^[^|>]*)?\|[^>]*>/g, (_all, at: string, format: string) =>
      drawDate(at, format, reader),
    )
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
