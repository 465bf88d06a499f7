import { ticketList } from '../cards/telling.js';
import type { Message } from '../cards/message.js';
import type { PersonId } from '../domain/place.js';
import type { Ticket } from '../domain/ticket/ticket.js';
import { deskNow } from './desk-now.js';
import type { Incoming } from './incoming.js';
import { idsOf, mentionedIn, queuesOf, showingFor } from './people.js';
import type { Deps } from './ports.js';
import { requestIdOf } from './request-id.js';
import { searchedFor } from './search-tickets.js';
import { startDraft } from './start-draft.js';
import { send, tell } from './say.js';
import { sayWhyOfKey } from './say-why.js';

type Command = Incoming & { readonly kind: 'command' };

/** `/ticket …`: a word of its own, or the request itself. */
export async function runCommand(deps: Deps, command: Command): Promise<void> {
  const word = command.text.trim().toLowerCase();
  if (word === 'mine' || word === 'queue') {
    const what = { say: word === 'mine' ? 'list_mine' : 'list_queue' };
    return send(deps, command.delivery, word, {
      kind: 'tell',
      person: command.actor,
      place: command.place,
      what,
    });
  }
  if (word === 'help' || word === '') {
    return tell(deps, command.delivery, command.actor, command.place, await helpText(deps));
  }
  const typed = searchedFor(command.text);
  if (typed !== undefined) {
    const what = { say: 'search', params: { typed, page: 0 } };
    return tell(deps, command.delivery, command.actor, command.place, what);
  }
  if (/^why\b/.test(word)) return sayWhyOfKey(deps, command, command.place, command.text);
  await startDraft(
    deps,
    {
      id: requestIdOf('command', command.delivery),
      requester: command.actor,
      origin: { via: 'command' },
      messages: [{ text: command.text, files: [] }],
    },
    command.delivery,
  );
}

async function helpText(deps: Deps): Promise<{ say: string; params?: Record<string, string> }> {
  const desk = await deskNow(deps);
  const heard = desk.channels.filter(({ mode }) => mode !== 'off');
  if (heard.length === 0) return { say: 'help_no_channels' };
  return {
    say: 'help',
    params: { channels: heard.map(({ channel }) => channel.conversation).join(' ') },
  };
}

const PAGE = 15;

/** The person's open tickets, newest first. */
export async function myTickets(deps: Deps, person: PersonId): Promise<Message> {
  const desk = await deskNow(deps);
  const statuses = ['open', 'in_progress', 'waiting_on_requester', 'on_hold', 'resolved'] as const;
  const ids = await idsOf(deps, person);
  const pages = await Promise.all(
    ids.map((requester) =>
      deps.tickets.list(deps.deskId, { requester, statuses }, { limit: PAGE + 1 }),
    ),
  );
  return listed(deps, person, newestFirst(pages), { title: 'mine_title', none: 'mine_none' }, desk);
}

/** What waits in the person's queues, newest first. */
export async function queueTickets(deps: Deps, person: PersonId): Promise<Message> {
  const desk = await deskNow(deps);
  const queues = await queuesOf(deps, desk, person);
  const statuses = ['open', 'in_progress', 'waiting_on_requester', 'on_hold'] as const;
  const pages = await Promise.all(
    queues.map(({ key }) =>
      deps.tickets.list(deps.deskId, { queue: key, statuses }, { limit: PAGE + 1 }),
    ),
  );
  const found = newestFirst(pages);
  const none = queues.length === 0 ? 'queue_not_agent' : 'queue_none';
  return listed(deps, person, found, { title: 'queue_title', none }, desk);
}

const newestFirst = (pages: readonly (readonly Ticket[])[]): Ticket[] =>
  pages.flat().sort((a, b) => b.openedAt.getTime() - a.openedAt.getTime());

async function listed(
  deps: Deps,
  person: PersonId,
  found: readonly Ticket[],
  heading: Parameters<typeof ticketList>[1],
  desk: Awaited<ReturnType<typeof deskNow>>,
): Promise<Message> {
  const shown = found.slice(0, PAGE);
  const show = await showingFor(deps, desk, { person }, shown.flatMap(mentionedIn));
  return ticketList(show, heading, shown, found.length - shown.length);
}
