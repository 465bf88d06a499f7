import type { Ticket } from '../domain/ticket/ticket.js';
import { cut, type Message, type Text } from './message.js';
import { moment, queueName, type Showing } from './showing.js';
import { icon, keyAndTitle } from './state.js';

export interface SearchPage {
  readonly typed: string;
  /** From 0. */
  readonly page: number;
  /** The number of the first one shown, from 1. */
  readonly first: number;
  readonly total: number;
}

/** What a search found, a line each, with what fixed it; the next page is one press away. */
export function searchResults(
  show: Showing,
  { typed, page, first, total }: SearchPage,
  tickets: readonly Ticket[],
): Message {
  const { say } = show.speaker;
  const query = cut(typed, 60);
  if (typed === '') return oneLine(say('search_how'));
  if (tickets.length === 0) return oneLine(say('search_none', { query }));
  const last = first + tickets.length - 1;
  const title = say('search_title', { query, first, last, total });
  const more = { action: 'search_more', label: say('search_more'), value: `${page + 1}=${typed}` };
  return {
    fallback: title,
    blocks: [
      { type: 'line', text: [{ bold: title }] },
      ...tickets.map((ticket) => ({ type: 'line' as const, text: resultLine(show, ticket) })),
      ...(last < total ? [{ type: 'buttons' as const, buttons: [more] }] : []),
    ],
  };
}

const oneLine = (text: string): Message => ({
  fallback: text,
  blocks: [{ type: 'line', text: [text] }],
});

function resultLine(show: Showing, ticket: Ticket): Text {
  const { text } = show.speaker;
  const about = { queue: queueName(show, ticket.queue), time: moment(show, ticket.openedAt) };
  const isSolved = ticket.status === 'resolved' || ticket.status === 'closed';
  return [
    `${icon(ticket)} `,
    keyAndTitle(ticket),
    ' · ',
    ...text('search_where', about),
    ...(isSolved && ticket.resolution ? [`\n✅ ${cut(ticket.resolution.text, 160)}`] : []),
  ];
}
