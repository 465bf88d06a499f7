import type { PersonId } from '../../place.js';
import { ALREADY, refuse, workMayNot, type Verb } from './verb.js';

/** An agent gives the ticket to somebody on the queue's roster, themselves included. */
export const assign: Verb<{ assignee: PersonId; onRoster: boolean }> = (ticket, by, input) => {
  const no = workMayNot(ticket, by);
  if (no) return no;
  if (!input.onRoster) return refuse('not_on_the_roster', { assignee: input.assignee });
  if (ticket.assignee === input.assignee) return ALREADY;
  return { change: { type: 'assigned', assignee: input.assignee } };
};

/** The assignee, or a lead, puts the ticket back for everyone. */
export const release: Verb = (ticket, by) => {
  const no = workMayNot(ticket, by);
  if (no) return no;
  if (ticket.assignee === undefined) return ALREADY;
  if (ticket.assignee !== by.person && !by.lead) {
    return refuse('not_yours_to_release', { assignee: ticket.assignee });
  }
  return { change: { type: 'released' } };
};
