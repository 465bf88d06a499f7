import { laneOf } from './delivery.js';
import type { Deps } from './ports.js';

/** Shows the ticket's cards afresh, so that a menu forgets what was chosen in it. */
export async function forgetChoice(deps: Deps, cause: string, ticketId: string): Promise<void> {
  await deps.outbox.put([
    {
      id: `${cause}:refresh`,
      deskId: deps.deskId,
      lane: laneOf(ticketId, 'triage'),
      order: LAST,
      createdAt: deps.now(),
      target: { kind: 'refresh', subject: ticketId, side: 'triage', revision: cause },
    },
  ]);
  deps.wake();
}

/** After everything that follows from the ticket's events. */
const LAST = Number.MAX_SAFE_INTEGER;
