import type { Known } from '../domain/draft/draft.js';
import type { FileRef, MessageRef, PersonId } from '../domain/place.js';
import { messageKey, threadKey, threadUnder } from '../domain/place.js';
import { resumed, takeUpAgain } from './change-draft.js';
import { currentTicket } from './commit-change.js';
import type { Incoming } from './incoming.js';
import { personOf } from './people.js';
import type { Deps } from './ports.js';
import { tell } from './say.js';
import { startDraft } from './start-draft.js';

/** A message that somebody pointed at: its author is the requester, whoever pointed files it for them. */
export async function requestFromMessage(
  deps: Deps,
  by: Pick<Incoming, 'kind' | 'delivery' | 'actor'>,
  picked: {
    readonly message: MessageRef;
    readonly author: PersonId;
    readonly text: string;
    readonly files: readonly FileRef[];
    /** What a form stated about it. */
    readonly known?: Known;
  },
): Promise<void> {
  const { message, text, files } = picked;
  const subject = await requestOf(deps, message);
  const ticket = await currentTicket(deps, subject ?? messageKey(message));
  if (ticket !== undefined) {
    if (await resumed(deps, ticket.id, by.delivery)) return;
    const what = { say: 'already_ticket', subject: ticket.id };
    return tell(deps, by.delivery, by.actor, message, what);
  }
  const draft = await deps.drafts.find(deps.deskId, subject ?? messageKey(message));
  if (draft !== undefined) return takeUpAgain(deps, draft, by);
  if (text.trim() === '' && files.length === 0) {
    return tell(deps, by.delivery, by.actor, message, {
      say: 'nothing_to_ticket',
      params: { bot: 'me' },
    });
  }
  const author = await personOf(deps, picked.author);
  await startDraft(
    deps,
    {
      id: messageKey(message),
      // What a machine wrote is asked for by whoever pointed at it.
      requester: author === undefined || author.isBot ? by.actor : author.id,
      filedBy: by.actor,
      origin: { via: by.kind === 'reacted' ? 'reaction' : 'shortcut', message },
      messages: [{ ref: message, text, files }],
      thread: threadUnder(message),
      known: picked.known,
    },
    by.delivery,
  );
}

/** The request that the message, or the thread it stands in, belongs to. */
async function requestOf(deps: Deps, message: MessageRef): Promise<string | undefined> {
  const own = await deps.places.threadOwner(deps.deskId, messageKey(message));
  if (own !== undefined || message.thread === undefined) return own?.subject;
  const thread = threadKey(message, message.thread);
  const bound = await deps.places.threadOwner(deps.deskId, thread);
  if (bound !== undefined) return bound.subject;
  return (await deps.drafts.find(deps.deskId, thread))?.id;
}
