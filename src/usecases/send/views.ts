import { dialogMessage, movedToDirect } from '../../cards/dialog-message.js';
import { logMessage } from '../../cards/log-message.js';
import type { Message } from '../../cards/message.js';
import { questionMessage } from '../../cards/question-message.js';
import { resolutionMessage } from '../../cards/resolution-message.js';
import type { Showing } from '../../cards/showing.js';
import { statusMessage } from '../../cards/status-message.js';
import { triageCard, type CardLinks } from '../../cards/triage-card.js';
import type { Desk } from '../../domain/desk.js';
import type { Conversation, MessageRef, PersonId } from '../../domain/place.js';
import { ledgerOf, turnsOf } from '../../domain/sla/ledger.js';
import type { TicketEvent } from '../../domain/ticket/events.js';
import type { Ticket } from '../../domain/ticket/ticket.js';
import { mentionedIn, showingFor } from '../people.js';
import type { Deps } from '../ports.js';
import { nudgeListAt } from './nudges.js';
import { eventAt, type Subject } from './subject.js';

/** The role of what is left in public of a private request. */
export const MOVED = 'moved';

/** As the requester reads: their language, their zone. */
export function forRequester(deps: Deps, subject: Subject): Promise<Showing> {
  const request = 'ticket' in subject ? subject.ticket : subject.draft;
  const mentioned =
    'ticket' in subject
      ? mentionedIn(subject.ticket)
      : [subject.draft.filedBy ?? request.requester];
  const reader = { person: request.requester, language: request.language };
  return showingFor(deps, subject.desk, reader, mentioned);
}

/** As the team reads: the desk's language and zone. */
export function forAgents(deps: Deps, desk: Desk, ticket: Ticket): Promise<Showing> {
  const reader = { language: desk.language, timeZone: desk.timeZone };
  return showingFor(deps, desk, reader, mentionedIn(ticket));
}

/**
 * What a living message shows now.
 * @returns `undefined` when the role has nothing to show (a log without steps, a draft's card).
 */
export async function viewOf(
  deps: Deps,
  subject: Subject,
  role: string,
  shownIn: Conversation | MessageRef,
): Promise<Message | undefined> {
  const [kind, seq] = role.split(':');
  if (kind === MOVED) {
    const { id } = 'ticket' in subject ? subject.ticket : subject.draft;
    return movedToDirect(await forRequester(deps, subject), id);
  }
  if (!('ticket' in subject)) {
    return kind === 'status'
      ? dialogMessage(await forRequester(deps, subject), subject.draft)
      : undefined;
  }
  const { ticket, desk, events } = subject;
  switch (kind) {
    case 'nudges':
      return 'message' in shownIn
        ? nudgeListAt(deps, role.slice('nudges:'.length) as PersonId, shownIn)
        : undefined;
    case 'status':
      return statusMessage(await forRequester(deps, subject), ticket);
    case 'card':
      return triageCard(
        await forAgents(deps, desk, ticket),
        ticket,
        { ...(await linksOf(deps, ticket)), ball: ballSoFar(events) },
        shownIn,
      );
    case 'log':
      if (ticket.steps.length === 0) return undefined;
      return logMessage(await forAgents(deps, desk, ticket), ticket);
    case 'question':
      return questionMessage(
        await forRequester(deps, subject),
        ticket,
        eventAt(events, Number(seq)),
      );
    case 'resolution':
      return resolutionMessage(
        await forRequester(deps, subject),
        ticket,
        eventAt(events, Number(seq)),
      );
    default:
      throw new Error(`No message has the role ${role}.`);
  }
}

/** Until the last event, so that a card changes only when something happened. */
const ballSoFar = (events: readonly TicketEvent[]) =>
  ledgerOf(turnsOf(events, events.at(-1)?.at.getTime() ?? 0));

async function linksOf(
  deps: Deps,
  { origin, thread, private: hidden }: Ticket,
): Promise<CardLinks> {
  // A direct conversation opens for its two people only; an agent can do nothing with its address.
  if (origin.via === 'direct') return {};
  const { message } = origin;
  const first = thread?.thread === undefined ? undefined : { ...thread, message: thread.thread };
  const link = (ref: MessageRef | undefined): Promise<string | undefined> | undefined =>
    ref && deps.gateway(ref.platform).link(ref);
  const [original, conversation] = await Promise.all([
    link(message),
    hidden ? undefined : link(first && { ...first, thread: undefined }),
  ]);
  return { original, conversation };
}
