import { refuse, workMayNot, type Verb } from './verb.js';

/** An agent asks the requester one question, with up to five answers to press or none. */
export const ask: Verb<{ question: string; options: readonly string[] }> = (ticket, by, input) => {
  const no = workMayNot(ticket, by);
  if (no) return no;
  const question = input.question.trim();
  if (question === '') return refuse('nothing_written');
  const options = [...new Set(input.options.map((option) => option.trim()))].filter(Boolean);
  return { change: { type: 'asked', question, options: options.slice(0, 5) } };
};

/** The requester presses an answer to the question `seq`. */
export const answer: Verb<{ seq: number; answer: string }> = (ticket, by, input) => {
  if (!by.requester) return refuse('not_the_requester');
  if (ticket.status === 'closed') return refuse('locked');
  const question = ticket.question;
  if (question?.seq !== input.seq) return refuse('vanished');
  if (question.answer !== undefined) return refuse('already_answered', { answer: question.answer });
  return { change: { type: 'answered', question: input.seq, answer: input.answer } };
};
