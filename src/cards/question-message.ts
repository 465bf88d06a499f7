import type { TicketEvent } from '../domain/ticket/events.js';
import type { Ticket } from '../domain/ticket/ticket.js';
import { plain, type Button, type Message } from './message.js';
import { called, named, type Showing } from './showing.js';

/** An agent's question in the requester's thread; once answered, its buttons are gone. */
export function questionMessage(show: Showing, ticket: Ticket, event: TicketEvent): Message {
  if (event.change.type !== 'asked') throw new Error(`Event ${event.id} asks nothing.`);
  const { question, options } = event.change;
  const current = ticket.question?.seq === event.seq ? ticket.question : undefined;
  const waiting =
    current !== undefined && current.answer === undefined && ticket.status !== 'closed';
  const person =
    event.actor.kind === 'person' ? named(show, event.actor.person) : show.speaker.say('the_desk');
  const asked = show.speaker.text('question', {
    person,
    key: ticket.key,
    question: { bold: question },
  });
  const buttons: Button[] = options.map((option, index) => ({
    action: 'reply_option',
    label: option,
    value: `${event.seq}=${index}`,
  }));
  return {
    subject: ticket.id,
    fallback: plain(asked),
    blocks: [
      { type: 'line', text: waiting ? [called(show, ticket.requester), ' ', ...asked] : asked },
      ...(waiting && buttons.length > 0 ? [{ type: 'buttons' as const, buttons }] : []),
      ...(waiting
        ? [
            {
              type: 'small' as const,
              text: show.speaker.text(buttons.length > 0 ? 'question_hint' : 'question_hint_open'),
            },
          ]
        : []),
      ...(current?.answer === undefined
        ? []
        : [
            {
              type: 'small' as const,
              text: show.speaker.text('question_answered', { answer: current.answer }),
            },
          ]),
    ],
  };
}
