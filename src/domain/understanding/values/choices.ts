import { languages } from '../languages/index.js';
import { phraseIn } from '../phrase-in.js';
import { plain } from '../text.js';
import type { ExtractedField, FieldDefinition, FieldOption, Language } from '../types.js';

interface FoundOption {
  value: string;
  words: string;
  at: number;
}

/** Options such as "Other" stand for what is not listed: no word of a text states them. */
const CATCH_ALL =
  /^(?:others?|something else|anything else|none|n\/a|unknown|not sure|annat|övrigt|inget|vet ej|vet inte|sonstiges?|andere[rs]?|keine?s?|unbekannt|weiß nicht)$/iu;

/** Every option a text names by its label, value or a synonym, in the order of the text. */
export function findOptions(text: string, options: readonly FieldOption[]): FoundOption[] {
  const readable = plain(text);
  const found: FoundOption[] = [];
  for (const option of options) {
    const names = [option.label, option.value, ...(option.synonyms ?? [])];
    for (const name of names.filter((one) => !CATCH_ALL.test(one.trim()))) {
      const place = phraseIn(readable, name);
      if (place) {
        const words = text.slice(place.at, place.at + place.words.length);
        found.push({ value: option.value, words, at: place.at });
      }
    }
  }
  return longestOnly(found).sort((a, b) => a.at - b.at);
}

/** The one option a text names, or nothing where it names several that do not agree. */
export function readOneOf(
  text: string,
  field: FieldDefinition,
  language: Language,
): ExtractedField | undefined {
  const named = stated(text, field, language);
  const values = new Set(named.map((one) => one.value));
  const first = named[0];
  return first && values.size === 1 ? { value: first.value, evidence: first.words } : undefined;
}

/** All options a text names. The evidence reaches from the first to the last of them. */
export function readManyOf(
  text: string,
  field: FieldDefinition,
  language: Language,
): ExtractedField | undefined {
  const named = stated(text, field, language);
  const first = named[0];
  const last = named.at(-1);
  if (!first || !last) return undefined;
  return {
    value: [...new Set(named.map((one) => one.value))],
    evidence: text.slice(first.at, last.at + last.words.length),
  };
}

function stated(text: string, field: FieldDefinition, language: Language): FoundOption[] {
  return findOptions(text, field.options ?? []).filter(
    (one) => !isRuledOut(text.slice(0, one.at), language),
  );
}

/** "not a Mac", "instead of the old monitor": the two or three words before say no. */
function isRuledOut(before: string, language: Language): boolean {
  const clause =
    plain(before)
      .split(/[.,;!?\n]/)
      .at(-1) ?? '';
  const nearest = clause.trim().split(/\s+/).slice(-3).join(' ');
  return new RegExp(`${languages[language].negation.source}(?:\\s+\\S+){0,2}$`, 'iu').test(nearest);
}

/** "MacBook Pro" wins over "MacBook" where both are options. */
function longestOnly(found: readonly FoundOption[]): FoundOption[] {
  return found.filter((one) => {
    const end = one.at + one.words.length;
    return !found.some(
      (other) =>
        other !== one &&
        other.at <= one.at &&
        other.at + other.words.length >= end &&
        other.words.length > one.words.length,
    );
  });
}
