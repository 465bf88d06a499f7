import { ALREADY, refuse, workMayNot, type Verb } from './verb.js';

/** An agent of the queue takes a ticket that nobody has. Whoever comes second is told who has it. */
export const claim: Verb = (ticket, by) => {
  const no = workMayNot(ticket, by);
  if (no) return no;
  if (ticket.assignee === by.person) return ALREADY;
  if (ticket.assignee !== undefined)
    return refuse('already_claimed', { assignee: ticket.assignee });
  return { change: { type: 'claimed' } };
};

/** An agent takes a ticket over from somebody who has it, knowingly. */
export const takeOver: Verb = (ticket, by) => {
  const no = workMayNot(ticket, by);
  if (no) return no;
  return ticket.assignee === by.person ? ALREADY : { change: { type: 'claimed' } };
};
