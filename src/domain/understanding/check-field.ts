import type { FieldDefinition, FieldError, FieldValue } from './types.js';

const EMAIL = /^[^\s@<>()]+@[^\s@<>()]+\.[^\s@<>().]{2,}$/;
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Says what is wrong with a value, for its author to put right; an empty list means nothing is. */
export function checkField(value: FieldValue | undefined, field: FieldDefinition): FieldError[] {
  if (isEmpty(value)) return field.required ? [problem('required')] : [];
  switch (field.type) {
    case 'short_text':
    case 'long_text':
    case 'person':
      return typeof value === 'string' ? checkLength(value, field) : [problem(wrongType(field))];
    case 'one_of':
      return checkOptions([value], field);
    case 'many_of':
      return checkOptions(Array.isArray(value) ? (value as readonly string[]) : [value], field);
    case 'date':
      return typeof value === 'string' && isDate(value) ? [] : [problem('not_a_date')];
    case 'number':
      return typeof value === 'number' ? checkRange(value, field) : [problem('not_a_number')];
    case 'email':
      return typeof value === 'string' && EMAIL.test(value) ? [] : [problem('not_an_email')];
    case 'link':
      return typeof value === 'string' && isLink(value) ? [] : [problem('not_a_link')];
    case 'yes_no':
      return typeof value === 'boolean' ? [] : [problem('not_yes_or_no')];
    case 'file':
      return typeof value === 'string' || Array.isArray(value) ? [] : [problem('not_a_file')];
  }
}

/** Whether nothing was said: undefined, only blanks, or no choice. */
export function isEmpty(value: FieldValue | undefined): value is undefined {
  if (value === undefined) return true;
  if (typeof value === 'string') return value.trim() === '';
  return Array.isArray(value) && value.length === 0;
}

/** Whether a text is a day that exists, as `YYYY-MM-DD`. */
export function isDate(value: string): boolean {
  const parts = DATE.exec(value);
  if (!parts) return false;
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}

/** Whether a text is a web address. */
export function isLink(value: string): boolean {
  return /^https?:\/\/[^\s/$.?#][^\s]*$/i.test(value) && URL.canParse(value);
}

function checkOptions(values: readonly FieldValue[], field: FieldDefinition): FieldError[] {
  const options = field.options ?? [];
  const known = values.every((value) => options.some((option) => option.value === value));
  const labels = options.map((option) => option.label).join(', ');
  return known ? [] : [problem('not_an_option', { options: labels })];
}

function checkRange(value: number, { min, max }: FieldDefinition): FieldError[] {
  if (!Number.isFinite(value)) return [problem('not_a_number')];
  if (min !== undefined && value < min) return [problem('too_small', { min })];
  if (max !== undefined && value > max) return [problem('too_large', { max })];
  return [];
}

function checkLength(value: string, { min, max }: FieldDefinition): FieldError[] {
  const length = [...value.trim()].length;
  if (min !== undefined && length < min) return [problem('too_short', { min })];
  if (max !== undefined && length > max) return [problem('too_long', { max })];
  return [];
}

function wrongType(field: FieldDefinition): FieldError['error'] {
  return field.type === 'person' ? 'not_a_person' : 'required';
}

function problem(error: FieldError['error'], params: FieldError['params'] = {}): FieldError {
  return { error, params };
}
