import { textOf } from '../domain/draft/dialog.js';
import type { Draft } from '../domain/draft/draft.js';
import { messageKey, type MessageRef } from '../domain/place.js';
import { advance, changeDraft } from './change-draft.js';
import { commitChange } from './commit-change.js';
import type { Incoming } from './incoming.js';
import type { Deps } from './ports.js';
import { readAgain } from './read-draft.js';

type Edited = Incoming & { readonly kind: 'edited' };
type Deleted = Incoming & { readonly kind: 'deleted' };

/** Somebody changed what they wrote: the copy, the draft or the ticket's text follows. */
export async function followEdit(deps: Deps, edited: Edited): Promise<void> {
  const { message, text } = edited;
  const copy = await deps.copies.find(deps.deskId, message);
  if (copy !== undefined) {
    await change(deps, edited, copy.subject, { type: 'reply_edited', message, text });
    return;
  }
  const draft = await draftOf(deps, message);
  if (draft === undefined) return;
  const changed = await changeDraft(deps, draft.id, edited.delivery, async (current) => {
    if (!has(current, message)) return undefined;
    const messages = current.messages.map((one) =>
      isSame(one.ref, message) ? { ...one, text } : one,
    );
    const read = await readAgain(deps, { ...current, messages });
    // What is filed keeps the title people know it by.
    if (isDone(current)) return { ...current, messages };
    return current.stage === 'offered' ? read : advance(deps, read);
  });
  if (changed?.stage === 'filed' && has(changed, message)) {
    await change(deps, edited, changed.id, { type: 'text_edited', text: textOf(changed) });
  }
}

/** Somebody deleted what they wrote: before filing that withdraws it; a ticket stays. */
export async function followDeletion(deps: Deps, deleted: Deleted): Promise<void> {
  const { message } = deleted;
  const copy = await deps.copies.find(deps.deskId, message);
  if (copy !== undefined) {
    await change(deps, deleted, copy.subject, { type: 'reply_deleted', message });
    return;
  }
  const draft = await draftOf(deps, message);
  if (draft === undefined) return;
  await changeDraft(deps, draft.id, deleted.delivery, async (current) => {
    if (!has(current, message) || isDone(current)) return undefined;
    const messages = current.messages.filter(({ ref }) => !isSame(ref, message));
    if (messages.length === 0)
      return { ...current, messages, stage: 'dropped', question: undefined };
    const read = await readAgain(deps, { ...current, messages });
    return current.stage === 'offered' ? read : advance(deps, read);
  });
}

const isDone = ({ stage }: Draft): boolean =>
  stage === 'filed' || stage === 'filing' || stage === 'dropped';

const isSame = (a: MessageRef | undefined, b: MessageRef): boolean =>
  a !== undefined && messageKey(a) === messageKey(b);

const has = (draft: Draft, message: MessageRef): boolean =>
  draft.messages.some(({ ref }) => isSame(ref, message));

async function draftOf(deps: Deps, message: MessageRef): Promise<Draft | undefined> {
  const key = messageKey(message);
  const owner = await deps.places.threadOwner(deps.deskId, key);
  return deps.drafts.find(deps.deskId, owner?.subject ?? key);
}

async function change(
  deps: Deps,
  by: Edited | Deleted,
  ticketId: string,
  change:
    | { type: 'reply_edited'; message: MessageRef; text: string }
    | { type: 'reply_deleted'; message: MessageRef }
    | { type: 'text_edited'; text: string },
): Promise<void> {
  await commitChange(deps, {
    ticketId,
    cause: by.delivery,
    actor: { kind: 'person', person: by.actor },
    decide: (ticket) => (ticket.status === 'closed' ? { already: true } : { change }),
  });
}
