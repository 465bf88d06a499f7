import { languagesFrom } from '../languages/index.js';
import type { LanguageCues } from '../languages/language-cues.js';
import { plain } from '../text.js';
import type { ReadingContext } from '../types.js';
import { isoDay, localDay, type DayNumber } from './calendar.js';
import { dateRules, type DateRule } from './date-rules.js';
import { dayOfMatch } from './day-of-match.js';

export interface FoundDate {
  /** `YYYY-MM-DD` in the reader's time zone. */
  value: string;
  /** The words of the text that say so, and where they begin. */
  evidence: string;
  at: number;
  /** Whether the words point back ("since Monday") or at a span whose day is not said. */
  kind: 'day' | 'past' | 'vague';
  isToday: boolean;
  /** The lower-case word before it ("by", "from", "bis"), or the dash of a range. */
  lead: string;
  /** The first of a range whose month stands after the second: "21-23 December". */
  opensRange: boolean;
}

/**
 * Every date a text states, in its order: days ("tomorrow", "Thursday", "den 3 maj"), numbers
 * ("2026-05-03", "3.5.", "3/5"), spans ("in two weeks", "end of the month"). A weekday means the
 * next one after today. Where the language of the text holds none, the others are tried.
 */
export function findDates(text: string, context: ReadingContext): FoundDate[] {
  const words = plain(text);
  const today = localDay(context.now, context.timeZone);
  for (const cues of languagesFrom(context.language)) {
    const found = datesIn(words, text, today, cues, context.timeZone);
    if (found.length > 0) return found;
  }
  return [];
}

function datesIn(
  words: string,
  original: string,
  today: DayNumber,
  cues: LanguageCues,
  timeZone: string,
): FoundDate[] {
  const found: FoundDate[] = [];
  for (const rule of dateRules(cues)) {
    for (const match of words.matchAll(rule.pattern)) {
      const end = match.index + match[0].length;
      const taken = found.some((one) => match.index < one.at + one.evidence.length && end > one.at);
      const lead = leadBefore(words.slice(0, match.index));
      if (looksLikeOtherNumbers(rule, match, lead, cues)) continue;
      const isPast = pointsBack(rule, match, lead, cues);
      const day = taken ? undefined : dayOfMatch(rule, match, today, timeZone, isPast);
      if (day === undefined) continue;
      found.push({
        value: isoDay(day),
        evidence: original.slice(match.index, end),
        at: match.index,
        kind: isPast || day < today ? 'past' : rule.vague ? 'vague' : 'day',
        isToday: day === today,
        lead,
        opensRange: rule.opensRange === true,
      });
    }
  }
  return found.sort((a, b) => a.at - b.at);
}

/** "room 4.12", "24/7": two numbers are a date after "by", with a year, or with a dot at the end. */
function looksLikeOtherNumbers(
  rule: DateRule,
  match: RegExpMatchArray,
  lead: string,
  cues: LanguageCues,
): boolean {
  if (rule.kind !== 'numbers' || rule.opensRange || match.groups?.year) return false;
  if (match[0].endsWith('.')) return false;
  return !new RegExp(`^(?:${cues.dates.before}|-|to|until|bis|till)$`, 'iu').test(lead);
}

function leadBefore(text: string): string {
  return (/([\p{L}.]+|-)[\s,]*$/u.exec(text)?.[1] ?? '').toLowerCase();
}

const SINCE = /^(?:since|sedan|sen|seit)$/;
/** Words that point back only with other words after them: "from Monday", "i morgon", "vor Freitag". */
const TWO_WAYS = /^(?:i|from|vor)$/;

/** "since Monday", "last Monday", "i måndags": they say when it began, not when it is needed. */
function pointsBack(rule: DateRule, match: RegExpMatchArray, lead: string, cues: LanguageCues) {
  if (rule.kind === 'offset') return rule.offset < 0 || SINCE.test(lead);
  if (rule.kind !== 'weekday' && rule.kind !== 'month_name') return false;
  if (rule.kind === 'weekday' && /^i\s/i.test(match[0])) return true;
  return new RegExp(`^(?:${cues.dates.past})$`, 'iu').test(lead) && !TWO_WAYS.test(lead);
}
