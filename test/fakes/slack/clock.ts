/** The fake's time: the base clock plus what tests have advanced. Slack's ids and expiries use it. */
export interface FakeClock {
  /** Epoch milliseconds. */
  now(): number;
  /** Moves the fake's time forward without waiting. */
  advance(ms: number): void;
  /** A message timestamp ("1700000000.000100"), unique and rising even within one millisecond. */
  ts(): string;
}

/** Makes a clock on top of `base` (epoch ms). */
export function fakeClock(base: () => number): FakeClock {
  let offset = 0;
  let lastMicros = 0;
  const now = () => base() + offset;
  return {
    now,
    advance: (ms) => {
      offset += ms;
    },
    ts: () => {
      lastMicros = Math.max(lastMicros + 1, Math.floor(now()) * 1000);
      const micros = String(lastMicros).padStart(7, '0');
      return `${micros.slice(0, -6)}.${micros.slice(-6)}`;
    },
  };
}
