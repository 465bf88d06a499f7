import { mostUrgent } from '../domain/desk.js';
import { messageKey, threadKey, threadUnder } from '../domain/place.js';
import { isOver, type Ticket } from '../domain/ticket/ticket.js';
import { claim } from '../domain/ticket/verbs/claim.js';
import { resolve } from '../domain/ticket/verbs/resolve.js';
import { prioritise } from '../domain/ticket/verbs/sort.js';
import { confirm } from '../domain/ticket/verbs/verdict.js';
import { maskSecrets } from '../domain/understanding/mask-secrets.js';
import { act } from './act.js';
import { currentTicket } from './commit-change.js';
import { deskNow } from './desk-now.js';
import type { Incoming, Reacted } from './incoming.js';
import { callerOf } from './people.js';
import type { Deps } from './ports.js';
import { requestFromMessage } from './request-from-message.js';
import { send, tell } from './say.js';

/** A reaction that means something: make it a ticket, take it, resolved, urgent. */
export async function gesture(deps: Deps, reacted: Incoming & Reacted): Promise<void> {
  if (reacted.gesture === 'make_ticket') return makeTicket(deps, reacted);
  const ticket = await ticketAt(deps, reacted);
  if (ticket === undefined) return;
  switch (reacted.gesture) {
    case 'take':
      await act(deps, reacted, ticket.id, claim, undefined);
      return;
    case 'urgent': {
      const { priorities, ...desk } = await deskNow(deps);
      const known = priorities.levels.map(({ key }) => key);
      const priority = mostUrgent({ ...desk, priorities });
      await act(deps, reacted, ticket.id, prioritise, { priority, known });
      return;
    }
    case 'resolve':
      return resolveBy(deps, reacted, ticket);
  }
}

async function makeTicket(deps: Deps, reacted: Incoming & Reacted): Promise<void> {
  const read = await deps.gateway(reacted.message.platform).read(reacted.message);
  if (read === undefined) {
    return tell(deps, reacted.delivery, reacted.actor, reacted.message, { say: 'cannot_read' });
  }
  const { thread, ...picked } = read;
  const { text, found } = maskSecrets(picked.text);
  const message = { ...reacted.message, thread };
  await requestFromMessage(deps, reacted, { ...picked, message, text });
  if (found.length > 0) {
    const what = { say: 'secrets_masked' };
    await send(deps, reacted.delivery, 'hidden', { kind: 'direct', person: read.author, what });
  }
}

/** The ticket whose card, status message or thread the message is. */
export async function ticketAt(
  deps: Deps,
  { message }: Pick<Reacted, 'message'>,
): Promise<Ticket | undefined> {
  const copy = await deps.copies.find(deps.deskId, message);
  if (copy !== undefined) return currentTicket(deps, copy.subject);
  const keys = [messageKey(message), threadKey(message, threadUnder(message).thread ?? '')];
  for (const key of new Set(keys)) {
    const owner = await deps.places.threadOwner(deps.deskId, key);
    const ticket = await currentTicket(deps, owner?.subject ?? key);
    if (ticket !== undefined) return ticket;
  }
  return undefined;
}

/**
 * ✅ on an agent's own line under the card: that line is what fixed it. On the card itself: they are
 * asked what fixed it. By the requester, on a resolved ticket: that fixed it.
 */
async function resolveBy(deps: Deps, reacted: Incoming & Reacted, ticket: Ticket): Promise<void> {
  const caller = await callerOf(deps, await deskNow(deps), ticket, reacted.actor);
  if (caller.requester && ticket.status === 'resolved') {
    await act(deps, reacted, ticket.id, confirm, undefined);
    return;
  }
  const copy = await deps.copies.find(deps.deskId, reacted.message);
  const line = copy && (await replyText(deps, ticket, reacted));
  if (caller.agent && !isOver(ticket) && line === undefined) {
    const what = { say: 'what_fixed_it', subject: ticket.id };
    return tell(deps, reacted.delivery, reacted.actor, reacted.message, what);
  }
  await act(deps, reacted, ticket.id, resolve, { resolution: line ?? '' });
}

async function replyText(
  deps: Deps,
  ticket: Ticket,
  { message, actor }: Incoming & Reacted,
): Promise<string | undefined> {
  const events = await deps.events.of(deps.deskId, ticket.id, 0);
  for (const { change } of events) {
    if (change.type !== 'replied' || change.side !== 'agent' || change.author !== actor) continue;
    if (messageKey(change.message) === messageKey(message)) return change.text;
  }
  return undefined;
}
