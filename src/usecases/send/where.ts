import { queueOf, type Desk } from '../../domain/desk.js';
import type { Draft } from '../../domain/draft/draft.js';
import { sameConversation, threadUnder, type Place } from '../../domain/place.js';
import type { Ticket } from '../../domain/ticket/ticket.js';
import { platformOf } from '../people.js';
import type { Deps } from '../ports.js';

type Request = Pick<Ticket & Draft, 'id' | 'requester' | 'thread' | 'private'> & {
  readonly origin: { readonly via: string };
};

/** Where the requester hears first: in the thread where they asked, or in a direct message. */
export async function statusPlace(deps: Deps, request: Request): Promise<Place> {
  const asked = request.thread;
  if (asked !== undefined && (!request.private || request.origin.via === 'direct')) return asked;
  const own = await direct(deps, request);
  return asked !== undefined && sameConversation(asked, own) ? asked : own;
}

/** Where the requester's conversation goes on: the thread that holds the status message. */
export async function requesterPlace(deps: Deps, request: Request): Promise<Place> {
  const status = await deps.places.find(deps.deskId, request.id, 'status');
  return status === undefined ? statusPlace(deps, request) : threadUnder(status.ref);
}

export const direct = (deps: Deps, request: Pick<Request, 'requester'>): Promise<Place> =>
  deps.gateway(platformOf(request.requester)).openDirect(request.requester);

/** The role of card or log in the triage channel that the ticket belongs to now. */
export function roleInTriage(
  role: 'card' | 'log',
  desk: Desk,
  ticket: Pick<Ticket, 'queue'>,
): string {
  const triage = queueOf(desk, ticket.queue)?.triage;
  if (triage === undefined) throw new Error(`Queue ${ticket.queue} is not configured any more.`);
  return `${role}:${triage.platform}/${triage.conversation}`;
}

/** The thread under the card; `undefined` while there is no card. */
export async function triagePlace(
  deps: Deps,
  desk: Desk,
  ticket: Ticket,
): Promise<Place | undefined> {
  const card = await deps.places.find(deps.deskId, ticket.id, roleInTriage('card', desk, ticket));
  return card && threadUnder(card.ref);
}
