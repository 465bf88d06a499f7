import { threadUnder, messageKey } from '../domain/place.js';
import { isOver, type Ticket } from '../domain/ticket/ticket.js';
import { reply } from '../domain/ticket/verbs/reply.js';
import { reopen } from '../domain/ticket/verbs/resolve.js';
import { isOnlyThanks } from '../domain/understanding/only-thanks.js';
import { commitChange, type Outcome } from './commit-change.js';
import { deskNow } from './desk-now.js';
import type { Incoming, Said } from './incoming.js';
import { isKnown, readMacro, runMacro } from './macros.js';
import { notePromise } from './note-promise.js';
import { callerOf } from './people.js';
import type { Deps } from './ports.js';
import { tellRefusal } from './refusals.js';
import { startDraft } from './start-draft.js';
import { send, tell } from './say.js';

/**
 * A line in one of the ticket's threads. The other side gets a copy. A requester's line opens a resolved
 * ticket again unless it only says thanks; after `closed` it starts a new ticket, linked to the old one.
 */
export async function recordReply(
  deps: Deps,
  ticket: Ticket,
  said: Incoming & Said,
  where: 'requester' | 'triage',
): Promise<void> {
  const desk = await deskNow(deps);
  const caller = await callerOf(deps, desk, ticket, said.actor);
  const macro = where === 'requester' && !caller.requester ? readMacro(said.text) : undefined;
  if (caller.agent && macro && isKnown(macro)) return runMacro(deps, ticket, said, macro);
  const speaksForRequester = where === 'requester' && (caller.requester || !caller.agent);
  const onlyThanks = said.files.length === 0 && isOnlyThanks(said.text, ticket.language);
  if (ticket.status === 'closed' && speaksForRequester) {
    if (!onlyThanks) await goOn(deps, ticket, said);
    return;
  }
  const { message, text, files } = said;
  const outcome = await commitChange(deps, {
    ticketId: ticket.id,
    cause: said.delivery,
    actor: { kind: 'person', person: said.actor },
    decide: (now) => reply(now, caller, { where, message, text, files }),
  });
  if (outcome?.done === false) {
    return where === 'triage'
      ? sayNotSent(deps, said, outcome)
      : tellRefusal(deps, said, outcome.ticket, outcome.refused);
  }
  if (where === 'triage') await notePromise(deps, ticket, said);
  if (speaksForRequester && !onlyThanks && isOver(ticket)) {
    await commitChange(deps, {
      ticketId: ticket.id,
      cause: `${said.delivery}:reopen`,
      actor: { kind: 'person', person: said.actor },
      decide: (now) => reopen(now, { ...caller, requester: true }, {}),
    });
  }
}

/** A line in the triage thread that went nowhere: its author is told why, and everybody sees it by its mark. */
async function sayNotSent(
  deps: Deps,
  said: Incoming & Said,
  { ticket, refused }: Extract<Outcome, { done: false }>,
): Promise<void> {
  const say = refused.code === 'locked' ? 'not_sent_closed' : 'not_sent';
  await tellRefusal(deps, said, ticket, refused, say);
  const target = { kind: 'mark', ref: said.message, mark: 'inside' } as const;
  await send(deps, said.delivery, 'mark', target);
}

/** A closed ticket stays closed: what comes later is a request of its own that knows where it came from. */
async function goOn(deps: Deps, ticket: Ticket, said: Incoming & Said): Promise<void> {
  const { message, text, files } = said;
  await startDraft(
    deps,
    {
      id: messageKey(message),
      requester: said.actor,
      origin: { via: 'reply', message },
      messages: [{ ref: message, text, files }],
      thread: threadUnder(message),
      known: {
        category:
          ticket.category === undefined ? undefined : { value: ticket.category, by: 'person' },
        fields: Object.fromEntries(
          Object.entries(ticket.fields).map(([key, value]) => [
            key,
            { value, by: 'person' as const },
          ]),
        ),
        alternatives: [],
      },
      title: ticket.title,
      follows: { ticketId: ticket.id, key: ticket.key },
    },
    said.delivery,
  );
  const what = { say: 'closed_goes_on', subject: ticket.id };
  await tell(deps, said.delivery, said.actor, said.message, what);
}
