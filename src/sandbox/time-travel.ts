import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** The sandbox's clock: the machine's, and as far ahead of it as somebody moved it. */
export interface TravelClock {
  readonly now: () => Date;
  /** How far it is ahead of the machine's. Milliseconds. */
  readonly ahead: () => number;
  /** Moves on, never back: what happened has happened. Milliseconds. */
  readonly advance: (ms: number) => void;
}

/**
 * A clock that remembers how far ahead it is, in `file`: tickets of the day after tomorrow must not lie
 * in the future after a restart.
 */
export function createTravelClock(file: string): TravelClock {
  let ahead = existsSync(file) ? read(file) : 0;
  return {
    now: () => new Date(Date.now() + ahead),
    ahead: () => ahead,
    advance: (ms) => {
      ahead += Math.max(0, ms);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, `${JSON.stringify({ aheadMs: ahead })}\n`);
    },
  };
}

/** @throws Error when somebody wrote something else into the file. */
function read(file: string): number {
  const { aheadMs } = JSON.parse(readFileSync(file, 'utf8')) as { aheadMs?: unknown };
  if (typeof aheadMs !== 'number' || !(aheadMs >= 0))
    throw new Error(`${file} should hold {"aheadMs": 0 or more}; remove it to start over.`);
  return aheadMs;
}
