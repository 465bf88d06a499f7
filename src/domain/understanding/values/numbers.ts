import { languages } from '../languages/index.js';
import { plain } from '../text.js';
import type { ExtractedField, FieldDefinition, Language } from '../types.js';
import { contentWords, sameStem, subjectsOf } from './subjects.js';

const AMOUNT = String.raw`\d{1,3}(?:[ .,']\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?`;
const CURRENCY = String.raw`€|\$|£|kr(?:onor)?|sek|nok|dkk|eur(?:os?)?|usd|gbp|chf|dollars?|pounds?|franken|:-`;
const MONEY = new RegExp(
  `(?<![\\p{L}\\d])(?:(?:${CURRENCY})\\s?(?<before>${AMOUNT})(?:\\s?(?<kilo1>k))?|(?<after>${AMOUNT})\\s?(?<kilo2>t|k)?\\s?(?:${CURRENCY}))(?![\\p{L}\\d])`,
  'iu',
);
/** What a number counts when it is no answer to "how many": times, sizes, versions, rooms. */
const NOT_COUNTED =
  /^(?:days?|weeks?|months?|years?|hours?|h|hrs|minutes?|mins?|seconds?|times?|gb|tb|mb|inch(?:es)?|cm|mm|m|am|pm|o'clock|percent|%|dag(?:ar)?|veck(?:a|or)|månad(?:er)?|år|timm(?:e|ar)|minut(?:er)?|gånger|tum|tage?n?|wochen?|monaten?|jahren?|stunden?|minuten?|mal|zoll|uhr|floor|kr|kronor|eur|euros?|usd|sek|gbp|chf|dollars?|pounds?|franken|st|nd|rd|th|of|and|or|to|in|on|at|is|für|och|und|a|pro)$/iu;
const GENERIC =
  /^(?:quantity|qty|count|number|amount|items?|pieces?|units?|antal|antalet|stycken|st|anzahl|menge|stück|stückzahl|many|how|hur|många|viele|wie|wieviele|needed|required)$/iu;
const PEOPLE =
  /^(?:people|persons?|users?|colleagues?|employees?|attendees|participants|guests?|visitors|us|personer|användare|kollegor|medarbetare|deltagare|gäster|oss|leute|personen|nutzer|benutzer|kollegen|kolleginnen|mitarbeiter|teilnehmer|gäste|uns|affected|betroffen|drabbade)$/iu;

/** A written number as a number: "1 200", "1.200,50", "1,200.50", "3"; NaN where it is none. */
export function parseNumber(written: string): number {
  const compact = written.replace(/[\s']/g, '');
  const decimal = /[.,](\d{1,2})$/.exec(compact);
  const whole = decimal ? compact.slice(0, decimal.index) : compact;
  const digits = whole.replace(/[.,]/g, '');
  if (!/^-?\d+$/.test(digits)) return NaN;
  return Number(decimal ? `${digits}.${decimal[1]}` : digits);
}

/** An amount with a currency, or a count with what is counted, as the field's label asks for. */
export function readNumber(
  text: string,
  field: FieldDefinition,
  language: Language,
): ExtractedField | undefined {
  const subjects = subjectsOf(field);
  const readable = plain(text);
  if (subjects.includes('money') && !subjects.includes('count')) return readMoney(readable, text);
  const counted = countsIn(readable, language);
  const wanted = contentWords(field.label).filter((word) => !GENERIC.test(word));
  if (subjects.includes('count') && wanted.length === 0) {
    const only = counted.length === 1 ? counted[0] : undefined;
    return only && { value: only.value, evidence: text.slice(only.at, only.end) };
  }
  const asksForPeople = wanted.some((word) => PEOPLE.test(word));
  const fitting = counted.find((one) =>
    one.nouns.some(
      (noun) => wanted.some((word) => sameStem(word, noun)) || (asksForPeople && PEOPLE.test(noun)),
    ),
  );
  if (fitting) return { value: fitting.value, evidence: text.slice(fitting.at, fitting.end) };
  return subjects.includes('money') ? readMoney(readable, text) : undefined;
}

function readMoney(readable: string, text: string): ExtractedField | undefined {
  const match = MONEY.exec(readable);
  if (!match) return undefined;
  const { before, after, kilo1, kilo2 } = match.groups ?? {};
  const amount = parseNumber(before ?? after ?? '') * (kilo1 || kilo2 ? 1000 : 1);
  const evidence = text.slice(match.index, match.index + match[0].length);
  return Number.isNaN(amount) ? undefined : { value: amount, evidence };
}

function isMonth(word: string): boolean {
  return Object.values(languages).some(({ dates }) =>
    new RegExp(`^(?:${dates.months.join('|')})$`, 'iu').test(word),
  );
}

interface Count {
  value: number;
  /** The words after the number, of which one names what is counted. */
  nouns: string[];
  at: number;
  end: number;
}

function countsIn(text: string, language: Language): Count[] {
  const { numbers } = languages[language];
  const written = Object.keys(numbers).filter((word) => (numbers[word] ?? 0) > 1);
  const pattern = new RegExp(
    `(?<![\\p{L}\\d.,:/#-])(?<number>\\d{1,4}|${written.join('|')})\\s?x?\\s+(?<noun>\\p{L}[\\p{L}'-]*)(?:\\s+(?<noun2>\\p{L}[\\p{L}'-]*))?(?:\\s+(?<noun3>\\p{L}[\\p{L}'-]*))?`,
    'giu',
  );
  const found: Count[] = [];
  for (const match of text.matchAll(pattern)) {
    const { number = '', noun = '', noun2, noun3 } = match.groups ?? {};
    const isOfUs = /^(?:of|av|von)$/iu.test(noun) && noun2 !== undefined;
    if (isMonth(noun) || (NOT_COUNTED.test(noun) && !isOfUs)) continue;
    const nouns = [noun, noun2, noun3].filter((one) => one !== undefined);
    const value = /^\d/.test(number) ? Number(number) : (numbers[number.toLowerCase()] ?? NaN);
    const length = match[0].indexOf(noun) + noun.length;
    found.push({
      value,
      nouns: nouns.map((one) => one.toLowerCase()),
      at: match.index,
      end: match.index + length,
    });
  }
  return found;
}
