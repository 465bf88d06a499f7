import { languagesFrom } from '../languages/index.js';
import type { LanguageCues } from '../languages/language-cues.js';
import { plain } from '../text.js';
import type { ReadingContext } from '../types.js';
import {
  addMonths,
  dayOf,
  isoDay,
  localDay,
  partsOf,
  weekdayOf,
  type DayNumber,
} from './calendar.js';
import { dateRules, type DateRule } from './date-rules.js';

export interface FoundDate {
  /** `YYYY-MM-DD` in the reader's time zone. */
  value: string;
  /** The words of the text that say so, and where they begin. */
  evidence: string;
  at: number;
  /** Whether the words point back ("since Monday") or at a span whose day is not said. */
  kind: 'day' | 'past' | 'vague';
  isToday: boolean;
  /** The lower-case word before it: "by", "from", "bis" … */
  lead: string;
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
      const day = taken ? undefined : dayFrom(rule, match, today, timeZone);
      if (day === undefined) continue;
      const lead = leadBefore(words.slice(0, match.index));
      found.push({
        value: isoDay(day),
        evidence: original.slice(match.index, end),
        at: match.index,
        kind:
          isPast(rule, match, lead, cues) || day < today ? 'past' : rule.vague ? 'vague' : 'day',
        isToday: day === today,
        lead,
      });
    }
  }
  return found.sort((a, b) => a.at - b.at);
}

function dayFrom(
  rule: DateRule,
  match: RegExpMatchArray,
  today: DayNumber,
  timeZone: string,
): DayNumber | undefined {
  const groups = match.groups ?? {};
  switch (rule.kind) {
    case 'ymd':
      return dayOf(Number(groups.year), Number(groups.month), Number(groups.day));
    case 'numbers':
      return fromNumbers(groups, today, timeZone);
    case 'month_name': {
      const month = rule.months.findIndex((name) =>
        new RegExp(`^(?:${name})$`, 'iu').test(groups.name ?? ''),
      );
      return nearestYear(Number(groups.day), month + 1, groups.year, today);
    }
    case 'offset':
      return today + rule.offset;
    case 'weekday': {
      const ahead = (rule.weekday - weekdayOf(today) + 7) % 7 || 7;
      if (!groups.next && !groups.next2) return today + ahead;
      return today - weekdayOf(today) + 7 + rule.weekday;
    }
    case 'span':
      return fromSpan(rule, groups, today);
    case 'week_end':
      return today + Math.max(4 - weekdayOf(today), 0);
    case 'next_week':
      return today - weekdayOf(today) + 7 + rule.weekday;
    case 'month_end': {
      const { year, month } = partsOf(today);
      return Date.UTC(year, month, 0) / 86_400_000;
    }
    case 'day_of_month': {
      const wanted = Number(groups.day ?? groups.day2);
      const { year, month, day } = partsOf(today);
      const first = dayOf(year, month, 1) ?? today;
      const target = wanted >= day ? first : addMonths(first, 1);
      const parts = partsOf(target);
      return dayOf(parts.year, parts.month, wanted);
    }
  }
}

function fromSpan(
  rule: Extract<DateRule, { kind: 'span' }>,
  groups: Record<string, string | undefined>,
  today: DayNumber,
): DayNumber | undefined {
  const written = (groups.count ?? '').toLowerCase();
  const count = /^\d+$/.test(written) ? Number(written) : rule.numbers[written];
  if (count === undefined) return undefined;
  const unit = (groups.unit ?? '').toLowerCase();
  if (unit.startsWith(rule.units.month)) return addMonths(today, count);
  return today + count * (unit.startsWith(rule.units.week) ? 7 : 1);
}

/** "3/5" is 5 March for Americans and 3 May for everybody else; a 13 settles it. */
function fromNumbers(
  groups: Record<string, string | undefined>,
  today: DayNumber,
  timeZone: string,
): DayNumber | undefined {
  const first = Number(groups.first);
  const second = Number(groups.second);
  const monthFirst =
    second > 12 || (first <= 12 && groups.mark === '/' && /^(?:America|US)\//.test(timeZone));
  const [day, month] = monthFirst ? [second, first] : [first, second];
  return nearestYear(day, month, groups.year, today);
}

/** Without a year the next such day is meant, or one that passed not long ago. */
function nearestYear(
  day: number,
  month: number,
  year: string | undefined,
  today: DayNumber,
): DayNumber | undefined {
  if (year) return dayOf(year.length === 2 ? 2000 + Number(year) : Number(year), month, day);
  const thisYear = partsOf(today).year;
  const found = dayOf(thisYear, month, day);
  if (found !== undefined && found < today - 60) return dayOf(thisYear + 1, month, day);
  return found;
}

function leadBefore(text: string): string {
  return (/([\p{L}.]+)[\s,]*$/u.exec(text)?.[1] ?? '').toLowerCase();
}

/** "since Monday", "last Monday", "i måndags": they say when it began, not when it is needed. */
function isPast(rule: DateRule, match: RegExpMatchArray, lead: string, cues: LanguageCues) {
  if (rule.kind !== 'weekday' && rule.kind !== 'month_name' && rule.kind !== 'offset') return false;
  const pastWord = new RegExp(`^(?:${cues.dates.past})$`, 'iu');
  if (rule.kind === 'offset')
    return rule.offset < 0 || (lead !== '' && /^(?:since|sedan|sen|seit)$/.test(lead));
  if (rule.kind === 'weekday' && /^i\s/i.test(match[0])) return true;
  return pastWord.test(lead) && lead !== 'i' && lead !== 'from' && lead !== 'vor';
}
