import { plain, type Message } from '../cards/message.js';
import { statusMessage } from '../cards/status-message.js';
import type { PersonId } from '../domain/place.js';
import type { Ticket } from '../domain/ticket/ticket.js';
import { deskNow } from './desk-now.js';
import { idsOf, mentionedIn, queuesOf, showingFor } from './people.js';
import type { Deps } from './ports.js';

/** A ticket as it is found, and as it is shared with others. */
export interface FoundTicket {
  readonly title: string;
  readonly state: string;
  /** Without buttons: whoever reads it where it is shared may be anybody. */
  readonly card: Message;
}

/** Looked through, newest first, for each of a person's roles. */
const LOOKED_AT = 200;
const MOST = 20;

/**
 * Tickets that this person asked for or works on, newest first; those of private queues only where they
 * are on the roster or asked themselves.
 * @param query a key, or words that all stand in key, title or text; empty: the newest
 */
export async function findTickets(
  deps: Deps,
  person: PersonId,
  query: string,
): Promise<FoundTicket[]> {
  const desk = await deskNow(deps);
  const [ids, queues] = await Promise.all([idsOf(deps, person), queuesOf(deps, desk, person)]);
  const filters = [
    ...ids.map((requester) => ({ requester })),
    ...queues.map(({ key }) => ({ queue: key })),
  ];
  const pages = await Promise.all(
    filters.map((filter) => deps.tickets.list(deps.deskId, filter, { limit: LOOKED_AT })),
  );
  const all = new Map(pages.flat().map((ticket) => [ticket.id, ticket]));
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const found = [...all.values()]
    .filter((ticket) => fits(ticket, words))
    .sort((a, b) => b.openedAt.getTime() - a.openedAt.getTime())
    .slice(0, MOST);
  const show = await showingFor(deps, desk, { person }, found.flatMap(mentionedIn));
  return found.map((ticket) => {
    const { blocks, fallback } = statusMessage(show, ticket);
    const said = blocks.filter(({ type }) => type !== 'buttons');
    const [first] = said;
    const [, state = ''] = first?.type === 'line' ? plain(first.text).split('\n') : [];
    return { title: `${ticket.key} ${ticket.title}`, state, card: { fallback, blocks: said } };
  });
}

const fits = ({ key, title, text }: Ticket, words: readonly string[]): boolean => {
  const all = `${key} ${title} ${text}`.toLowerCase();
  return words.every((word) => all.includes(word));
};
