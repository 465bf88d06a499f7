import type { TicketEvent } from '../ticket/events.js';
import type { Ticket } from '../ticket/ticket.js';
import { versionInForce } from './clocks.js';
import { planOf } from './plan.js';
import type { ConfigOf } from './timeline.js';

/** What is stored with a ticket of its deadlines; nothing for a desk that has none. */
export function deadlinesOf(
  events: readonly TicketEvent[],
  configOf: ConfigOf,
): Pick<Ticket, 'sla' | 'clocks'> {
  const { policy, clocks, nextActionAt } = planOf(events, configOf);
  if (policy === undefined && clocks.length === 0) return {};
  const version = versionInForce(events);
  return {
    clocks,
    sla: {
      ...(policy && { policyId: policy.key }),
      policyVersion: version,
      calendarVersion: version,
      ...(nextActionAt !== undefined && { nextActionAt: new Date(nextActionAt) }),
    },
  };
}
