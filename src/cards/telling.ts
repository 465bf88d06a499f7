import type { Ticket } from '../domain/ticket/ticket.js';
import { dueMoment } from './deadlines.js';
import { plain, type Block, type Message, type Text } from './message.js';
import { moment, named, type Showing } from './showing.js';
import { icon, keyAndTitle } from './state.js';
import type { Telling } from './telling-types.js';
import type { WordingKey } from './wording/wording.js';

/** One sentence to one person alone: an answer, a refusal, a hint; with the one button that helps. */
export function tellingMessage(show: Showing, what: Telling, ticket?: Ticket): Message {
  const params = { ...(ticket && { key: ticket.key, title: ticket.title }), ...what.params };
  const filled = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      name === 'channel' || name === 'channels' ? channelsOf(String(value)) : String(value),
    ]),
  );
  const { at } = what.params ?? {};
  const text = show.speaker.text(what.say as WordingKey, {
    ...filled,
    ...(at !== undefined && { time: dueMoment(show, new Date(at)) }),
  });
  return {
    subject: what.subject,
    // A notification cannot show channels as links.
    fallback: what.say === 'help' ? show.speaker.say('help_no_channels') : plain(text),
    blocks: [{ type: 'line', text }, ...buttonsFor(show, what)],
  };
}

/** Channels by their ids, as links with the names that people know. */
const channelsOf = (ids: string): Text =>
  ids
    .split(' ')
    .flatMap((channel, index): Text => (index === 0 ? [{ channel }] : [', ', { channel }]));

function buttonsFor(show: Showing, what: Telling): Block[] {
  const { say } = show.speaker;
  switch (what.say) {
    case 'refused_already_claimed':
      return [{ type: 'buttons', buttons: [{ action: 'take_over', label: say('take_over') }] }];
    case 'what_fixed_it':
      return [
        {
          type: 'buttons',
          buttons: [{ action: 'resolve', label: say('say_what_fixed_it'), style: 'primary' }],
        },
      ];
    case 'promise_noted': {
      const value = String(what.params?.['promise'] ?? '');
      const drop = { action: 'promise_drop', label: say('promise_drop'), value };
      return [{ type: 'buttons', buttons: [drop] }];
    }
    case 'offer':
      return [
        {
          type: 'buttons',
          buttons: [
            { action: 'accept_offer', label: say('offer_yes'), style: 'primary' },
            { action: 'not_a_request', label: say('offer_no') },
          ],
        },
      ];
    case 'not_understood':
    case 'help':
    case 'help_no_channels':
      return [{ type: 'buttons', buttons: [{ action: 'new_request', label: say('open_form') }] }];
    default:
      return [];
  }
}

/** Tickets as a list of lines, newest first; `more` are left out. */
export function ticketList(
  show: Showing,
  heading: { title: WordingKey; none: WordingKey },
  tickets: readonly Ticket[],
  more: number,
): Message {
  const { say, text } = show.speaker;
  if (tickets.length === 0) {
    return { fallback: say(heading.none), blocks: [{ type: 'line', text: text(heading.none) }] };
  }
  const lines = tickets.flatMap((ticket, index) => [
    ...(index === 0 ? [] : ['\n']),
    `${icon(ticket)} `,
    keyAndTitle(ticket),
    ' · ',
    ...stateWords(show, ticket),
  ]);
  return {
    fallback: `${say(heading.title)}: ${tickets.map(({ key }) => key).join(', ')}`,
    blocks: [
      { type: 'line', text: [{ bold: say(heading.title) }] },
      { type: 'line', text: lines },
      ...(more > 0
        ? [{ type: 'small' as const, text: text('list_more', { count: String(more) }) }]
        : []),
    ],
  };
}

const stateWords = (show: Showing, ticket: Ticket): ReturnType<Showing['speaker']['text']> =>
  show.speaker.text(`state_${ticket.status}`, {
    time: moment(show, ticket.statusSince),
    assignee: ticket.assignee ? named(show, ticket.assignee) : '',
  });
