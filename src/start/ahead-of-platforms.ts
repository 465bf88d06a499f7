import type { Incoming } from '../usecases/incoming.js';
import type { Intake } from '../usecases/intake.js';

/** No platform stamps its deliveries so far from the true time. Milliseconds. */
const TOLERANCE_MS = 60_000;

/**
 * Deliveries of a platform whose clock stands while the desk's was moved: what it stamped itself is
 * moved as well, so that a new message is not taken for one of yesterday.
 * @param ahead how far the desk's clock is ahead, in milliseconds
 */
export function aheadOfPlatforms<Door extends Intake>(
  intake: Door,
  ahead: () => number,
  now: () => Date,
): Door {
  const moved = (incoming: Incoming): Incoming => {
    const at = incoming.at.getTime() + ahead();
    // What the adapters stamped is in the desk's time already.
    return at > now().getTime() + TOLERANCE_MS ? incoming : { ...incoming, at: new Date(at) };
  };
  return { ...intake, accept: (incoming) => intake.accept(moved(incoming)) };
}
