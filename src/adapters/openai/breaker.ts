/** Keeps the model from being asked while it is known not to answer. */
export interface Breaker {
  /** Whether it may be asked now. */
  isClosed(): boolean;
  worked(): void;
  /** @returns whether this failure opened it. */
  failed(kind: Failure): boolean;
}

/** `refused`: nobody will answer until somebody mends the key, the model's name or the quota. */
export type Failure = 'refused' | 'passing';

const FAILURES_IN_A_ROW = 3;
const PAUSE_MS = 60_000;
const LONG_PAUSE_MS = 15 * 60_000;

/** Opens after three failures in a row, or after one that will not pass by itself; then tries again. */
export function createBreaker(now: () => Date): Breaker {
  let inARow = 0;
  let openUntil = 0;
  return {
    isClosed: () => now().getTime() >= openUntil,
    worked: () => {
      inARow = 0;
    },
    failed: (kind) => {
      inARow += 1;
      if (kind === 'passing' && inARow < FAILURES_IN_A_ROW) return false;
      inARow = 0;
      openUntil = now().getTime() + (kind === 'refused' ? LONG_PAUSE_MS : PAUSE_MS);
      return true;
    },
  };
}
