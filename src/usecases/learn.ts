import type { Draft } from '../domain/draft/draft.js';
import { textOf } from '../domain/draft/dialog.js';
import type { TicketEvent } from '../domain/ticket/events.js';
import type { Ticket } from '../domain/ticket/ticket.js';
import { exampleOf } from '../domain/understanding/learned-example.js';
import { maskSecrets } from '../domain/understanding/mask-secrets.js';
import type { Deps } from './ports.js';

/** After these, a ticket may teach something else than before. */
const TEACHING: ReadonlySet<TicketEvent['change']['type']> = new Set([
  ...(['resolved', 'reopened', 'closed', 'moved', 'edited', 'text_edited'] as const),
]);

/**
 * Keeps what a ticket teaches, when its newest events change that. Doing it twice is harmless.
 * @param after the events up to this number were seen before.
 */
export async function learnFrom(
  deps: Pick<Deps, 'examples'>,
  ticket: Ticket,
  events: readonly TicketEvent[],
  after: number,
): Promise<void> {
  const newest = events.findLast(({ change }) => TEACHING.has(change.type));
  if (newest !== undefined && newest.seq > after)
    await deps.examples.put(exampleOf(ticket, newest.at));
}

/** A request that its author (or the agent who raised it) called none, before it became a ticket. */
export async function learnChatter(deps: Deps, draft: Draft): Promise<void> {
  const { deskId, id, version, language, requester, changedAt } = draft;
  const text = maskSecrets(textOf(draft)).text;
  await deps.examples.put({
    ...{ deskId, id, version, language, text, at: changedAt },
    author: requester,
    isRequest: false,
  });
}
