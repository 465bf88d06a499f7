import { isEmpty } from './check-field.js';
import type { FieldDefinition, FieldValues } from './types.js';

/** Whether a field is asked at all, given what is known: `showIf` of a hidden field hides too. */
export function isShown(
  field: FieldDefinition,
  fields: readonly FieldDefinition[],
  values: FieldValues,
): boolean {
  const condition = field.showIf;
  if (!condition) return true;
  const other = fields.find((one) => one.key === condition.field && one !== field);
  if (
    !other ||
    !isShown(
      other,
      fields.filter((one) => one !== field),
      values,
    )
  )
    return false;
  const wanted = typeof condition.equals === 'string' ? [condition.equals] : condition.equals;
  const value = values[condition.field];
  const held = Array.isArray(value) ? (value as readonly string[]) : [String(value ?? '')];
  return held.some((one) => wanted.includes(one) || wanted.includes(yesNoWord(value)));
}

/** The required fields that are shown and have no value yet, in the order of the definition. */
export function missingFields(
  fields: readonly FieldDefinition[],
  values: FieldValues,
): FieldDefinition[] {
  return fields.filter(
    (field) => field.required && isShown(field, fields, values) && isEmpty(values[field.key]),
  );
}

/** A desk file says `equals: yes` where the value is a boolean. */
function yesNoWord(value: FieldValues[string]): string {
  if (value === true) return 'yes';
  return value === false ? 'no' : '';
}
