import type { Deps } from '../usecases/ports.js';
import { retryInbox } from '../usecases/sweeps.js';

/**
 * Takes up at once what a process that died left in inbox and outbox, in the background.
 * @returns ends it; resolves when the deliveries that were taken are worked on.
 */
export function takeUp(deps: Deps): () => Promise<void> {
  let stopped = false;
  const work = async () => {
    while (!stopped && (await retryInbox(deps)) > 0);
  };
  deps.wake();
  const working = work().catch((error: unknown) => {
    // The recurring job does the same in some seconds.
    deps.log.warn({ err: error }, 'What was left in the inbox is not taken up yet.');
  });
  return () => {
    stopped = true;
    return working;
  };
}
