import type { Deps } from './ports.js';

/** A row that its process says nothing more about is free again after this time. Milliseconds. */
export const LEASE_MS = 15_000;

const RENEW_MS = LEASE_MS / 3;

/** Nothing takes this long: what is held longer hangs, and may go to somebody else. Milliseconds. */
const LONGEST_MS = 120_000;

/** The rows that this process works on. Work may take longer than a lease: it is renewed meanwhile. */
export interface Holding {
  hold(id: string): void;
  letGo(id: string): void;
}

/** @param renew moves the end of these rows' leases. */
export function createHolding(
  { now, log }: Pick<Deps, 'now' | 'log'>,
  renew: (ids: readonly string[], until: Date) => Promise<void>,
): Holding {
  const held = new Map<string, number>();
  let timer: NodeJS.Timeout | undefined;
  const renewAll = (): void => {
    const at = now().getTime();
    const alive = [...held].filter(([, since]) => at - since < LONGEST_MS).map(([id]) => id);
    if (alive.length === 0) return;
    renew(alive, new Date(at + LEASE_MS)).catch((error: unknown) => {
      // Another process may take them then, which finds out what was done already.
      log.warn({ err: error, rows: alive.length }, 'leases could not be renewed');
    });
  };
  return {
    hold: (id) => {
      held.set(id, now().getTime());
      timer ??= setInterval(renewAll, RENEW_MS).unref();
    },
    letGo: (id) => {
      held.delete(id);
      if (held.size > 0) return;
      clearInterval(timer);
      timer = undefined;
    },
  };
}
