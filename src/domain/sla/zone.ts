import { Temporal } from 'temporal-polyfill';

/** What the clocks of one time zone say. Instants are epoch ms; local times are ms as if the zone were UTC. */
export interface Zone {
  /** How far the zone is ahead of UTC at an instant. */
  readonly offsetAt: (instant: number) => number;
  /**
   * The instant of a local time. Of a time that comes twice the first is taken; a time that the clocks
   * skip is as much later as they skip (02:30 is 03:30, and a date that never was is the day after it).
   */
  readonly instantOf: (local: number) => number;
}

/** A stretch between two changes of the clocks: `start` belongs to it, `end` does not. */
interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly offset: number;
}

const DAY_MS = 86_400_000;

/** There are some 600 zones; what is known of one stays. */
const zones = new Map<string, Zone>();

/**
 * The zone of an IANA name; made once.
 * @throws RangeError when there is no such zone.
 */
export function zoneOf(name: string): Zone {
  const known = zones.get(name);
  if (known !== undefined) return known;
  const zone = makeZone(name);
  // Fails here, not at the first question, when there is no such zone.
  zone.offsetAt(0);
  zones.set(name, zone);
  return zone;
}

function makeZone(name: string): Zone {
  // Contiguous, in order, grown towards whatever is asked: looking up a change is slow, a stretch is not.
  const stretches: Stretch[] = [];
  let last: Stretch | undefined;

  const find = (instant: number): Stretch => {
    let first = (stretches[0] ??= stretchAt(instant, name));
    while (instant < first.start) stretches.unshift((first = stretchAt(first.start - 1, name)));
    let newest = stretches.at(-1) ?? first;
    while (instant >= newest.end) stretches.push((newest = stretchAt(newest.end, name)));
    let low = 0;
    let high = stretches.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((stretches[middle] ?? newest).start <= instant) low = middle;
      else high = middle - 1;
    }
    return stretches[low] ?? newest;
  };
  const offsetAt = (instant: number): number => {
    if (last === undefined || instant < last.start || instant >= last.end) last = find(instant);
    return last.offset;
  };
  return { offsetAt, instantOf: (local) => instantOf(local, offsetAt) };
}

function instantOf(local: number, offsetAt: Zone['offsetAt']): number {
  const before = offsetAt(local - DAY_MS);
  const after = offsetAt(local + DAY_MS);
  const first = local - before;
  if (before === after || offsetAt(first) === before) return first;
  const second = local - after;
  return offsetAt(second) === after ? second : first;
}

function stretchAt(instant: number, name: string): Stretch {
  const at = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(name);
  const next = at.getTimeZoneTransition('next');
  // A change at this very instant is the start: `previous` looks strictly before.
  const previous = at.add({ milliseconds: 1 }).getTimeZoneTransition('previous');
  return {
    start: previous?.epochMilliseconds ?? -Infinity,
    end: next?.epochMilliseconds ?? Infinity,
    offset: at.offsetNanoseconds / 1e6,
  };
}
