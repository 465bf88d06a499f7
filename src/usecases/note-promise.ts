import { readPromise } from '../domain/promise/read-promise.js';
import type { Ticket } from '../domain/ticket/ticket.js';
import { commitChange } from './commit-change.js';
import { deskNow } from './desk-now.js';
import type { Incoming, Said } from './incoming.js';
import { languageOf, personOf } from './people.js';
import type { Deps } from './ports.js';
import { reminderFor } from './promise-time.js';
import { tell } from './say.js';

/**
 * An agent wrote in the triage thread what they will do on a day: they are reminded then. They alone are
 * told so, with a button to drop it.
 */
export async function notePromise(
  deps: Deps,
  ticket: Ticket,
  said: Incoming & Said,
): Promise<void> {
  const desk = await deskNow(deps);
  const writer = await personOf(deps, said.actor);
  const found = readPromise(said.text, {
    now: deps.now().toISOString(),
    timeZone: writer?.timeZone ?? desk.timeZone,
    language: languageOf(writer, desk),
  });
  if (found === undefined) return;
  const dueAt = await reminderFor(deps, said.actor, found.day);
  const { words } = found;
  const outcome = await commitChange(deps, {
    ticketId: ticket.id,
    cause: `${said.delivery}:promise`,
    actor: { kind: 'person', person: said.actor },
    decide: (now) =>
      now.status === 'resolved' || now.status === 'closed'
        ? { already: true }
        : { change: { type: 'promised', by: said.actor, words, dueAt } },
  });
  const promise = outcome?.done === true ? outcome.event : undefined;
  if (promise?.change.type !== 'promised') return;
  await tell(deps, said.delivery, said.actor, said.message, {
    say: 'promise_noted',
    subject: ticket.id,
    params: { words, promise: promise.seq, at: promise.change.dueAt.toISOString() },
  });
}
