import { ALREADY, refuse, type Verb } from './verb.js';

/** The requester no longer needs it. */
export const withdraw: Verb = (ticket, by) => {
  if (!by.requester) return refuse('not_the_requester');
  if (ticket.status === 'closed') return ALREADY;
  return { change: { type: 'closed', reason: 'withdrawn' } };
};

/** It never was a request: the requester or an agent says so, before it is resolved. */
export const notARequest: Verb = (ticket, by) => {
  if (!by.requester && !by.agent) return refuse('not_an_agent', { queue: ticket.queue });
  if (ticket.status === 'closed') return ALREADY;
  if (ticket.status === 'resolved') return refuse('already_over');
  return { change: { type: 'closed', reason: 'not_a_request' } };
};
