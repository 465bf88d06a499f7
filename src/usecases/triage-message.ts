import type { Ticket } from '../domain/ticket/ticket.js';
import { isInternal, withoutMark } from '../domain/ticket/internal-line.js';
import { note } from '../domain/ticket/verbs/note.js';
import { act } from './act.js';
import type { Incoming, Said } from './incoming.js';
import { readMacro, runMacro } from './macros.js';
import type { Deps } from './ports.js';
import { recordReply } from './record-reply.js';

/** A line under a triage card: a macro, an internal note, or a reply to the requester. */
export async function triageMessage(
  deps: Deps,
  ticket: Ticket,
  said: Incoming & Said,
): Promise<void> {
  const macro = readMacro(said.text);
  if (macro !== undefined) return runMacro(deps, ticket, said, macro);
  if (isInternal(said.text)) {
    await act(deps, said, ticket.id, note, {
      text: withoutMark(said.text),
      message: said.message,
    });
    return;
  }
  await recordReply(deps, ticket, said, 'triage');
}
