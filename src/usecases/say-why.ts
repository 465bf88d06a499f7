import type { Place } from '../domain/place.js';
import { keyIn } from '../domain/understanding/asks-why.js';
import { deskNow } from './desk-now.js';
import type { Incoming } from './incoming.js';
import { callerOf } from './people.js';
import type { Deps } from './ports.js';
import { tell } from './say.js';

/** Somebody asks why the desk opened a ticket as it did: they alone are told, if it is theirs or their queue's. */
export async function sayWhy(
  deps: Deps,
  by: Pick<Incoming, 'delivery' | 'actor'>,
  place: Place,
  ticketId: string,
): Promise<void> {
  const ticket = await deps.tickets.find(deps.deskId, ticketId);
  if (ticket === undefined) return tell(deps, by.delivery, by.actor, place, { say: 'why_which' });
  const caller = await callerOf(deps, await deskNow(deps), ticket, by.actor);
  const say = caller.agent || caller.requester ? 'why' : 'why_which';
  await tell(deps, by.delivery, by.actor, place, { say, subject: ticket.id });
}

/** The same for the ticket whose key stands in the text. */
export async function sayWhyOfKey(
  deps: Deps,
  by: Pick<Incoming, 'delivery' | 'actor'>,
  place: Place,
  text: string,
): Promise<void> {
  const key = keyIn(text);
  const ticket = key === undefined ? undefined : await deps.tickets.findByKey(deps.deskId, key);
  await sayWhy(deps, by, place, ticket?.id ?? '');
}
