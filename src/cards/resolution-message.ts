import type { TicketEvent } from '../domain/ticket/events.js';
import type { Ticket } from '../domain/ticket/ticket.js';
import { plain, type Block, type Button, type Message } from './message.js';
import { called, moment, named, type Showing } from './showing.js';

/** From "not at all" to "very": one tap. */
export const FACES = ['😞', '🙁', '😐', '🙂', '😀'] as const;

/**
 * What was done, in the requester's thread, with two buttons; after the verdict the same message asks
 * how it was.
 */
export function resolutionMessage(show: Showing, ticket: Ticket, event: TicketEvent): Message {
  if (event.change.type !== 'resolved') throw new Error(`Event ${event.id} resolves nothing.`);
  const { say, text } = show.speaker;
  const person = event.actor.kind === 'person' ? named(show, event.actor.person) : say('the_desk');
  const by = text('resolution_by', { key: ticket.key, person });
  const what = text('resolution', { resolution: event.change.resolution });
  const waiting = ticket.status === 'resolved' && ticket.resolution?.seq === event.seq;
  return {
    subject: ticket.id,
    fallback: `${plain(by)} ${plain(what)}`,
    blocks: [
      {
        type: 'line',
        text: [
          ...(waiting ? [called(show, ticket.requester), ' '] : []),
          ...by,
          '\n✅ ',
          { bold: plain(what) },
        ],
      },
      ...(waiting ? verdict(show, ticket) : afterwards(show, ticket, event)),
    ],
  };
}

function verdict(show: Showing, ticket: Ticket): Block[] {
  const { say, text } = show.speaker;
  const closes = new Date(
    (ticket.resolution?.at ?? ticket.statusSince).getTime() + show.desk.dialog.closeResolvedMs,
  );
  return [
    {
      type: 'buttons',
      buttons: [
        { action: 'fixed', label: say('fixed'), style: 'primary' },
        { action: 'not_fixed', label: say('not_fixed') },
      ],
    },
    { type: 'small', text: text('resolution_closes', { time: moment(show, closes) }) },
  ];
}

function afterwards(show: Showing, ticket: Ticket, event: TicketEvent): Block[] {
  const { say, text } = show.speaker;
  if (ticket.resolution?.seq !== event.seq || ticket.status !== 'closed') {
    return [{ type: 'small', text: text('resolution_reopened') }];
  }
  if (ticket.rating === undefined) {
    const faces: Button[] = FACES.map((face, index) => ({
      action: 'rate',
      label: face,
      value: String(index + 1),
    }));
    return [
      { type: 'small', text: text('how_was_it') },
      { type: 'buttons', buttons: faces },
    ];
  }
  const face = FACES[ticket.rating.score - 1] ?? '';
  if (ticket.rating.comment !== undefined) {
    return [
      { type: 'small', text: text('rated_comment', { face, comment: ticket.rating.comment }) },
    ];
  }
  return [
    { type: 'small', text: text('rated', { face }) },
    { type: 'buttons', buttons: [{ action: 'comment', label: say('add_comment') }] },
  ];
}
