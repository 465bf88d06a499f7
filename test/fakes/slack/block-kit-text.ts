import { isWire, text, type Wire } from './wire.js';

/** What a check run has found and seen so far. */
export interface Findings {
  readonly problems: string[];
  readonly surface: 'message' | 'modal' | 'home';
  readonly allowBroadcasts: boolean;
  readonly blockIds: Set<string>;
  focused: number;
}

/** Records a problem in Slack's own form, with a JSON pointer to the place. */
export function problem(found: Findings, at: string, what: string): void {
  found.problems.push(`${what} [json-pointer:${at}]`);
}

const id = '[UWCGS][A-Z0-9]+';
const label = '(\\|[^<>]*)?';
const tokens = new RegExp(
  `^<(@${id}${label}|#${id}${label}|!subteam\\^${id}${label}` +
    `|!date\\^\\d+\\^[^|<>]+\\|[^<>]+|((https?|slack)://|mailto:|tel:)[^|<>\\s]+${label})>$`,
);
const broadcast = /^<!(here|channel|everyone)(\|[^<>]*)?>$/;

/** Finds "<" that begins no Slack token, and mentions of everybody: signs of unescaped text. */
export function checkMrkdwn(found: Findings, at: string, value: string): void {
  for (const [token] of value.matchAll(/<[^<>]*>?/g)) {
    if (broadcast.test(token)) {
      if (!found.allowBroadcasts) problem(found, at, `mentions everybody: ${token}`);
    } else if (!tokens.test(token)) {
      problem(found, at, `unescaped text: ${token.slice(0, 40)}`);
    }
  }
}

/** Checks that a string property is there (if it must be) and within its limit. */
export function checkString(
  found: Findings,
  at: string,
  holder: Wire,
  name: string,
  max: number,
  must = false,
): void {
  const value = holder[name];
  if (value === undefined) {
    if (must) problem(found, at, `missing required field: ${name}`);
  } else if (typeof value !== 'string') problem(found, `${at}/${name}`, 'must be a string');
  else if (must && value === '') problem(found, `${at}/${name}`, 'must be more than 0 characters');
  else checkLength(found, `${at}/${name}`, value, max);
}

function checkLength(found: Findings, at: string, value: string, max: number): void {
  if (value.length > max) {
    problem(found, at, `must be less than ${max + 1} characters (is ${value.length})`);
  }
}

/** Checks a text object. `kind` says whether only plain_text is allowed. */
export function checkTextObject(
  found: Findings,
  at: string,
  value: unknown,
  max: number,
  kind: 'plain' | 'any' = 'plain',
): void {
  if (!isWire(value)) return problem(found, at, 'must be a text object');
  const type = value['type'];
  if (type !== 'plain_text' && (kind === 'plain' || type !== 'mrkdwn')) {
    return problem(
      found,
      `${at}/type`,
      kind === 'plain' ? 'must be plain_text' : 'must be a text type',
    );
  }
  checkProperties(found, at, value, type === 'mrkdwn' ? ['text', 'verbatim'] : ['text', 'emoji']);
  const content = text(value['text']);
  if (content === undefined) return problem(found, at, 'missing required field: text');
  if (content.trim() === '') problem(found, `${at}/text`, 'must be more than 0 characters');
  checkLength(found, `${at}/text`, content, max);
  if (type === 'mrkdwn') checkMrkdwn(found, `${at}/text`, content);
}

/** Checks an optional text object. */
export function checkOptionalText(
  found: Findings,
  at: string,
  holder: Wire,
  name: string,
  max: number,
  kind: 'plain' | 'any' = 'plain',
): void {
  if (holder[name] !== undefined) checkTextObject(found, `${at}/${name}`, holder[name], max, kind);
}

/** Slack refuses properties it does not know; so does this. */
export function checkProperties(
  found: Findings,
  at: string,
  value: Wire,
  known: readonly string[],
): void {
  for (const name of Object.keys(value)) {
    if (name !== 'type' && !known.includes(name)) {
      problem(found, at, `invalid additional property: ${name}`);
    }
  }
}

/** Checks that a list is there and has between `min` and `max` entries; yields its objects. */
export function checkList(
  found: Findings,
  at: string,
  value: unknown,
  min: number,
  max: number,
): Wire[] {
  if (!Array.isArray(value)) {
    problem(found, at, 'must be an array');
    return [];
  }
  if (value.length < min) problem(found, at, `no fewer than ${min} items allowed`);
  if (value.length > max) problem(found, at, `no more than ${max} items allowed (${value.length})`);
  return value.filter((entry, index): entry is Wire => {
    if (isWire(entry)) return true;
    problem(found, `${at}/${index}`, 'must be an object');
    return false;
  });
}
