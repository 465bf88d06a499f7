import { eventId, type TicketEvent } from '../domain/ticket/events.js';
import type { Ticket } from '../domain/ticket/ticket.js';
import { versionInForce } from '../domain/sla/clocks.js';
import { movesDeadlines } from '../domain/sla/rules-change.js';
import { commitChange } from './commit-change.js';
import { configsFor } from './deadlines.js';
import { deskNow } from './desk-now.js';
import type { Deps } from './ports.js';

const PAGE = 100;
const OPEN: readonly Ticket['status'][] = [
  'open',
  'in_progress',
  'waiting_on_requester',
  'on_hold',
];

/** The version that this process has brought to every open ticket. */
const spread = new WeakMap<Deps, number>();

/**
 * After the desk's rules were edited, open tickets run on the new ones: those whose deadlines move get an
 * event that says so, at this instant, so that no deadline is missed in the past. May run in several
 * processes at once; a second time it does nothing.
 * @returns how many tickets' deadlines moved.
 */
export async function spreadRules(deps: Deps): Promise<number> {
  const { version } = await deskNow(deps);
  if (spread.get(deps) === version) return 0;
  let moved = 0;
  let failed = 0;
  let before: Date | undefined;
  for (;;) {
    const page = await deps.tickets.list(
      deps.deskId,
      { statuses: OPEN },
      { limit: PAGE, ...(before && { before }) },
    );
    for (const ticket of page) {
      try {
        if (await bringTo(deps, ticket, version)) moved += 1;
      } catch (error) {
        // One broken ticket never stops the rest; it is tried again with the next run.
        failed += 1;
        deps.log.error({ err: error, ticket: ticket.id }, 'a ticket could not take the new rules');
      }
    }
    before = page.at(-1)?.openedAt;
    if (page.length < PAGE) break;
  }
  if (failed === 0) spread.set(deps, version);
  return moved;
}

async function bringTo(deps: Deps, { id, sla }: Ticket, deskVersion: number): Promise<boolean> {
  if (sla?.policyVersion === deskVersion) return false;
  const events = await deps.events.of(deps.deskId, id, 0);
  const last = events.at(-1);
  if (last === undefined || versionInForce(events) >= deskVersion) return false;
  const change = { type: 'rules_changed' } as const;
  const cause = `rules:${deskVersion}`;
  const changed: TicketEvent = {
    ...last,
    id: eventId(id, last.seq + 1),
    seq: last.seq + 1,
    at: deps.now(),
    actor: { kind: 'desk' },
    cause,
    change,
    deskVersion,
  };
  const configOf = await configsFor(deps, [...events, changed]);
  if (!movesDeadlines(events, changed, configOf)) return false;
  const decide = () => ({ change });
  await commitChange(deps, { ticketId: id, cause, actor: { kind: 'desk' }, decide });
  return true;
}
