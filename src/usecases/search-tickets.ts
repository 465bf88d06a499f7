import type { Message } from '../cards/message.js';
import { searchResults } from '../cards/search-results.js';
import type { Desk } from '../domain/desk.js';
import type { PersonId } from '../domain/place.js';
import { readQuery } from '../domain/search/query.js';
import { rank } from '../domain/search/rank.js';
import { mayRead, type TicketReader } from '../domain/ticket/may-read.js';
import type { Ticket } from '../domain/ticket/ticket.js';
import { deskNow } from './desk-now.js';
import type { Incoming, Pressed } from './incoming.js';
import { idsOf, mentionedIn, queuesOf, showingFor } from './people.js';
import type { Deps, TicketFilter } from './ports.js';
import { tell } from './say.js';

/** The newest of the desk that are looked through; older ones are found by their key, and by who asked. */
const LOOKED_THROUGH = 2000;
const OWN = 500;
const AT_ONCE = 500;

/**
 * Tickets that this person may see and that fit, best first. What they may not see is left out before
 * anything is ranked, so that nothing of it shows.
 * @param typed a key, "a phrase", words; typing mistakes are forgiven
 */
export async function searchTickets(
  deps: Deps,
  desk: Desk,
  person: PersonId,
  typed: string,
): Promise<Ticket[]> {
  const reader = await readerOf(deps, desk, person);
  const query = readQuery(
    typed,
    desk.queues.map(({ keyPrefix }) => keyPrefix),
  );
  const [named, own, newest] = await Promise.all([
    Promise.all(query.keys.map((key) => deps.tickets.findByKey(deps.deskId, key))),
    Promise.all(reader.ids.map((requester) => newestOf(deps, { requester }, OWN))),
    query.phrases.length + query.words.length > 0 ? newestOf(deps, {}, LOOKED_THROUGH) : [],
  ]);
  const found = [...named.flatMap((ticket) => ticket ?? []), ...own.flat(), ...newest];
  const visible = [...new Map(found.map((ticket) => [ticket.id, ticket])).values()]
    .filter((ticket) => mayRead(desk, ticket, reader))
    .map((ticket) => ({ ...ticket, resolution: ticket.resolution?.text, ticket }));
  return rank(query, visible).map(({ ticket }) => ticket);
}

/** What decides what somebody may see, as it is now. */
export async function readerOf(deps: Deps, desk: Desk, person: PersonId): Promise<TicketReader> {
  const [ids, queues] = await Promise.all([idsOf(deps, person), queuesOf(deps, desk, person)]);
  return { ids, queues: queues.map(({ key }) => key) };
}

/** Newest first, read in portions. */
export async function newestOf(deps: Deps, filter: TicketFilter, most: number): Promise<Ticket[]> {
  const found: Ticket[] = [];
  for (let before: Date | undefined; found.length < most;) {
    const limit = Math.min(AT_ONCE, most - found.length);
    const page = await deps.tickets.list(deps.deskId, filter, { limit, before });
    found.push(...page);
    before = page.at(-1)?.openedAt;
    if (page.length < limit) break;
  }
  return found;
}

const PAGE = 10;

/** One page of what was found, for this person alone; the first is page 0. */
export async function searchPage(
  deps: Deps,
  person: PersonId,
  typed: string,
  page: number,
): Promise<Message> {
  const desk = await deskNow(deps);
  const found = await searchTickets(deps, desk, person, typed);
  const shown = found.slice(page * PAGE, (page + 1) * PAGE);
  const show = await showingFor(deps, desk, { person }, shown.flatMap(mentionedIn));
  return searchResults(show, { typed, page, first: page * PAGE + 1, total: found.length }, shown);
}

/** `/ticket search …`, in each language; `undefined` where something else was said. */
export const searchedFor = (text: string): string | undefined =>
  /^\s*(?:search|sök|suche)(?:\s+([\s\S]*))?$/iu.exec(text)?.slice(1)[0]?.trim() ??
  (/^\s*(?:search|sök|suche)\s*$/iu.test(text) ? '' : undefined);

/** The next page, asked for by its button: `<page>=<what was typed>`. */
export async function searchFurther(deps: Deps, press: Incoming & Pressed): Promise<void> {
  const value = press.value ?? '';
  const at = value.indexOf('=');
  const params = { page: Number(value.slice(0, at)), typed: value.slice(at + 1) };
  await tell(deps, press.delivery, press.actor, press.message, { say: 'search', params });
}
