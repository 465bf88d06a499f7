import type { Log } from '../../usecases/ports.js';

/** Work that was begun, so that stopping can wait for it. */
export interface WorkUnderWay {
  add<T>(work: Promise<T>): Promise<T>;
  /** Nobody waits for this; a failure is logged. */
  inBackground(this: void, what: string, work: Promise<unknown>): void;
  allDone(): Promise<void>;
}

export function workUnderWay(log: Log): WorkUnderWay {
  const running = new Set<Promise<unknown>>();
  const add = <T>(work: Promise<T>): Promise<T> => {
    running.add(work);
    const remove = () => running.delete(work);
    work.then(remove, remove);
    return work;
  };
  return {
    add,
    inBackground: (what, work) => {
      add(work).catch((error: unknown) => {
        log.error({ err: error, what }, 'Something that Slack was not kept waiting for failed.');
      });
    },
    allDone: async () => {
      while (running.size > 0) await Promise.allSettled(running);
    },
  };
}
