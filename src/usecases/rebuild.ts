import { isDeepStrictEqual } from 'node:util';
import { withDeadlines } from './deadlines.js';
import type { Deps } from './ports.js';

/**
 * Computes every ticket again from its events and stores it. Nothing is sent.
 * @returns how many tickets there are, and how many differed from what was stored.
 */
export async function rebuildTickets(
  deps: Pick<Deps, 'deskId' | 'desks' | 'events' | 'tickets'>,
): Promise<{ tickets: number; changed: number }> {
  const ids = await deps.events.ticketsTouchedSince(deps.deskId, new Date(0));
  let changed = 0;
  for (const id of ids) {
    const ticket = await withDeadlines(deps, await deps.events.of(deps.deskId, id, 0));
    const stored = await deps.tickets.find(deps.deskId, id);
    if (stored !== undefined && isDeepStrictEqual(plain(stored), plain(ticket))) continue;
    changed += 1;
    await deps.tickets.replace(ticket);
  }
  return { tickets: ids.length, changed };
}

/** Absent and undefined are the same to a database. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
