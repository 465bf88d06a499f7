import type { LanguageCues } from '../languages/language-cues.js';
import { withBlanks } from '../languages/phrases.js';

interface Pattern {
  pattern: RegExp;
  /** The words mean a stretch of days, of which one stands for all. */
  vague?: boolean;
  opensRange?: boolean;
}

/** How dates are written; the first rule that claims a stretch of text keeps it. */
export type DateRule = Pattern &
  (
    | { kind: 'ymd' | 'numbers' | 'week_end' | 'month_end' | 'day_of_month' }
    | { kind: 'month_name'; months: readonly string[] }
    | { kind: 'offset'; offset: number }
    | { kind: 'weekday'; weekday: number }
    | { kind: 'next_week'; weekday: number }
    | {
        kind: 'span';
        numbers: Readonly<Record<string, number>>;
        units: LanguageCues['dates']['units'];
      }
  );

/** Between the first and the last day. */
const RANGE = '-|to|until|till|til|through|and|bis|und|och';

const cache = new Map<string, readonly DateRule[]>();

/** The rules of a language, most telling first; built once. */
export function dateRules(cues: LanguageCues): readonly DateRule[] {
  const known = cache.get(cues.language);
  if (known) return known;
  const rules = buildRules(cues);
  cache.set(cues.language, rules);
  return rules;
}

function buildRules({ dates, numbers }: LanguageCues): DateRule[] {
  const names = dates.months.join('|');
  const dayName = String.raw`(?<day>\d{1,2})(?:st|nd|rd|th|:?e|:?a|\.)?`;
  return [
    { kind: 'ymd', pattern: words(String.raw`(?<year>20\d\d)-(?<month>\d{1,2})-(?<day>\d{1,2})`) },
    {
      kind: 'month_name',
      months: dates.months,
      opensRange: true,
      pattern: words(
        String.raw`(?<day>\d{1,2})\.?(?= ?(?:${RANGE}) ?\d{1,2}(?:st|nd|rd|th|\.)? (?<name>${names}))`,
      ),
    },
    {
      kind: 'month_name',
      months: dates.months,
      pattern: words(String.raw`(?<=(?<name>${names}) \d{1,2} ?(?:${RANGE}) ?)(?<day>\d{1,2})`),
    },
    {
      kind: 'numbers',
      opensRange: true,
      pattern: words(
        String.raw`(?<![\d./-])(?<first>\d{1,2})\.?(?= ?(?:${RANGE}) ?\d{1,2}(?<mark>[./])(?<second>\d{1,2}))`,
      ),
    },
    {
      kind: 'numbers',
      pattern: words(
        String.raw`(?<![\d./-])(?<first>\d{1,2})(?<mark>[./])(?<second>\d{1,2})(?:\k<mark>(?<year>(?:20)?\d\d)|\.(?!\d))?(?![\d/]|\.\d)`,
      ),
    },
    {
      kind: 'month_name',
      months: dates.months,
      pattern: words(String.raw`${dayName} (?:of )?(?<name>${names})\.?(?:,? (?<year>20\d\d))?`),
    },
    {
      kind: 'month_name',
      months: dates.months,
      pattern: words(String.raw`(?<name>${names})\.? ${dayName}(?:,? (?<year>20\d\d))?`),
    },
    { kind: 'next_week', weekday: 4, pattern: words(dates.nextWeekEnd) },
    { kind: 'next_week', weekday: 0, pattern: words(dates.nextWeekStart) },
    ...dates.weekdays.map((name, weekday): DateRule => ({
      kind: 'weekday',
      weekday,
      pattern: words(
        `(?:(?<next>${dates.next}) (?:${name})|(?:${name})(?:,? (?<next2>${dates.ofNextWeek}))|i (?:${name})s|(?:${name}))`,
      ),
    })),
    ...dates.shortWeekdays.map((name, weekday): DateRule => ({
      kind: 'weekday',
      weekday,
      pattern: words(`(?<=(?:^|\\s)(?:${dates.before}) )(?:${name})\\.?`),
    })),
    ...dates.days.map(([phrase, offset]): DateRule => ({
      kind: 'offset',
      offset,
      pattern: words(`(?:${phrase})`),
    })),
    { kind: 'span', numbers, units: dates.units, pattern: words(namedSpan(dates.inUnits)) },
    { kind: 'week_end', pattern: words(`(?:${dates.weekEnd})`) },
    { kind: 'month_end', pattern: words(`(?:${dates.monthEnd})`) },
    { kind: 'day_of_month', pattern: words(namedDay(dates.dayOfMonth)) },
    { kind: 'next_week', weekday: 0, vague: true, pattern: words(`(?:${dates.nextWeek})`) },
  ];
}

/** Whole words only. */
function words(source: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}_])${withBlanks(source)}(?![\\p{L}\\p{N}_])`, 'giu');
}

/** Language files number their groups; here they get names. */
function namedSpan(source: string): string {
  let group = 0;
  return source.replace(/\((?!\?)/g, () => (group++ === 0 ? '(?<count>' : '(?<unit>'));
}

function namedDay(source: string): string {
  let group = 0;
  return `(?:${source.replace(/\((?!\?)/g, () => (group++ === 0 ? '(?<day>' : '(?<day2>'))})`;
}
