import type { Log } from '../usecases/ports.js';

/** In this order: nothing new comes in, nothing new is begun, what runs is finished, the store closes. */
const PHASES = ['intake', 'jobs', 'work', 'store'] as const;
export type Phase = (typeof PHASES)[number];

/** The most that each phase may take, 25 s in all. Milliseconds. */
const LIMITS: Readonly<Record<Phase, number>> = {
  intake: 6000,
  jobs: 11_000,
  work: 5000,
  store: 3000,
};

export interface Stopper {
  /** Adds something to end; within a phase the youngest ends first. */
  add(phase: Phase, end: () => Promise<void>): void;
  /** Ends everything that was added. A failure, or a phase that takes too long, is logged and passed over. */
  stop(): Promise<void>;
}

/** Collects what has to be ended, so that a start that fails halfway leaves nothing behind either. */
export function createStopper(log: Log, limits = LIMITS): Stopper {
  const ends: Record<Phase, (() => Promise<void>)[]> = {
    intake: [],
    jobs: [],
    work: [],
    store: [],
  };

  async function run(phase: Phase): Promise<void> {
    for (const end of ends[phase].splice(0).reverse()) {
      try {
        await end();
      } catch (error) {
        log.error({ err: error, phase }, 'Something did not end well.');
      }
    }
  }

  return {
    add: (phase, end) => {
      ends[phase].push(end);
    },
    stop: async () => {
      for (const phase of PHASES) {
        if (!(await within(limits[phase], run(phase))))
          log.error(
            { phase, limitMs: limits[phase] },
            'Stopping goes on without waiting for this.',
          );
      }
    },
  };
}

/** Whether the work ended within this time. */
async function within(limitMs: number, work: Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => {
      resolve(false);
    }, limitMs);
  });
  const ended = await Promise.race([work.then(() => true), late]);
  clearTimeout(timer);
  return ended;
}
