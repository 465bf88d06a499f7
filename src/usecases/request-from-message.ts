import type { FileRef, MessageRef, PersonId } from '../domain/place.js';
import { messageKey, threadUnder } from '../domain/place.js';
import { currentTicket } from './commit-change.js';
import type { IncomingBase } from './incoming.js';
import type { Deps } from './ports.js';
import { tell } from './say.js';
import { startDraft } from './start-draft.js';

/** A message that somebody pointed at: its author is the requester, whoever pointed files it for them. */
export async function requestFromMessage(
  deps: Deps,
  by: IncomingBase,
  picked: { message: MessageRef; author: PersonId; text: string; files: readonly FileRef[] },
): Promise<void> {
  const { message, author, text, files } = picked;
  const owner = await deps.places.threadOwner(deps.deskId, messageKey(message));
  const ticket = await currentTicket(deps, owner?.subject ?? messageKey(message));
  if (ticket !== undefined) {
    const what = { say: 'already_ticket', subject: ticket.id };
    return tell(deps, by.delivery, by.actor, message, what);
  }
  if (text.trim() === '' && files.length === 0) {
    return tell(deps, by.delivery, by.actor, message, {
      say: 'nothing_to_ticket',
      params: { bot: 'me' },
    });
  }
  await startDraft(
    deps,
    {
      id: messageKey(message),
      requester: author,
      filedBy: by.actor,
      origin: { via: 'reaction', message },
      messages: [{ ref: message, text, files }],
      thread: threadUnder(message),
    },
    by.delivery,
  );
}
