import { ALREADY, refuse, type Verb } from './verb.js';

/** `That fixed it`: the requester agrees, and the ticket is closed. */
export const confirm: Verb = (ticket, by) => {
  if (!by.requester) return refuse('not_the_requester');
  if (ticket.status === 'closed') return ALREADY;
  if (ticket.status !== 'resolved') return refuse('not_over');
  return { change: { type: 'closed', reason: 'confirmed' } };
};

/** One tap of satisfaction, 1 to 5; a second tap or a comment replaces the first. */
export const rate: Verb<{ score: number; comment?: string }> = (ticket, by, input) => {
  if (!by.requester) return refuse('not_the_requester');
  if (ticket.status !== 'resolved' && ticket.status !== 'closed') return refuse('not_over');
  const score = input.score;
  if (score !== 1 && score !== 2 && score !== 3 && score !== 4 && score !== 5) {
    return refuse('unknown_choice');
  }
  const comment = input.comment?.trim();
  const kept = comment === undefined || comment === '' ? ticket.rating?.comment : comment;
  if (ticket.rating?.score === score && ticket.rating.comment === kept) return ALREADY;
  return { change: { type: 'rated', score, comment: kept } };
};
