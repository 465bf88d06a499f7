import { GatewayError } from '../../usecases/ports.js';

/** How many messages a bot may write into one thread within how long. Milliseconds. */
const WINDOWS = [
  { most: 7, ms: 1_000 },
  { most: 8, ms: 2_000 },
  { most: 60, ms: 30_000 },
  { most: 1_800, ms: 3_600_000 },
] as const;

const LONGEST_MS = 3_600_000;
const MOST_THREADS = 5_000;

/**
 * Counts what goes into each thread, so that Teams need not refuse it first.
 * @returns a function that counts one message. It throws a GatewayError, with the time to wait, instead
 * of counting one too many.
 */
export function createPace(now: () => Date): (thread: string) => void {
  const sent = new Map<string, number[]>();
  return (thread) => {
    const at = now().getTime();
    const times = (sent.get(thread) ?? []).filter((time) => time > at - LONGEST_MS);
    const wait = Math.max(
      ...WINDOWS.map(({ most, ms }) => {
        const first = times.at(-most);
        return first === undefined ? 0 : first + ms - at;
      }),
    );
    if (wait > 0) throw new GatewayError('rate_limited', 'own_pace', wait);
    times.push(at);
    sent.delete(thread);
    sent.set(thread, times);
    const [oldest] = sent.keys();
    if (sent.size > MOST_THREADS && oldest !== undefined) sent.delete(oldest);
  };
}
