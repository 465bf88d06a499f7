import { openingHours, type OpeningHours } from './calendar.js';
import { checkCalendar, isFault, type Fault } from './check-calendar.js';
import { formatInstant, parseInstant } from './instant.js';
import { parsedJson, splitQuestion, type Question, type Split } from './question.js';
import { addWorking, workingBetween } from './working-time.js';

/** One line of `desk sla calc`, answered. */
export type Answer =
  | { readonly id: unknown; readonly end: string }
  | { readonly id: unknown; readonly minutes: number }
  | { readonly id: unknown; readonly error: Fault };

const MINUTE_MS = 60_000;

/** Answers a line of JSON: adds working time, or measures it. Never throws; what is wrong is the answer. */
export type Calculator = (line: string) => Answer;

/** Calendars kept ready; they come again and again, mostly a few of them. */
const KEPT = 1000;
const AT_HAND = 8;

interface Kept {
  readonly tz: string;
  readonly weekly: string;
  readonly holidays: string;
  readonly hours: OpeningHours;
}

/** A calculator with a memory of its own for the calendars it has seen. */
export function createCalculator(): Calculator {
  const kept = new Map<string, Kept>();
  const atHand: Kept[] = [];
  const take = (entry: Kept): OpeningHours => {
    if (atHand.length >= AT_HAND) atHand.pop();
    atHand.unshift(entry);
    return entry.hours;
  };
  const hoursOf = (split: Split): OpeningHours | Fault => {
    const { tz } = split.question;
    // Comparing is several times as fast as looking up: it needs no hash of a long text.
    for (const each of atHand)
      if (each.tz === tz && each.weekly === split.weekly && each.holidays === split.holidays)
        return each.hours;
    const key = typeof tz === 'string' ? `${tz} ${split.weekly} ${split.holidays}` : '';
    const known = kept.get(key);
    if (known !== undefined) return take(known);
    const weekly = parsedJson(split.weekly);
    if (weekly === undefined) return { ...NOT_JSON, path: 'weekly' };
    const holidays = parsedJson(split.holidays);
    if (holidays === undefined) return { ...NOT_JSON, path: 'holidays' };
    const calendar = checkCalendar(tz, weekly.value, holidays.value);
    if (isFault(calendar)) return calendar;
    if (kept.size >= KEPT) kept.clear();
    const entry: Kept = {
      tz: calendar.timeZone,
      weekly: split.weekly,
      holidays: split.holidays,
      hours: openingHours(calendar),
    };
    kept.set(key, entry);
    return take(entry);
  };

  return (line) => {
    const split = splitQuestion(line);
    if (split === undefined) return { id: null, error: NOT_JSON };
    const id = split.question['id'] ?? null;
    const hours = hoursOf(split);
    if (isFault(hours)) return { id, error: hours };
    const result = calculate(split.question, hours);
    return 'remedy' in result ? { id, error: result } : { id, ...result };
  };
}

const fault = (code: string, path: string, remedy: string): Fault => ({ code, path, remedy });

const NOT_JSON = fault('not_json', '', 'Write one JSON object a line.');

function calculate(
  input: Question,
  hours: OpeningHours,
): { readonly end: string } | { readonly minutes: number } | Fault {
  const start = instantAt(input, 'start', hours);
  if (typeof start === 'object') return start;
  if (input['op'] === 'between') {
    const end = instantAt(input, 'end', hours);
    if (typeof end === 'object') return end;
    return { minutes: workingBetween(hours, start, end) / MINUTE_MS };
  }
  if (input['op'] !== 'add') return fault('unknown_op', 'op', 'Use add or between.');
  const { minutes } = input;
  if (typeof minutes !== 'number' || !(minutes >= 0) || minutes === Infinity)
    return fault('invalid_minutes', 'minutes', 'Use a number, 0 or more; fractions are allowed.');
  if (hours.neverOpen)
    return fault('never_open', 'weekly', 'Give at least one shift: this calendar never opens.');
  const due = addWorking(hours, start, Math.round(minutes * MINUTE_MS));
  if (due === undefined)
    return fault('too_far', 'minutes', 'Use less: that much time does not come within 400 years.');
  return { end: formatInstant(due) };
}

function instantAt(input: Question, name: 'start' | 'end', hours: OpeningHours): number | Fault {
  const text = input[name];
  const at = typeof text === 'string' ? parseInstant(text, hours.zone) : undefined;
  return at ?? fault('invalid_instant', name, 'Use ISO 8601, such as 2026-01-05T09:00:00Z.');
}
