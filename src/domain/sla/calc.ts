import { openingHours, type OpeningHours } from './calendar.js';
import { checkCalendar, isFault, type Fault } from './check-calendar.js';
import { formatInstant, parseInstant } from './instant.js';
import { addWorking, workingBetween } from './working-time.js';

/** One line of `desk sla calc`, answered. */
export type Answer =
  | { readonly id: unknown; readonly end: string }
  | { readonly id: unknown; readonly minutes: number }
  | { readonly id: unknown; readonly error: Fault };

const MINUTE_MS = 60_000;

/** Answers a line of JSON: adds working time, or measures it. Never throws; what is wrong is the answer. */
export type Calculator = (line: string) => Answer;

/** Calendars come again and again; those of the last lines are kept ready. */
export function createCalculator(keep = 1000): Calculator {
  const calendars = new Map<string, OpeningHours>();
  const hoursOf = (input: Question): OpeningHours | Fault => {
    const { tz, weekly, holidays } = input;
    const text = JSON.stringify([tz, weekly, holidays]);
    const known = calendars.get(text);
    if (known !== undefined) return known;
    const calendar = checkCalendar(tz, weekly, holidays);
    if (isFault(calendar)) return calendar;
    if (calendars.size >= keep) calendars.clear();
    const hours = openingHours(calendar);
    calendars.set(text, hours);
    return hours;
  };

  return (line) => {
    const input = parseLine(line);
    if (input === undefined)
      return { id: null, error: fault('not_json', '', 'Write one JSON object a line.') };
    const id = input.id ?? null;
    const hours = hoursOf(input);
    if (isFault(hours)) return { id, error: hours };
    const result = calculate(input, hours);
    return 'remedy' in result ? { id, error: result } : { id, ...result };
  };
}

type Question = Readonly<Record<string, unknown>>;

const fault = (code: string, path: string, remedy: string): Fault => ({ code, path, remedy });

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

function parseLine(line: string): Question | undefined {
  try {
    const value: unknown = JSON.parse(line);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Question) : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
