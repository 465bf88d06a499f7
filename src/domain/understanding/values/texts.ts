import { languages, languagesFrom } from '../languages/index.js';
import { literal, plain, wordsOf } from '../text.js';
import type { ExtractedField, FieldDefinition, Language, ReadingContext } from '../types.js';
import { readPhone } from './contacts.js';
import { readPerson } from './people.js';
import { subjectsOf } from './subjects.js';

const SHORTEST_DESCRIPTION = 3;
const CODE =
  /(?<![\p{L}\p{N}/@.-])(?=[\p{L}\p{N}-]*\d)(?:\p{Lu}{1,6}[-_]?\d[\p{Lu}\d-]*|\p{Lu}{2,}(?:[-_][\p{Lu}\d]+)+|\d{5,})(?![\p{L}\p{N}@])/gu;
const QUOTED = /"([^"\n]{3,200})"/;
const ERROR_CODE =
  /\b(?:0x[0-9a-f]{4,}|(?:error|fehler|fel|felkod|code|kod|err)(?:code| code)?[ :#]*[A-Z]{0,5}[-_]?\d{2,}[\w-]*|[A-Z]{2,}[_-][A-Z_]*\d+)\b/i;
const SYSTEM_WORDS = 4;

/** Words of a text for a free-text field, by what its label asks: location, reason, error … */
export function readText(
  text: string,
  field: FieldDefinition,
  context: ReadingContext,
): ExtractedField | undefined {
  for (const subject of subjectsOf(field)) {
    switch (subject) {
      case 'error':
        return readError(text);
      case 'phone':
        return readPhone(text, field);
      case 'manager':
      case 'beneficiary':
        return readPerson(text, field, context);
      case 'reason':
        return readReason(text, context.language);
      case 'code':
        return readCode(text);
      case 'location':
        return readLocation(text, context.language);
      case 'system':
        return readSystem(text, context.language);
      case 'description':
        return readDescription(text);
      case 'deadline':
      case 'start':
      case 'end':
      case 'since':
      case 'count':
      case 'money':
        continue;
    }
  }
  return undefined;
}

/** "Room: 4.12" or "cost centre is 4711": the label itself stands in the text. */
export function readLabelled(text: string, field: FieldDefinition): ExtractedField | undefined {
  const readable = plain(text);
  const labels = [field.label, field.key.replace(/[_-]+/g, ' ')].map((one) =>
    literal(
      plain(one)
        .replace(/[?:*]+$/, '')
        .trim(),
    ).replace(/\s+/g, '\\s+'),
  );
  const pattern = new RegExp(
    `(?:^|[\\n;,.(-])[^\\S\\n]*(?:${labels.join('|')})\\s*[:=][^\\S\\n]*(?<value>[^\\n;]+)`,
    'iu',
  );
  const match = pattern.exec(readable);
  const value = match?.groups?.value;
  if (!match || !value) return undefined;
  const at = match.index + match[0].length - value.length;
  const words = text.slice(at, at + value.length).replace(/[\s.,]+$/, '');
  return words === '' ? undefined : { value: words, evidence: words };
}

function readDescription(text: string): ExtractedField | undefined {
  const whole = text.trim();
  return wordsOf(whole).length >= SHORTEST_DESCRIPTION
    ? { value: whole, evidence: whole }
    : undefined;
}

function readError(text: string): ExtractedField | undefined {
  const quoted = QUOTED.exec(plain(text));
  if (quoted?.[1] !== undefined) {
    const words = text.slice(quoted.index + 1, quoted.index + 1 + quoted[1].length);
    return { value: words, evidence: words };
  }
  const code = ERROR_CODE.exec(text);
  return code ? { value: code[0], evidence: code[0] } : undefined;
}

function readReason(text: string, language: Language): ExtractedField | undefined {
  const readable = plain(text);
  for (const { because } of languagesFrom(language)) {
    const match = because.exec(readable);
    if (!match) continue;
    const rest = readable.slice(match.index);
    const length = (/[.!?\n;]/.exec(rest)?.index ?? rest.length) || rest.length;
    const words = text.slice(match.index, match.index + length).trim();
    if (wordsOf(words).length >= 3) return { value: words, evidence: words };
  }
  return undefined;
}

function readCode(text: string): ExtractedField | undefined {
  const found = [...new Set([...text.matchAll(CODE)].map((match) => match[0]))];
  const [only, another] = found;
  return only !== undefined && another === undefined ? { value: only, evidence: only } : undefined;
}

function readLocation(text: string, language: Language): ExtractedField | undefined {
  const readable = plain(text);
  for (const { location } of languagesFrom(language)) {
    const match = location.exec(readable);
    if (!match) continue;
    const words = text.slice(match.index, match.index + match[0].length).trim();
    return { value: words, evidence: words };
  }
  return undefined;
}

/** What follows "access to", up to the next function word: "the finance shared drive". */
function readSystem(text: string, language: Language): ExtractedField | undefined {
  const readable = plain(text);
  const cues = languages[language];
  const match = cues.beforeSystem.exec(readable);
  if (!match) return undefined;
  const start = match.index + match[0].length;
  const rest = readable.slice(start);
  const lead = /^\s+(?:(?:the|a|an|our|my|den|det|vår|vårt|die|das|dem|der|unser\w*)\s+)?/iu.exec(
    rest,
  );
  if (!lead) return undefined;
  const words: string[] = [];
  const tokens =
    rest.slice(lead[0].length).match(/^[^.,;:!?\n(]*(?:\.\w[^.,;:!?\n(]*)*/u)?.[0] ?? '';
  for (const word of tokens.split(' ').slice(0, SYSTEM_WORDS)) {
    if (cues.functionWords.has(word.toLowerCase()) || word === '') break;
    words.push(word);
  }
  const value = words.join(' ').trim();
  if (value === '') return undefined;
  const at = start + lead[0].length;
  return { value, evidence: text.slice(at, at + value.length) };
}
