import { checkField } from './check-field.js';
import { languagesFrom } from './languages/index.js';
import { plain } from './text.js';
import type {
  FieldDefinition,
  FieldError,
  FieldOption,
  FieldValue,
  ReadingContext,
} from './types.js';
import { findOptions } from './values/choices.js';
import { findDates } from './values/dates.js';
import { parseNumber } from './values/numbers.js';

export type Answer = { value: FieldValue } | FieldError;

/**
 * Reads a typed answer to one question: "the second", "tomorrow", "no", "a MacBook please". A
 * wrong one comes back as a code with the facts its message needs.
 */
export function parseAnswer(text: string, field: FieldDefinition, context: ReadingContext): Answer {
  const answer = text.trim();
  if (answer === '') return { error: 'required', params: {} };
  const value = read(answer, field, context);
  if (typeof value === 'object' && !Array.isArray(value) && 'error' in value) return value;
  const [problem] = checkField(value as FieldValue, field);
  return problem ?? { value: value as FieldValue };
}

function read(
  answer: string,
  field: FieldDefinition,
  context: ReadingContext,
): FieldValue | FieldError {
  switch (field.type) {
    case 'one_of':
      return readChoice(answer, field, context);
    case 'many_of':
      return readChoices(answer, field, context);
    case 'date':
      return (
        findDates(answer, context)[0]?.value ?? shortDay(answer, context) ?? wrong('not_a_date')
      );
    case 'number':
      return readNumber(answer, context);
    case 'email':
      return (
        /[^\s<>|:]+@[^\s<>|]+/.exec(answer)?.[0].replace(/[.,;]+$/, '') ?? wrong('not_an_email')
      );
    case 'link':
      return readLink(answer);
    case 'yes_no':
      return readYesNo(answer, context) ?? wrong('not_yes_or_no');
    case 'person':
      return readPerson(answer);
    case 'short_text':
    case 'long_text':
    case 'file':
      return answer;
  }
}

function readChoice(answer: string, field: FieldDefinition, context: ReadingContext) {
  const options = field.options ?? [];
  const named = exactOption(answer, options) ?? onlyOption(answer, options);
  if (named !== undefined) return named;
  const position = ordinalOf(answer, options.length, context);
  const chosen = position === undefined ? undefined : options[position];
  return chosen ? chosen.value : noOption(options);
}

function readChoices(answer: string, field: FieldDefinition, context: ReadingContext) {
  const options = field.options ?? [];
  const named = findOptions(answer, options).map((one) => one.value);
  if (named.length > 0) return [...new Set(named)];
  const parts = answer.split(/\s*(?:,|;|&|\+|\band\b|\boch\b|\bund\b)\s*/iu).filter(Boolean);
  const chosen = parts.map((part) => readChoice(part, field, context));
  const values = chosen.filter((one) => typeof one === 'string');
  return values.length === chosen.length && values.length > 0 ? values : noOption(options);
}

function exactOption(answer: string, options: readonly FieldOption[]): string | undefined {
  const wanted = plain(answer)
    .toLowerCase()
    .replace(/[.!]+$/, '');
  return options.find((option) =>
    [option.value, option.label, ...(option.synonyms ?? [])].some(
      (name) => plain(name).toLowerCase() === wanted,
    ),
  )?.value;
}

/** One option named in a longer answer, or the one whose label begins with what was typed. */
function onlyOption(answer: string, options: readonly FieldOption[]): string | undefined {
  const named = new Set(findOptions(answer, options).map((one) => one.value));
  if (named.size === 1) return [...named][0];
  const typed = plain(answer).toLowerCase();
  const starting = options.filter((option) => option.label.toLowerCase().startsWith(typed));
  const [only, another] = starting;
  return typed.length >= 3 && only && !another ? only.value : undefined;
}

/** "2", "the second", "den sista": a place in the list, from 0. */
function ordinalOf(answer: string, count: number, context: ReadingContext): number | undefined {
  const digit = /^#?\s*(\d{1,2})\s*[.)]?$/.exec(answer)?.[1];
  if (digit !== undefined) return Number(digit) - 1;
  for (const { ordinals, numbers } of languagesFrom(context.language)) {
    const at = ordinals.findIndex((ordinal) => ordinal.test(answer));
    if (at >= 0) return at === ordinals.length - 1 ? count - 1 : at;
    const number = numbers[answer.toLowerCase()];
    if (number !== undefined) return number - 1;
  }
  return undefined;
}

/** "Fri" alone is a day when a day was asked for. */
function shortDay(answer: string, context: ReadingContext): string | undefined {
  for (const { dates } of languagesFrom(context.language)) {
    const before = dates.before.split('|')[0] ?? '';
    const found = findDates(`${before} ${answer}`, context)[0];
    if (found) return found.value;
  }
  const bare = /^(\d{1,2})\.?$/.exec(answer)?.[1];
  return bare && findDates(`the ${bare}th`, { ...context, language: 'en' })[0]?.value;
}

function readNumber(answer: string, context: ReadingContext): FieldValue | FieldError {
  const written = /-?\d[\d\s.,']*/.exec(plain(answer))?.[0].replace(/[\s.,']+$/, '');
  if (written !== undefined) {
    const value = parseNumber(written);
    const thousands = /\d\s?k\b/i.test(answer) ? 1000 : 1;
    return Number.isNaN(value) ? wrong('not_a_number') : value * thousands;
  }
  for (const { numbers } of languagesFrom(context.language)) {
    const word = answer
      .toLowerCase()
      .split(/\s+/)
      .find((one) => numbers[one] !== undefined);
    if (word !== undefined) return numbers[word] ?? wrong('not_a_number');
  }
  return wrong('not_a_number');
}

function readLink(answer: string): FieldValue | FieldError {
  const found = /(?:https?:\/\/|www\.)[^\s<>|]+/i.exec(answer)?.[0].replace(/[.,;)]+$/, '');
  const bare = /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}(?:\/\S*)?$/u.exec(answer)?.[0];
  const link = found ?? bare;
  if (link === undefined) return wrong('not_a_link');
  return /^https?:/i.test(link) ? link : `https://${link}`;
}

function readYesNo(answer: string, context: ReadingContext): boolean | undefined {
  const typed = plain(answer).trim();
  if (/^(?:👍|✅|:\+1:|:white_check_mark:)/u.test(typed)) return true;
  if (/^(?:👎|❌|:-1:|:x:)/u.test(typed)) return false;
  for (const { yes, no } of languagesFrom(context.language)) {
    if (no.test(typed)) return false;
    if (yes.test(typed)) return true;
  }
  return undefined;
}

function readPerson(answer: string): FieldValue | FieldError {
  return /\p{L}{2,}|<@/u.test(answer) && answer.length <= 120 ? answer : wrong('not_a_person');
}

function noOption(options: readonly FieldOption[]): FieldError {
  return {
    error: 'not_an_option',
    params: { options: options.map((one) => one.label).join(', ') },
  };
}

function wrong(error: FieldError['error']): FieldError {
  return { error, params: {} };
}
