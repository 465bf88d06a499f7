import type { Language, ReadingContext } from '../understanding/types.js';
import { findDates } from '../understanding/values/dates.js';

/** What somebody said they would do, and for which day. */
export interface ReadPromise {
  /** The sentence, as they wrote it. */
  readonly words: string;
  /** `YYYY-MM-DD` in the context's zone. */
  readonly day: string;
}

/** "I" with a verb of doing, now or to come; not "I can", which offers, and no question. */
const PROMISES: Readonly<Record<Language, RegExp>> = {
  en: /\b(?:i|we)(?:['’]ll|\s+will|\s+shall|['’]m\s+going\s+to|\s+am\s+going\s+to|['’]re\s+going\s+to)\b|\bwill\s+(?:look|check|do|fix|get|come|call|order|send|reply|answer|update)\b/iu,
  sv: /\b(?:jag|vi)\s+(?:kollar|tittar|ska|skall|återkommer|fixar|löser|gör|ordnar|hör|ringer|kommer|svarar|skickar|beställer|tar|byter|installerar)(?!\p{L})|(?<!\p{L})(?:ska\s+jag|kollar\s+jag|tittar\s+jag|fixar\s+jag|återkommer)(?!\p{L})/iu,
  de: /\b(?:ich|wir)\s+(?:schau|guck|kümmer|meld|werd|mach|prüf|seh|erledig|komm|nehm|ruf|schick|antwort|bestell|tausch|installier)\p{L}*|\b(?:schau|guck|kümmer|meld|werd|mach|prüf|seh|erledig|komm|nehm|ruf|schick|antwort|bestell)(?:e|en)\s+(?:ich|wir)\b/iu,
};

/** Said of what does not happen. */
const REFUSALS: Readonly<Record<Language, RegExp>> = {
  en: /\b(?:won['’]t|will\s+not|not\s+(?:be\s+able|going)|can['’]?t|cannot)\b/iu,
  sv: /(?<!\p{L})(?:inte|ej|aldrig)(?!\p{L})/iu,
  de: /\b(?:nicht|kein\p{L}*|nie)\b/iu,
};

/**
 * The first sentence in which its writer says what they will do on a day that is still to come, today
 * included. The three languages are tried beginning with the context's.
 */
export function readPromise(text: string, context: ReadingContext): ReadPromise | undefined {
  for (const sentence of sentencesOf(text)) {
    const language = [context.language, ...LANGUAGES].find((one) => PROMISES[one].test(sentence));
    if (language === undefined || REFUSALS[language].test(sentence)) continue;
    const date = findDates(sentence, { ...context, language }).find(({ kind }) => kind === 'day');
    if (date !== undefined) return { words: sentence, day: date.value };
  }
  return undefined;
}

const LANGUAGES: readonly Language[] = ['en', 'sv', 'de'];

/** Without questions and without what is quoted. */
const sentencesOf = (text: string): string[] =>
  text
    .split('\n')
    .filter((line) => !line.startsWith('>'))
    .flatMap((line) => line.split(/(?<=[!?])\s+|(?<=\p{L}{2}\.)\s+(?=\p{Lu})/u))
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '' && !sentence.endsWith('?'));
