/** Work that was begun, so that stopping can wait for it. */
export interface WorkUnderWay {
  add<T>(work: Promise<T>): Promise<T>;
  allDone(): Promise<void>;
}

/** Makes an empty list of work. */
export function workUnderWay(): WorkUnderWay {
  const running = new Set<Promise<unknown>>();
  return {
    add: (work) => {
      running.add(work);
      const remove = () => running.delete(work);
      work.then(remove, remove);
      return work;
    },
    allDone: async () => {
      while (running.size > 0) await Promise.allSettled(running);
    },
  };
}
