import { languagesFrom } from '../languages/index.js';
import type { Subject } from '../languages/language-cues.js';
import { literal, plain, wordsOf } from '../text.js';
import type { ExtractedField, FieldDefinition, ReadingContext } from '../types.js';
import { readPhone } from './contacts.js';
import { readPerson } from './people.js';
import { readLocation, readSystem } from './places.js';
import { contentWords, subjectsOf } from './subjects.js';

const SHORTEST_DESCRIPTION = 3;
const CODE =
  /(?<![\p{L}\p{N}/@.-])(?=[\p{L}\p{N}-]*\d)(?:\p{Lu}{1,6}[-_]?\d[\p{Lu}\d-]*|\p{Lu}{2,}(?:[-_][\p{Lu}\d]+)+|\d{5,})(?![\p{L}\p{N}@])/gu;
const QUOTED = /"([^"\n]{3,200})"/;
const ERROR_CODE =
  /\b(?:0x[0-9a-f]{4,}|(?:error|fehler|fel|felkod|code|kod|err)(?:code| code)?[ :#]*[A-Z]{0,5}[-_]?\d{2,}[\w-]*|[A-Z]{2,}[_-][A-Z_]*\d+)\b/i;

/** Words of a text for a free-text field, by what its label asks: location, reason, error … */
export function readText(
  text: string,
  field: FieldDefinition,
  context: ReadingContext,
): ExtractedField | undefined {
  const subjects = subjectsOf(field).filter((subject) => readers[subject] !== undefined);
  // Only a field about nothing more precise is answered by the message as a whole.
  if (subjects[0] === 'description') return readDescription(text);
  for (const subject of subjects) {
    const found = readers[subject]?.(text, field, context);
    if (found) return found;
  }
  return undefined;
}

type Reader = (
  text: string,
  field: FieldDefinition,
  context: ReadingContext,
) => ExtractedField | undefined;

/** Dates and numbers are read by fields of their own types. */
const readers: Partial<Record<Subject, Reader>> = {
  error: readError,
  phone: readPhone,
  month: readMonth,
  manager: readPerson,
  beneficiary: readPerson,
  reason: readReason,
  code: readCode,
  location: readLocation,
  system: readSystem,
  // Read as a whole, above.
  description: () => undefined,
};

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

function readReason(
  text: string,
  _field: FieldDefinition,
  { language }: ReadingContext,
): ExtractedField | undefined {
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

/** A code right after a word of the label ("project number 4711-A"), or the only one there is. */
function readCode(text: string, field: FieldDefinition): ExtractedField | undefined {
  const labels = contentWords(field.label).map(literal);
  if (labels.length > 0) {
    const pattern = new RegExp(
      `(?:${labels.join('|')})(?:\\p{L}*)(?: (?:is|number|no\\.?|nr\\.?|nummer|är|ist|lautet))*\\s*[:#]?\\s*(?<code>[\\p{L}\\p{N}/_-]*\\d[\\p{L}\\p{N}/_-]*)`,
      'iu',
    );
    const code = pattern.exec(text)?.groups?.code;
    if (code !== undefined) return { value: code, evidence: code };
  }
  const found = [...new Set([...text.matchAll(CODE)].map((match) => match[0]))];
  const [only, another] = found;
  return only !== undefined && another === undefined ? { value: only, evidence: only } : undefined;
}

/** "October", as the text has it. */
function readMonth(
  text: string,
  _field: FieldDefinition,
  { language }: ReadingContext,
): ExtractedField | undefined {
  for (const { dates } of languagesFrom(language)) {
    const pattern = new RegExp(
      `(?<![\\p{L}\\p{N}])(?:${dates.months.join('|')})(?![\\p{L}])(?: 20\\d\\d)?`,
      'giu',
    );
    const named = [...text.matchAll(pattern)]
      .map((match) => match[0])
      .filter((word) => word.length > 3 || /^\p{Lu}/u.test(word));
    const [only, another] = [...new Set(named)];
    if (only !== undefined && another === undefined) return { value: only, evidence: only };
  }
  return undefined;
}
