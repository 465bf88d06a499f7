import type { KnownAnswer } from '../domain/answers/known-answer.js';
import { knownAnswers } from '../domain/answers/known-answers.js';
import { mostUrgent, routeTo, type Desk } from '../domain/desk.js';
import { textOf } from '../domain/draft/dialog.js';
import type { Draft } from '../domain/draft/draft.js';
import { mayRead } from '../domain/ticket/may-read.js';
import type { Incoming, Pressed } from './incoming.js';
import type { Deps } from './ports.js';
import { readerOf } from './search-tickets.js';

/** The newest closed tickets of the queue that are compared. */
const COMPARED = 300;

/** Shown to a requester: what at least two people said worked. One may have been lucky. */
const FOR_REQUESTER = { most: 3, atLeast: 2 };
const FOR_AGENTS = { most: 2, atLeast: 1 };

/** Somebody who does not answer wants the ticket: it is filed after this time. */
const PATIENCE_MS = 5 * 60_000;

/**
 * The draft before it is filed, with what solved requests like it. Whoever may help themselves is asked
 * once whether that does; nobody is who wants a person, is in a hurry, or had it filed by a colleague.
 */
export async function withKnownAnswers(deps: Deps, desk: Desk, draft: Draft): Promise<Draft> {
  if (draft.answers !== undefined) return { ...draft, answers: { ...draft.answers, open: false } };
  const { forRequester, forAgents } = await answersTo(deps, desk, draft);
  const open = forRequester.length > 0 && mayBeAsked(desk, draft);
  const answers = { shown: open ? forRequester : [], forAgents, open };
  if (!open) return { ...draft, answers };
  const patience = Math.min(PATIENCE_MS, desk.dialog.abandonMs);
  return {
    ...draft,
    answers,
    stage: 'confirming',
    question: undefined,
    expiresAt: new Date(deps.now().getTime() + patience),
  };
}

const mayBeAsked = (desk: Desk, { wantsPerson, filedBy, follows, known }: Draft): boolean =>
  !wantsPerson &&
  filedBy === undefined &&
  follows === undefined &&
  known.priority?.value !== mostUrgent(desk);

/** Rights come first: what the requester may not see is not even compared. */
async function answersTo(
  deps: Deps,
  desk: Desk,
  draft: Draft,
): Promise<{ forRequester: KnownAnswer[]; forAgents: KnownAnswer[] }> {
  const queue = routeTo(desk, draft.known.category?.value, draft.origin.message).key;
  const filter = { queue, statuses: ['closed'] as const };
  const closed = await deps.tickets.list(deps.deskId, filter, { limit: COMPARED });
  const solved = closed.filter(
    ({ language, category, resolution, closed: end }) =>
      resolution !== undefined &&
      end?.reason === 'confirmed' &&
      language === draft.language &&
      (draft.known.category === undefined || category === draft.known.category.value),
  );
  if (solved.length === 0) return { forRequester: [], forAgents: [] };
  const [reader, outcomes] = await Promise.all([
    readerOf(deps, desk, draft.requester),
    deps.answers.of(
      deps.deskId,
      solved.map(({ id }) => id),
    ),
  ]);
  const text = textOf(draft);
  const visible = solved.filter((ticket) => mayRead(desk, ticket, reader));
  return {
    forRequester: knownAnswers(text, visible, outcomes, FOR_REQUESTER),
    forAgents: knownAnswers(text, solved, outcomes, FOR_AGENTS),
  };
}

/**
 * Keeps what somebody said about the answers they were shown, if this press did: one solved it, or none
 * did. Doing it twice is harmless.
 */
export async function keepOutcome(
  deps: Deps,
  draft: Draft,
  press: Incoming & Pressed,
): Promise<void> {
  const solved = press.action === 'answer_solved' ? press.value : undefined;
  const about = (draft.answers?.shown ?? []).filter(
    ({ ticketId }) => solved === undefined || ticketId === solved,
  );
  for (const { ticketId } of about) {
    await deps.answers.put({
      deskId: deps.deskId,
      id: `${draft.id}:${ticketId}`,
      ticketId,
      worked: solved !== undefined,
      at: press.at,
    });
  }
}
