import type { Config } from '../config.js';
import type { Deps } from '../usecases/ports.js';
import { repairTickets, retryInbox } from '../usecases/sweeps.js';
import { isEmbedded } from './open-store.js';

/**
 * Frees what a process that died was working on, where no other process can be: in a store of our own.
 * In a shared database its leases run out within seconds. To be called before any work begins.
 */
export async function freeWhatWasHeld(
  config: Config,
  { inbox, outbox }: Pick<Deps, 'inbox' | 'outbox'>,
  deskId: string,
  now: Date,
): Promise<void> {
  if (!isEmbedded(config)) return;
  await Promise.all([inbox.free(deskId, now), outbox.free(deskId, now)]);
}

/** As long as a product may have been away without anybody noticing: a week. Milliseconds. */
const REPAIRED_AT_START_MS = 7 * 24 * 3_600_000;

/**
 * Takes up at once what a process that died left in inbox and outbox, in the background.
 * @returns ends it; resolves when the deliveries that were taken are worked on.
 */
export function takeUp(deps: Deps): () => Promise<void> {
  let stopped = false;
  const work = async () => {
    while (!stopped && (await retryInbox(deps)) > 0);
    if (!stopped) await repairTickets(deps, REPAIRED_AT_START_MS);
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
