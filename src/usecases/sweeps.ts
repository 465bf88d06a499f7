import { advance, changeDraft, follow, readyToFile } from './change-draft.js';
import { commitChange, settleTicket } from './commit-change.js';
import { deskNow } from './desk-now.js';
import { workOn } from './accept-delivery.js';
import { createHolding, LEASE_MS } from './holding.js';
import type { Deps } from './ports.js';

/** Recurring work. Each may run twice, or in several processes at once, without harm. */

const BATCH = 50;

/** Works on deliveries that a process took and did not finish. @returns how many. */
export async function retryInbox(deps: Deps): Promise<number> {
  const due = await deps.inbox.takeDue(deps.deskId, deps.now(), LEASE_MS, BATCH);
  const holding = createHolding(deps, (ids, until) => deps.inbox.renew(deps.deskId, ids, until));
  for (const { delivery } of due) holding.hold(delivery);
  for (const incoming of due) {
    await workOn(deps, incoming);
    holding.letGo(incoming.delivery);
  }
  return due.length;
}

/** Files dialogs that nobody answered in time, and finishes those left half filed. @returns how many. */
export async function sweepDrafts(deps: Deps): Promise<number> {
  const now = deps.now();
  const expired = await deps.drafts.expired(deps.deskId, now, BATCH);
  const desk = await deskNow(deps);
  await each(
    deps,
    expired,
    ({ id }) => id,
    async (draft) => {
      if (draft.stage === 'filing') {
        await follow(deps, draft);
        return;
      }
      await changeDraft(
        deps,
        draft.id,
        `expired:${draft.expiresAt.toISOString()}`,
        async (current) => {
          if (current.expiresAt > now) return undefined;
          if (current.stage === 'offered') return { ...current, stage: 'dropped' };
          if (current.stage === 'asking' || current.stage === 'confirming')
            return readyToFile(deps, desk, current);
          return current.stage === 'filing' ? advance(deps, current) : undefined;
        },
      );
    },
  );
  return expired.length;
}

/** Closes resolved tickets that nobody said anything about. @returns how many. */
export async function closeResolved(deps: Deps): Promise<number> {
  const desk = await deskNow(deps);
  const before = new Date(deps.now().getTime() - desk.dialog.closeResolvedMs);
  const tickets = await deps.tickets.resolvedBefore(deps.deskId, before, BATCH);
  await each(
    deps,
    tickets,
    ({ id }) => id,
    async (ticket) => {
      await commitChange(deps, {
        ticketId: ticket.id,
        cause: `unanswered:${ticket.resolution?.seq ?? 0}`,
        actor: { kind: 'desk' },
        decide: (now) =>
          now.status === 'resolved' && now.statusSince <= before
            ? { change: { type: 'closed', reason: 'unanswered' } }
            : { already: true },
      });
    },
  );
  return tickets.length;
}

/** Resumes tickets whose hold is over. @returns how many. */
export async function resumeHeld(deps: Deps): Promise<number> {
  const at = deps.now();
  const tickets = await deps.tickets.heldUntil(deps.deskId, at, BATCH);
  await each(
    deps,
    tickets,
    ({ id }) => id,
    async (ticket) => {
      await commitChange(deps, {
        ticketId: ticket.id,
        cause: `hold-over:${ticket.hold?.until?.toISOString() ?? ''}`,
        actor: { kind: 'desk' },
        decide: (now) =>
          now.status === 'on_hold' && now.hold?.until !== undefined && now.hold.until <= at
            ? { change: { type: 'resumed' } }
            : { already: true },
      });
    },
  );
  return tickets.length;
}

/**
 * Finishes tickets whose last events were not followed up.
 * @param backMs how far back events are looked at: a week after a start, minutes while it runs.
 * @returns how many were looked at.
 */
export async function repairTickets(deps: Deps, backMs: number): Promise<number> {
  const since = new Date(deps.now().getTime() - backMs);
  const touched = await deps.events.ticketsTouchedSince(deps.deskId, since);
  await each(
    deps,
    touched,
    (id) => id,
    (id) => settleTicket(deps, id),
  );
  return touched.length;
}

/** One that fails never stops the rest. */
async function each<T>(
  deps: Deps,
  items: readonly T[],
  idOf: (item: T) => string,
  work: (item: T) => Promise<unknown>,
): Promise<void> {
  for (const item of items) {
    try {
      await work(item);
    } catch (error) {
      deps.log.error({ err: error, subject: idOf(item) }, 'a sweep could not finish one request');
    }
  }
}
