import { languages } from '../languages/index.js';
import type { Subject } from '../languages/language-cues.js';
import { plain, wordsOf } from '../text.js';
import type { FieldDefinition } from '../types.js';

/** What a question is about, most telling first: "error message" is about the error. */
const ORDER: readonly Subject[] = [
  'error',
  'phone',
  'month',
  'manager',
  'beneficiary',
  'reason',
  'since',
  'start',
  'end',
  'deadline',
  'money',
  'count',
  'code',
  'location',
  'system',
  'description',
];

const all = Object.values(languages);

/** All subjects that a field's label or key names in any language, most telling first. */
export function subjectsOf(field: FieldDefinition): Subject[] {
  const label = plain(field.label);
  const key = field.key.replace(/[_-]+/g, ' ').replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2');
  return ORDER.filter((subject) =>
    all.some(({ subjects }) => subjects[subject].test(label) || subjects[subject].test(key)),
  );
}

/** The words of a label that say what it is about, without "how many", "please", "your" … */
export function contentWords(label: string): string[] {
  return wordsOf(label).filter(
    (word) => word.length > 1 && !all.some((one) => one.stopWords.has(word)),
  );
}

/** Two words with the same beginning, long enough not to be chance: "approve" and "approval". */
export function sameStem(a: string, b: string): boolean {
  if (a === b) return true;
  const shared = Math.min(a.length, b.length, 6);
  return shared >= 4 && a.slice(0, shared) === b.slice(0, shared);
}
