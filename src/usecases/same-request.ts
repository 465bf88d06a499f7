import type { Desk } from '../domain/desk.js';
import type { Draft } from '../domain/draft/draft.js';
import {
  conversationKey,
  messageKey,
  sameConversation,
  type Conversation,
} from '../domain/place.js';
import type { Ticket } from '../domain/ticket/ticket.js';
import { detectRequest } from '../domain/understanding/detect-request.js';
import { isOnlyThanks } from '../domain/understanding/only-thanks.js';
import { currentTicket } from './commit-change.js';
import { resumed } from './change-draft.js';
import { addToDraft, continueDialog } from './continue-dialog.js';
import type { Incoming, Said } from './incoming.js';
import type { Deps } from './ports.js';
import { recordReply } from './record-reply.js';

type SaidIncoming = Incoming & Said;

/**
 * A message outside threads may belong to a request that its author has under way: more of the same, an
 * answer to the dialog in their direct conversation, or to the agent who waits for them there.
 * @returns whether it was taken as such.
 */
export async function goesOn(deps: Deps, desk: Desk, said: SaidIncoming): Promise<boolean> {
  const draft = await openDraft(deps, desk, said);
  if (draft === undefined) return isUnthreaded(said) && answersAgent(deps, said);
  if (await resumed(deps, draft.id, said.delivery)) return true;
  const language = draft.language;
  const learned = await deps.models.requests(deps.deskId, language);
  const context = { mentionsBot: said.mentionsBot, direct: true };
  const seen = detectRequest(said.text, language, context, learned);
  if (seen.cues.some((cue) => ASIDE.has(cue))) return true;
  if (!seen.isRequest && seen.cues.some((cue) => CHATTER.has(cue))) return true;
  const ticket = await currentTicket(deps, draft.id);
  if (ticket?.status === 'closed') return false;
  if (ticket !== undefined) await recordReply(deps, ticket, said, 'requester');
  else if (isUnthreaded(said)) await continueDialog(deps, draft, said);
  else await addToDraft(deps, draft, said);
  return true;
}

/** In direct conversations hardly anybody uses threads, and in chats of Teams nobody can. */
const isUnthreaded = (said: SaidIncoming): boolean => said.direct || said.unthreaded === true;

/** Never part of a request, however soon it follows. */
const ASIDE: ReadonlySet<string> = new Set(['marked', 'colleague', 'thanks']);
const CHATTER: ReadonlySet<string> = new Set(['announcement', 'social', 'colleague_talk', 'party']);

/** The draft that the message belongs to: a dialog in a direct conversation, or one just begun. */
async function openDraft(deps: Deps, desk: Desk, said: SaidIncoming): Promise<Draft | undefined> {
  const { gatherMs, abandonMs } = desk.dialog;
  const since = new Date(said.at.getTime() - (isUnthreaded(said) ? abandonMs : gatherMs));
  const drafts = await Promise.all([
    deps.drafts.latestOf(deps.deskId, said.actor, said.message, since),
    isUnthreaded(said) ? dialogIn(deps, said) : undefined,
  ]);
  const open = drafts.flatMap((draft) => {
    if (draft === undefined || draft.stage === 'dropped') return [];
    if (draft.id === messageKey(said.message)) return [];
    if (draft.causes.includes(said.delivery)) return [draft];
    const gathering = said.at.getTime() - draft.openedAt.getTime() <= gatherMs;
    return gathering || draft.stage === 'asking' || draft.stage === 'confirming' ? [draft] : [];
  });
  return open.sort((a, b) => b.openedAt.getTime() - a.openedAt.getTime())[0];
}

/** The dialog whose question was put into this direct conversation, wherever the request came from. */
async function dialogIn(deps: Deps, said: SaidIncoming): Promise<Draft | undefined> {
  const owner = await deps.places.threadOwner(deps.deskId, conversationKey(said.message));
  const draft = owner && (await deps.drafts.find(deps.deskId, owner.subject));
  const isPart = draft?.causes.includes(said.delivery) === true;
  return isPart || draft?.stage === 'asking' || draft?.stage === 'confirming' ? draft : undefined;
}

/**
 * In a direct conversation hardly anybody uses threads. What is no request by itself answers the ticket
 * that waits for this person there; of several, the one that began to wait last.
 */
async function answersAgent(deps: Deps, said: SaidIncoming): Promise<boolean> {
  const waiting = await deps.tickets.list(
    deps.deskId,
    { requester: said.actor, statuses: ['waiting_on_requester', 'resolved'] },
    { limit: MOST_WAITING },
  );
  const newest = waiting.sort((a, b) => rank(b) - rank(a) || since(b) - since(a));
  const ticket = await firstIn(deps, newest, said.message);
  if (ticket === undefined) return false;
  if (isOnlyThanks(said.text, ticket.language)) return true;
  const alone = { mentionsBot: said.mentionsBot, direct: false };
  const learned = await deps.models.requests(deps.deskId, ticket.language);
  if (detectRequest(said.text, ticket.language, alone, learned).isRequest) return false;
  await recordReply(deps, ticket, said, 'requester');
  return true;
}

const MOST_WAITING = 20;

const since = ({ statusSince }: Ticket): number => statusSince.getTime();

/** Who was asked something is waited for more than who may say whether it is fixed. */
const rank = ({ status }: Ticket): number => (status === 'waiting_on_requester' ? 1 : 0);

async function firstIn(
  deps: Deps,
  tickets: readonly Ticket[],
  place: Conversation,
): Promise<Ticket | undefined> {
  for (const ticket of tickets) {
    const status = await deps.places.find(deps.deskId, ticket.id, 'status');
    if (status && sameConversation(status.ref, place)) return ticket;
  }
  return undefined;
}
