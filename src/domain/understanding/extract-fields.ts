import { checkField } from './check-field.js';
import { isShown } from './missing-fields.js';
import { parseAnswer } from './parse-answer.js';
import type { ExtractedField, FieldDefinition, ReadingContext } from './types.js';
import { readManyOf, readOneOf } from './values/choices.js';
import { readEmail, readLink } from './values/contacts.js';
import { readDates } from './values/date-fields.js';
import { readNumber } from './values/numbers.js';
import { readPerson } from './values/people.js';
import { readLabelled, readText } from './values/texts.js';
import { readYesNo } from './values/yes-no.js';

/**
 * The field values that a text states, by field key. Nothing is invented: every value carries the
 * words that say it, and where the words allow two readings the field is left to be asked.
 */
export function extractFields(
  text: string,
  fields: readonly FieldDefinition[],
  context: ReadingContext,
): Record<string, ExtractedField> {
  const dates = readDates(
    text,
    fields.filter((field) => field.type === 'date'),
    context,
  );
  const found: Record<string, ExtractedField> = {};
  for (const field of fields) {
    const value =
      labelled(text, field, context) ?? dates.get(field.key) ?? read(text, field, context);
    if (value && checkField(value.value, field).length === 0) found[field.key] = value;
  }
  return withoutHidden(found, text, fields);
}

/**
 * Leaves out what is not asked given the other values. Where the deciding field is still open, a
 * date or a name may serve later, but the whole message as an answer may not.
 */
function withoutHidden(
  found: Record<string, ExtractedField>,
  text: string,
  fields: readonly FieldDefinition[],
): Record<string, ExtractedField> {
  const values = Object.fromEntries(Object.entries(found).map(([key, one]) => [key, one.value]));
  const kept = fields.filter((field) => {
    const value = found[field.key];
    if (!value || !field.showIf) return value !== undefined;
    if (values[field.showIf.field] !== undefined) return isShown(field, fields, values);
    return value.evidence !== text.trim();
  });
  return Object.fromEntries(kept.map(({ key }) => [key, found[key] as ExtractedField]));
}

/** "Deadline: Friday" beats every other reading, for a field of any type. */
function labelled(text: string, field: FieldDefinition, context: ReadingContext) {
  const stated = readLabelled(text, field);
  if (!stated) return undefined;
  const answer = parseAnswer(stated.evidence, field, context);
  return 'value' in answer ? { value: answer.value, evidence: stated.evidence } : undefined;
}

function read(
  text: string,
  field: FieldDefinition,
  context: ReadingContext,
): ExtractedField | undefined {
  switch (field.type) {
    case 'one_of':
      return readOneOf(text, field, context.language);
    case 'many_of':
      return readManyOf(text, field, context.language);
    case 'number':
      return readNumber(text, field, context.language);
    case 'person':
      return readPerson(text, field, context);
    case 'email':
      return readEmail(text, field);
    case 'link':
      return readLink(text, field);
    case 'yes_no':
      return readYesNo(text, field, context.language);
    case 'short_text':
    case 'long_text':
      return readText(text, field, context);
    case 'date':
    case 'file':
      return undefined;
  }
}
