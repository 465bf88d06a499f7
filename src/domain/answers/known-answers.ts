import type { Ticket } from '../ticket/ticket.js';
import { similar } from '../understanding/similar.js';
import { wordsOf } from '../understanding/text.js';
import type { KnownAnswer } from './known-answer.js';
import { nearest } from './nearest.js';

/** Somebody who was shown an answer said whether it helped; `id` comes from what they pressed. */
export interface AnswerOutcome {
  readonly deskId: string;
  readonly id: string;
  /** The ticket that the answer was shown from. */
  readonly ticketId: string;
  readonly worked: boolean;
  readonly at: Date;
}

export type SolvedTicket = Pick<
  Ticket,
  'id' | 'key' | 'requester' | 'title' | 'text' | 'category' | 'closed' | 'resolution' | 'openedAt'
>;

/** Below this, texts have little more in common than the language. */
const ALIKE = 0.2;

/** Comparing letter by letter costs a millisecond each: only the nearest by their words are. */
const COMPARED = 12;

/** "Done" and "fixed it" tell nobody what to do. */
const SHORTEST_WORDS = 3;

/** Resolutions in the same words are one answer. */
const wording = (text: string): string => wordsOf(text).join(' ');

/**
 * What fixed requests like this one, best first: by how alike they are, and by how often it worked.
 * A ticket counts once its requester said that it was fixed.
 * @param outcomes of those tickets, from people who were shown their answers
 * @param atLeast how many people must have said that it worked; one person's tickets count once
 */
export function knownAnswers(
  text: string,
  solved: readonly SolvedTicket[],
  outcomes: readonly AnswerOutcome[],
  { most, atLeast }: { readonly most: number; readonly atLeast: number },
): KnownAnswer[] {
  const groups = new Map<string, SolvedTicket[]>();
  for (const ticket of solved) {
    const words = wording(ticket.resolution?.text ?? '');
    if (words.split(' ').length < SHORTEST_WORDS) continue;
    groups.set(words, [...(groups.get(words) ?? []), ticket]);
  }
  const documents = [...groups.entries()].flatMap(([words, tickets]) =>
    tickets.map((ticket) => ({ id: words, text: `${ticket.title}\n${ticket.text}` })),
  );
  const scores = new Map<string, number>();
  const near = nearest(text, documents, COMPARED);
  for (const { id, score } of similar(text, near, near.length))
    scores.set(id, Math.max(score, scores.get(id) ?? 0));
  return [...groups.entries()]
    .flatMap(([words, tickets]) => {
      const answer = answerOf(tickets, outcomes);
      const score = scores.get(words) ?? 0;
      if (score < ALIKE || peopleHelped(tickets, outcomes) < atLeast || failsMostly(answer))
        return [];
      return [{ answer, worth: (score * (1 + answer.worked)) / (2 + answer.tried) }];
    })
    .sort((a, b) => b.worth - a.worth)
    .slice(0, most)
    .map(({ answer }) => answer);
}

const failsMostly = ({ worked, tried }: KnownAnswer): boolean => tried >= 3 && worked * 3 < tried;

function peopleHelped(
  tickets: readonly SolvedTicket[],
  outcomes: readonly AnswerOutcome[],
): number {
  const helped = outcomes.filter(
    ({ worked, ticketId }) => worked && tickets.some(({ id }) => id === ticketId),
  );
  return new Set(tickets.map(({ requester }) => requester)).size + helped.length;
}

function answerOf(
  tickets: readonly SolvedTicket[],
  outcomes: readonly AnswerOutcome[],
): KnownAnswer {
  const [newest] = [...tickets].sort((a, b) => b.openedAt.getTime() - a.openedAt.getTime());
  const ids = new Set(tickets.map(({ id }) => id));
  const said = outcomes.filter(({ ticketId }) => ids.has(ticketId));
  const confirmed = tickets.filter(({ closed }) => closed?.reason === 'confirmed').length;
  return {
    ticketId: newest?.id ?? '',
    key: newest?.key ?? '',
    text: newest?.resolution?.text ?? '',
    worked: confirmed + said.filter(({ worked }) => worked).length,
    tried: confirmed + said.length,
  };
}
