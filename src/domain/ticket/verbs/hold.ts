import { ALREADY, refuse, workMayNot, type Verb } from './verb.js';

/** An agent puts the ticket on hold: the requester is told why, and until when. */
export const hold: Verb<{ reason: string; until?: Date }> = (ticket, by, input) => {
  const no = workMayNot(ticket, by);
  if (no) return no;
  const reason = input.reason.trim();
  if (reason === '') return refuse('nothing_written');
  return { change: { type: 'held', reason, until: input.until } };
};

/** Work goes on. */
export const resume: Verb = (ticket, by) => {
  const no = workMayNot(ticket, by);
  if (no) return no;
  return ticket.status === 'on_hold' ? { change: { type: 'resumed' } } : ALREADY;
};
