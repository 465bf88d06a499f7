import { languages } from '../languages/index.js';
import { plain, wordsOf } from '../text.js';
import type { ExtractedField, FieldDefinition, Language } from '../types.js';
import { contentWords, sameStem } from './subjects.js';

/**
 * Yes where one clause of the text holds what the label asks for ("Approved by your manager?" –
 * "my manager approved it"), no where that clause denies it. A question proves neither.
 */
export function readYesNo(
  text: string,
  field: FieldDefinition,
  language: Language,
): ExtractedField | undefined {
  const wanted = contentWords(field.label);
  if (wanted.length === 0) return undefined;
  const needed = Math.max(1, Math.ceil(wanted.length * 0.6));
  const { negation } = languages[language];
  for (const clause of clausesOf(text)) {
    if (clause.endsWith('?')) continue;
    const words = wordsOf(clause);
    const held = wanted.filter((word) => words.some((one) => sameStem(word, one)));
    if (held.length >= needed) return { value: !negation.test(plain(clause)), evidence: clause };
  }
  return undefined;
}

function clausesOf(text: string): string[] {
  return (text.match(/[^.,;!?\n]+[?]?/gu) ?? []).map((clause) => clause.trim()).filter(Boolean);
}
