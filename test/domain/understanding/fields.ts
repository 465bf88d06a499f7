import type {
  FieldDefinition,
  FieldOption,
  FieldType,
} from '../../../src/domain/understanding/types.js';

/** A required field; `more` adds options and the like. */
export function field(
  key: string,
  label: string,
  type: FieldType,
  more: Partial<FieldDefinition> = {},
): FieldDefinition {
  return { key, label, type, required: true, ...more };
}

/** An option with its synonyms. */
export function option(value: string, label: string, ...synonyms: string[]): FieldOption {
  return { value, label, synonyms };
}

export const item = field('item', 'What do you need?', 'one_of', {
  options: [
    option('laptop', 'Laptop', 'MacBook', 'notebook', 'dator'),
    option('monitor', 'Monitor', 'screen', 'skärm', 'Bildschirm'),
    option('headset', 'Headset'),
    option('other', 'Something else'),
  ],
});
