import { plain, type Message } from '../cards/message.js';
import { statusMessage } from '../cards/status-message.js';
import type { Desk } from '../domain/desk.js';
import type { PersonId } from '../domain/place.js';
import type { Ticket } from '../domain/ticket/ticket.js';
import { deskNow } from './desk-now.js';
import { mentionedIn, showingFor } from './people.js';
import type { Deps } from './ports.js';
import { newestOf, readerOf, searchTickets } from './search-tickets.js';

/** A ticket as it is found, and as it is shared with others. */
export interface FoundTicket {
  readonly title: string;
  readonly state: string;
  /** Without buttons: whoever reads it where it is shared may be anybody. */
  readonly card: Message;
}

const MOST = 20;

/**
 * Tickets that fit and that this person may see, best first; without a query the newest that they asked
 * for or work on.
 * @param query as in `searchTickets`
 */
export async function findTickets(
  deps: Deps,
  person: PersonId,
  query: string,
): Promise<FoundTicket[]> {
  const desk = await deskNow(deps);
  const all =
    query.trim() === ''
      ? await newestTickets(deps, desk, person)
      : await searchTickets(deps, desk, person, query);
  const found = all.slice(0, MOST);
  const show = await showingFor(deps, desk, { person }, found.flatMap(mentionedIn));
  return found.map((ticket) => {
    const { blocks, fallback } = statusMessage(show, ticket);
    const said = blocks.filter(({ type }) => type !== 'buttons');
    const [first] = said;
    const [, state = ''] = first?.type === 'line' ? plain(first.text).split('\n') : [];
    return { title: `${ticket.key} ${ticket.title}`, state, card: { fallback, blocks: said } };
  });
}

async function newestTickets(deps: Deps, desk: Desk, person: PersonId): Promise<Ticket[]> {
  const { ids, queues } = await readerOf(deps, desk, person);
  const filters = [
    ...ids.map((requester) => ({ requester })),
    ...queues.map((queue) => ({ queue })),
  ];
  const pages = await Promise.all(filters.map((filter) => newestOf(deps, filter, MOST)));
  const all = new Map(pages.flat().map((ticket) => [ticket.id, ticket]));
  return [...all.values()].sort((a, b) => b.openedAt.getTime() - a.openedAt.getTime());
}
