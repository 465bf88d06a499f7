import { fold } from '../domain/ticket/fold.js';
import { commitChange, settleTicket } from './commit-change.js';
import { configsFor, withDeadlines } from './deadlines.js';
import { deskNow } from './desk-now.js';
import type { Deps } from './ports.js';
import { dueChanges } from './sla-changes.js';

const BATCH = 200;

/** Tickets worked on at once; they are begun in the order of their lateness. */
const AT_ONCE = 16;

/**
 * Does what deadlines and promises want done now: breaches, nudges, reminders, closings and rules, each
 * once, however often and in however many processes this runs. Takes the latest tickets first and goes
 * on until nothing is due. A ticket that fails is logged, stays due, and stops nobody else.
 * @returns how many tickets there was something to do about.
 */
export async function sweepDeadlines(deps: Deps): Promise<number> {
  const handled = new Set<string>();
  let stuck = 0;
  for (;;) {
    // What was handled and is due all the same stands before the others, again and again.
    const due = await deps.tickets.actionDue(deps.deskId, deps.now(), BATCH + stuck);
    const next = due.filter(({ id }) => !handled.has(id));
    stuck = due.length - next.length;
    if (next.length === 0) return handled.size;
    for (const { id } of next) handled.add(id);
    await inOrder(next, async ({ id }) => {
      try {
        await handle(deps, id);
      } catch (error) {
        deps.log.error({ err: error, subject: id }, 'a deadline could not be dealt with');
      }
    });
  }
}

/** Each event is committed by itself: whoever is killed in the middle leaves the rest to the next sweep. */
async function handle(deps: Deps, ticketId: string): Promise<void> {
  const tried = new Set<string>();
  for (;;) {
    const events = await deps.events.of(deps.deskId, ticketId, 0);
    const due = await dueIn(deps, events);
    const next = due.find(({ cause }) => !tried.has(cause));
    if (next === undefined) {
      if (tried.size === 0) await correct(deps, ticketId);
      return;
    }
    tried.add(next.cause);
    await commitChange(deps, {
      ticketId,
      cause: next.cause,
      actor: { kind: 'desk' },
      // Somebody may have answered in the meantime: what is due is asked again of what is true now.
      decide: async (_, now) => {
        const still = (await dueIn(deps, now)).find(({ cause }) => cause === next.cause);
        return still === undefined ? { already: true } : { change: still.change };
      },
    });
  }
}

async function dueIn(deps: Deps, events: Parameters<typeof fold>[0]) {
  const [desk, configOf] = await Promise.all([deskNow(deps), configsFor(deps, events)]);
  return dueChanges(events, fold(events), configOf, desk, deps.now().getTime());
}

/**
 * Its stored copy says that something is due, and its log that nothing is: its last events were never
 * followed up, or it was stored by the rules of another release.
 */
async function correct(deps: Deps, ticketId: string): Promise<void> {
  const stored = await deps.tickets.find(deps.deskId, ticketId);
  const settled = await settleTicket(deps, ticketId);
  if (stored === undefined || settled?.version !== stored.version) return;
  const events = await deps.events.of(deps.deskId, ticketId, 0);
  await deps.tickets.replace(await withDeadlines(deps, events));
}

/** Works on several at once, beginning in order. */
async function inOrder<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = items.values();
  const worker = async (): Promise<void> => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, items.length) }, worker));
}
