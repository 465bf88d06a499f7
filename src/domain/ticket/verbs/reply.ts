import type { Reply } from '../events.js';
import type { Verb } from './verb.js';
import { refuse } from './verb.js';

/**
 * Somebody wrote in one of the ticket's threads. In the triage thread only agents are heard; whoever
 * writes in the requester's thread speaks for the requester, unless they are an agent.
 */
export const reply: Verb<Omit<Reply, 'side' | 'author'>> = (ticket, by, message) => {
  if (message.where === 'triage' && !by.agent)
    return refuse('not_an_agent', { queue: ticket.queue });
  if (ticket.status === 'closed') return refuse('locked');
  const side = message.where === 'triage' || (by.agent && !by.requester) ? 'agent' : 'requester';
  return { change: { type: 'replied', side, author: by.person, ...message } };
};
