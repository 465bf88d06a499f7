import type { PersonId } from '../place.js';
import { DAY_MS, dayNumber, openingHours, type Calendar, type OpeningHours } from './calendar.js';
import { calendarOf, type Absence, type Policy, type SlaConfig } from './config.js';
import { zoneOf } from './zone.js';

const made = new WeakMap<SlaConfig, Map<string, OpeningHours | undefined>>();

/**
 * When a person can be nudged about a ticket of this policy: in their own hours or the policy's, not
 * while they are away. `undefined` when the policy runs round the clock: then, always.
 */
export function hoursOfPerson(
  config: SlaConfig,
  policy: Policy,
  person: PersonId,
): OpeningHours | undefined {
  if (policy.calendar === undefined) return undefined;
  const known = made.get(config) ?? new Map<string, OpeningHours | undefined>();
  made.set(config, known);
  const key = `${person} ${policy.calendar}`;
  if (known.has(key)) return known.get(key);
  const own = config.people.find((each) => each.person === person);
  const calendar = calendarOf(config, own?.calendar ?? policy.calendar);
  const hours = calendar && openingHours(withAbsences(calendar, own?.absences ?? []));
  known.set(key, hours);
  return hours;
}

/** Whether a person is away on the local date of this instant (epoch ms). */
export function isAway(
  config: SlaConfig,
  policy: Policy,
  person: PersonId,
  instant: number,
): boolean {
  const own = config.people.find((each) => each.person === person);
  if (own === undefined || own.absences.length === 0) return false;
  const calendar = calendarOf(config, own.calendar ?? policy.calendar);
  const offset = calendar === undefined ? 0 : zoneOf(calendar.timeZone).offsetAt(instant);
  const day = Math.floor((instant + offset) / DAY_MS);
  return own.absences.some(({ from, until }) => dayNumber(from) <= day && day <= dayNumber(until));
}

const withAbsences = (calendar: Calendar, absences: readonly Absence[]): Calendar =>
  absences.length === 0
    ? calendar
    : { ...calendar, holidays: [...calendar.holidays, ...absences.flatMap(datesOf)] };

function datesOf({ from, until }: Absence): string[] {
  const dates: string[] = [];
  for (let day = dayNumber(from); day <= dayNumber(until); day += 1)
    dates.push(new Date(day * DAY_MS).toISOString().slice(0, 10));
  return dates;
}
