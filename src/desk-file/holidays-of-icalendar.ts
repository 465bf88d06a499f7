import ICAL from 'ical.js';

interface Years {
  readonly first: number;
  readonly last: number;
}

/**
 * The dates of the whole days in an iCalendar file, those that repeat in each of the years. What has a
 * time of day is a meeting, and what is cancelled is none. `undefined` when it is no such file.
 */
export function datesOfCalendar(text: string, years: Years): string[] | undefined {
  const calendar = parse(text);
  if (calendar === undefined) return undefined;
  const dates = new Set<string>();
  for (const component of calendar.getAllSubcomponents('vevent')) {
    const event = new ICAL.Event(component);
    const isCancelled = component.getFirstPropertyValue('status') === 'CANCELLED';
    if (isCancelled || !(event.startDate as ICAL.Time | null)?.isDate) continue;
    for (const start of startsOf(event, years))
      for (const date of daysFrom(start, lengthOf(event), years)) dates.add(date);
  }
  return [...dates].sort();
}

function parse(text: string): ICAL.Component | undefined {
  try {
    const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
    return calendar.name === 'vcalendar' ? calendar : undefined;
  } catch (error) {
    // The parser throws its own kind for what it cannot read, and plain errors for what is cut off.
    if (error instanceof Error) return undefined;
    throw error;
  }
}

const lengthOf = (event: ICAL.Event): number =>
  Math.max(1, Math.round(event.duration.toSeconds() / 86_400));

function startsOf(event: ICAL.Event, { last }: Years): ICAL.Time[] {
  if (!event.isRecurring()) return [event.startDate];
  const starts: ICAL.Time[] = [];
  const iterator = event.iterator();
  for (;;) {
    const next = iterator.next() as ICAL.Time | undefined | null;
    if (next === undefined || next === null || next.year > last) return starts;
    starts.push(next.clone());
  }
}

function daysFrom(start: ICAL.Time, count: number, { first, last }: Years): string[] {
  const dates: string[] = [];
  for (let day = 0; day < count; day += 1) {
    const date = start.clone();
    date.adjust(day, 0, 0, 0);
    if (date.year >= first && date.year <= last) dates.push(date.toString().slice(0, 10));
  }
  return dates;
}
