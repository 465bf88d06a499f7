import { openingHours } from '../domain/sla/calendar.js';
import { calendarOf } from '../domain/sla/config.js';
import { addWorking } from '../domain/sla/working-time.js';
import { zoneOf } from '../domain/sla/zone.js';
import { isoDay, localDay } from '../domain/understanding/values/calendar.js';
import { deskNow } from './desk-now.js';
import { personOf } from './people.js';
import type { Deps } from './ports.js';
import type { PersonId } from '../domain/place.js';

const HOUR_MS = 3_600_000;

/** People are reminded of a day in its morning, of today before it is over; hours of the local day. */
const MORNING = 9;
const AFTERNOON = 15;

/** When somebody is reminded of what they said for a day (`YYYY-MM-DD`), in their own hours. */
export async function reminderFor(deps: Deps, person: PersonId, day: string): Promise<Date> {
  const desk = await deskNow(deps);
  const timeZone = (await personOf(deps, person))?.timeZone ?? desk.timeZone;
  const now = deps.now();
  const isToday = isoDay(localDay(now.toISOString(), timeZone)) === day;
  const hour = isToday ? AFTERNOON : MORNING;
  const wanted = zoneOf(timeZone).instantOf(Date.parse(`${day}T00:00:00Z`) + hour * HOUR_MS);
  // Said in the afternoon for the same day: in an hour.
  const at = isToday ? Math.max(wanted, now.getTime() + HOUR_MS) : wanted;
  const own = desk.sla?.people.find((each) => each.person === person);
  const calendar = desk.sla && calendarOf(desk.sla, own?.calendar);
  return new Date((calendar && addWorking(openingHours(calendar), at, 0)) ?? at);
}

/** Tomorrow morning, where this person is. */
export async function morningAfter(deps: Deps, person: PersonId): Promise<Date> {
  const { timeZone } = await deskNow(deps);
  const zone = (await personOf(deps, person))?.timeZone ?? timeZone;
  return reminderFor(deps, person, isoDay(localDay(deps.now().toISOString(), zone) + 1));
}
