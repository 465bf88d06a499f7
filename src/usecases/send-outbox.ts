import { deliver } from './send/deliver.js';
import { afterFailure } from './send/failures.js';
import { createHolding, LEASE_MS } from './holding.js';
import { insist } from './insist.js';
import type { Deps, Taken } from './ports.js';

/** Sends what waits in the outbox; lanes side by side, rows of a lane one after the other. */
export interface Sender {
  /** New rows may be there. */
  wake(): void;
  /** Resolves when nothing is due or being sent. */
  idle(): Promise<void>;
  /** Takes no more rows and waits for those being sent. */
  stop(): Promise<void>;
}

const AT_ONCE = 32;

/** Asking costs the same for one row as for many: a full sender waits until there is room for some. */
const WORTH_ASKING = 8;

export function createSender(deps: Deps): Sender {
  const sending = new Set<Promise<void>>();
  const timers = new Set<NodeJS.Timeout>();
  const holding = createHolding(deps, (ids, until) => deps.outbox.renew(deps.deskId, ids, until));
  let stopped = false;
  let asked = false;
  let round: Promise<void> | undefined;

  const later = (ms: number): void => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      wake();
    }, ms);
    timer.unref();
    timers.add(timer);
  };

  const sendOne = async (taken: Taken): Promise<void> => {
    try {
      await deliver(deps, taken);
      await deps.outbox.sent(taken.delivery.deskId, taken.delivery.id, deps.now());
    } catch (error) {
      const wait = await insist(deps.log, () => afterFailure(deps, taken, error));
      if (wait !== undefined) later(wait);
    }
  };

  const start = (taken: Taken): void => {
    holding.hold(taken.delivery.id);
    const work = sendOne(taken)
      .catch((error: unknown) => {
        // The row stays taken until its lease ends, and is then tried again.
        deps.log.error(
          { err: error, delivery: taken.delivery.id },
          'the outbox could not be updated',
        );
      })
      .finally(() => {
        sending.delete(work);
        holding.letGo(taken.delivery.id);
        wake();
      });
    sending.add(work);
  };

  const takeMore = async (): Promise<void> => {
    while (asked && !stopped) {
      const room = AT_ONCE - sending.size;
      if (room < WORTH_ASKING) return;
      asked = false;
      const rows = await deps.outbox.takeDue(deps.deskId, deps.now(), LEASE_MS, room);
      for (const taken of rows) start(taken);
      if (rows.length === room) asked = true;
    }
  };

  function wake(): void {
    asked = true;
    if (round !== undefined || stopped) return;
    round = takeMore()
      .catch((error: unknown) => {
        deps.log.error({ err: error }, 'the outbox could not be read');
      })
      .finally(() => {
        round = undefined;
        if (asked && AT_ONCE - sending.size >= WORTH_ASKING && !stopped) setImmediate(wake);
      });
  }

  const idle = async (): Promise<void> => {
    while (round !== undefined || sending.size > 0 || (asked && !stopped)) {
      await Promise.all([round, ...sending]);
      await new Promise<void>((resolve) => setImmediate(resolve));
    }
  };

  return {
    wake,
    idle,
    stop: async () => {
      stopped = true;
      for (const timer of timers) clearTimeout(timer);
      await idle();
    },
  };
}
