import { categoryOf, queueOf } from '../domain/desk.js';
import type { PersonId, Place } from '../domain/place.js';
import type { Ticket } from '../domain/ticket/ticket.js';
import type { Refusal } from '../domain/ticket/verbs/verb.js';
import { deskNow } from './desk-now.js';
import { personOf } from './people.js';
import type { Deps } from './ports.js';
import { tell } from './say.js';

/** Where something was tried, by whom. */
export interface Attempt {
  readonly delivery: string;
  readonly actor: PersonId;
  readonly message?: Place;
}

/**
 * Tells somebody, alone and where they are, why nothing happened.
 * @param say another sentence than the refusal's own, where the place gives it another meaning.
 */
export async function tellRefusal(
  deps: Deps,
  attempt: Attempt,
  ticket: Ticket,
  refusal: Refusal,
  say?: string,
): Promise<void> {
  const place = attempt.message ?? ticket.thread;
  if (place === undefined) return;
  await tell(deps, attempt.delivery, attempt.actor, place, {
    say: say ?? sentenceFor(attempt, ticket, refusal),
    subject: ticket.id,
    params: await inWords(deps, ticket, refusal.params ?? {}),
  });
}

/** The requester of a closed ticket may ask again; whoever works on it may reopen it. */
function sentenceFor({ actor }: Attempt, ticket: Ticket, { code }: Refusal): string {
  const asked = actor === ticket.requester || actor === ticket.filedBy;
  return code === 'locked' && !asked ? 'refused_closed' : `refused_${code}`;
}

/** Ids become names before they are stored for sending. */
async function inWords(
  deps: Deps,
  ticket: Ticket,
  params: Readonly<Record<string, string>>,
): Promise<Record<string, string>> {
  const desk = await deskNow(deps);
  const queue = params.queue ?? ticket.queue;
  const assignee = params.assignee as PersonId | undefined;
  const named = assignee && (await personOf(deps, assignee))?.name;
  return {
    ...params,
    queue: queueOf(desk, queue)?.name ?? queue,
    category: categoryOf(desk, ticket.category)?.name ?? '',
    ...(assignee && { assignee: named ?? assignee }),
  };
}
