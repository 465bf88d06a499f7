/** Tells waiters that something in the fake changed: a call, a delivery, a message, a view. */
export interface Changes {
  notify(): void;
  /** Calls `listener` at every change until the returned function is called. */
  listen(listener: () => void): () => void;
}

/** Makes a change signal. */
export function changeSignal(): Changes {
  const listeners = new Set<() => void>();
  return {
    notify: () => {
      for (const listener of [...listeners]) listener();
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

export interface UntilOptions {
  /** Real milliseconds; 20,000 unless said otherwise. */
  readonly timeoutMs?: number;
  /** What is waited for, for the error. */
  readonly what?: string;
}

/**
 * Resolves with the first truthy value of `condition` (not a promise), tried now and after every
 * change. A throw
 * counts as "not yet", so that assertions may stand inside. Rejects after the timeout with the last
 * throw and with what `report` tells.
 */
export function until<T>(
  changes: Changes,
  condition: () => T,
  report: () => string,
  { timeoutMs = 20_000, what }: UntilOptions = {},
): Promise<Exclude<T, false | null | undefined | 0 | ''>> {
  return new Promise((resolve, reject) => {
    let lastError: unknown;
    const attempt = () => {
      try {
        const value = condition();
        if (value instanceof Promise) throw new Error('the condition must not be a promise');
        if (!value) return;
        stop();
        resolve(value as Exclude<T, false | null | undefined | 0 | ''>);
      } catch (error) {
        lastError = error;
      }
    };
    const timer = setTimeout(() => {
      unlisten();
      const because = lastError instanceof Error ? `\nlast attempt: ${lastError.message}` : '';
      const subject = what ?? condition.toString();
      reject(new Error(`not within ${timeoutMs} ms: ${subject}${because}\n${report()}`));
    }, timeoutMs);
    const unlisten = changes.listen(attempt);
    const stop = () => {
      clearTimeout(timer);
      unlisten();
    };
    attempt();
  });
}
