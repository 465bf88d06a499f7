import type { Log } from './ports.js';

/** Waits between tries: a database that was started again is back within these. Milliseconds. */
const WAITS_MS = [300, 1_000, 3_000, 5_000] as const;

/**
 * Notes in the database how something went, again when that fails: else the row would stay taken until
 * its lease ends. `work` may have gone through and be done twice.
 * @throws what the last try failed with.
 */
export async function insist<T>(log: Log, work: () => Promise<T>): Promise<T> {
  for (const wait of WAITS_MS) {
    try {
      return await work();
    } catch (error) {
      log.warn({ err: error, againInMs: wait }, 'an outcome could not be noted');
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
  return work();
}
