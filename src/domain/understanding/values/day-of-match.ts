import { addMonths, dayOf, partsOf, weekdayOf, type DayNumber } from './calendar.js';
import type { DateRule } from './date-rules.js';

/**
 * The day that the words of a rule mean, seen from `today`; undefined where there is no such day
 * ("31 June"). `isPast` turns a weekday round: "since Monday" is the Monday behind us.
 */
export function dayOfMatch(
  rule: DateRule,
  match: RegExpMatchArray,
  today: DayNumber,
  timeZone: string,
  isPast: boolean,
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
      if (isPast) return today - ((weekdayOf(today) - rule.weekday + 7) % 7 || 7);
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
