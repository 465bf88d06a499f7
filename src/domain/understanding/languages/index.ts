import type { Language } from '../types.js';
import { de } from './de.js';
import { en } from './en.js';
import type { LanguageCues } from './language-cues.js';
import { sv } from './sv.js';

/** Every language with its cues. */
export const languages: Readonly<Record<Language, LanguageCues>> = { en, sv, de };

/** The cues of all languages, the given one first: texts mix languages, labels may be in another. */
export function languagesFrom(first: Language): readonly LanguageCues[] {
  return [languages[first], ...Object.values(languages).filter((one) => one.language !== first)];
}
