/** One line of a benchmark: how fast, and compared with what in the same run. */
export interface BenchLine {
  readonly name: string;
  readonly perSecond: number;
  /** What it is compared with. */
  readonly yardstick: string;
  readonly yardstickPerSecond: number;
  readonly ratio: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

export interface Measured {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** Does `work` for `count` items with `clients` of them under way at once. */
export async function inParallel(
  count: number,
  clients: number,
  work: (index: number) => Promise<void>,
): Promise<Measured> {
  const times: number[] = [];
  let next = 0;
  const one = async (): Promise<void> => {
    while (next < count) {
      const index = next;
      next += 1;
      const at = performance.now();
      await work(index);
      times.push(performance.now() - at);
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: clients }, one));
  return summary(times, performance.now() - began);
}

/** Begins `perSecond` pieces of work each second for `seconds`, whether or not earlier ones are done. */
export async function atRate(
  perSecond: number,
  seconds: number,
  work: (index: number) => Promise<void>,
): Promise<Measured> {
  const times: number[] = [];
  const under: Promise<void>[] = [];
  const began = performance.now();
  for (let index = 0; index < perSecond * seconds; index += 1) {
    const due = began + (index * 1000) / perSecond;
    const wait = due - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    under.push(work(index).then(() => void times.push(performance.now() - due)));
  }
  await Promise.all(under);
  return summary(times, performance.now() - began);
}

export function summary(times: readonly number[], tookMs: number): Measured {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { perSecond: (times.length * 1000) / tookMs, p50Ms: at(0.5), p99Ms: at(0.99) };
}

export const line = (
  name: string,
  measured: Measured,
  yardstick: string,
  yardstickPerSecond: number,
): BenchLine => ({
  name,
  perSecond: round(measured.perSecond),
  yardstick,
  yardstickPerSecond: round(yardstickPerSecond),
  ratio: round(measured.perSecond / yardstickPerSecond),
  p50Ms: round(measured.p50Ms),
  p99Ms: round(measured.p99Ms),
});

const round = (value: number): number => Math.round(value * 100) / 100;
