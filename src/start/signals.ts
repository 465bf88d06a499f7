/** A second signal this soon is the same Ctrl-C: the terminal sends one, and npm another. Milliseconds. */
const SAME_MS = 1000;

/** The whole way down may take this long. Milliseconds. */
const LIMIT_MS = 25_000;

/**
 * Listens for SIGINT and SIGTERM. Another signal after the first forces the end with `force`, and so
 * does running out of time.
 * @returns resolves at the first signal.
 */
export function askedToStop(force: (why: string) => void): Promise<void> {
  return new Promise((resolve) => {
    let asked: number | undefined;
    const onSignal = () => {
      if (asked === undefined) {
        asked = Date.now();
        const timer = setTimeout(() => {
          force('Stopping took too long.');
        }, LIMIT_MS);
        timer.unref();
        resolve();
      } else if (Date.now() - asked > SAME_MS) {
        force('Stopped at once, as asked.');
      }
    };
    process.on('SIGINT', onSignal);
    process.on('SIGTERM', onSignal);
  });
}
