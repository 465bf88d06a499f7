/**
 * The instant of a local date and time in a zone. A time that the clocks skip is the one after the gap;
 * of a time that comes twice the first is taken.
 * @param date `YYYY-MM-DD` @param time `HH:MM` @param timeZone IANA zone
 */
export function localInstant(date: string, time: string, timeZone: string): Date {
  const asUtc = Date.parse(`${date}T${time}:00Z`);
  const before = asUtc - offsetAt(asUtc - DAY_MS, timeZone);
  const after = asUtc - offsetAt(asUtc + DAY_MS, timeZone);
  const matches = [before, after].filter((at) => at + offsetAt(at, timeZone) === asUtc);
  return new Date(matches.length > 0 ? Math.min(...matches) : before);
}

const DAY_MS = 86_400_000;

/** How far the zone is ahead of UTC at an instant. Milliseconds. */
function offsetAt(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(at);
  const part = (type: string): number => Number(parts.find((one) => one.type === type)?.value);
  const local = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return local - Math.floor(at / 1000) * 1000;
}
