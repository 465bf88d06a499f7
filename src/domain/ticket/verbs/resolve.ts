import { ALREADY, agentMayNot, refuse, type Verb } from './verb.js';

/** An agent says what fixed it. Only one resolution counts: a second one is told so. */
export const resolve: Verb<{ resolution: string }> = (ticket, by, input) => {
  const no = agentMayNot(ticket, by);
  if (no) return no;
  if (ticket.status === 'resolved') return refuse('already_over');
  const resolution = input.resolution.trim();
  if (resolution === '') return refuse('nothing_written');
  return { change: { type: 'resolved', resolution } };
};

/** A resolved ticket is worked on again: by an agent, or by the requester for whom it is not fixed. */
export const reopen: Verb<{ reason?: string }> = (ticket, by, input) => {
  if (!by.agent && !by.requester) return refuse('not_an_agent', { queue: ticket.queue });
  if (ticket.status === 'closed' && !by.agent) return refuse('locked');
  if (ticket.status !== 'resolved' && ticket.status !== 'closed') return ALREADY;
  const reason = input.reason?.trim();
  return { change: { type: 'reopened', reason: reason === '' ? undefined : reason } };
};
