import { isDeepStrictEqual } from 'node:util';
import { withDeadlines } from './deadlines.js';
import { learnFrom } from './learn.js';
import type { Deps } from './ports.js';

/**
 * Computes every ticket again from its events and stores it, and what each of them teaches. Nothing is sent.
 * @returns how many tickets there are, and how many differed from what was stored.
 */
export async function rebuildTickets(
  deps: Pick<Deps, 'deskId' | 'desks' | 'events' | 'tickets' | 'examples'>,
): Promise<{ tickets: number; changed: number }> {
  const ids = await deps.events.ticketsTouchedSince(deps.deskId, new Date(0));
  let changed = 0;
  for (const id of ids) {
    const events = await deps.events.of(deps.deskId, id, 0);
    const ticket = await withDeadlines(deps, events);
    await learnFrom(deps, ticket, events, 0);
    const stored = await deps.tickets.find(deps.deskId, id);
    if (stored !== undefined && isDeepStrictEqual(plain(stored), plain(ticket))) continue;
    changed += 1;
    await deps.tickets.replace(ticket);
  }
  return { tickets: ids.length, changed };
}

/** Absent and undefined are the same to a database. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
