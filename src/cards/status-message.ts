import type { Ticket } from '../domain/ticket/ticket.js';
import { requesterDeadline } from './deadlines.js';
import { plain, type Button, type Inline, type Message, type Text } from './message.js';
import { moment, named, queueName, type Showing } from './showing.js';
import { titleOf } from './state.js';

/** The requester's living message: where the request stands, in the thread where they asked. */
export function statusMessage(show: Showing, ticket: Ticket): Message {
  const title = titleOf(show, ticket);
  const due = requesterDeadline(show, ticket);
  const state = [...stateLine(show, ticket), ...(due ? [' ', ...due] : [])];
  const more = [
    ...(ticket.filedBy
      ? [show.speaker.text('filed_for_you', { person: named(show, ticket.filedBy) })]
      : []),
    ...(ticket.follows ? [show.speaker.text('follows', { key: ticket.follows.key })] : []),
    ...(ticket.followedBy
      ? [show.speaker.text('status_followed', { key: ticket.followedBy.key })]
      : []),
  ];
  const buttons = buttonsOf(show, ticket);
  return {
    subject: ticket.id,
    fallback: `${plain(title)} — ${plain(state)}`,
    blocks: [
      { type: 'line', text: [...title, '\n', ...state] },
      ...more.map((text) => ({ type: 'small' as const, text })),
      ...(buttons.length > 0 ? [{ type: 'buttons' as const, buttons }] : []),
    ],
  };
}

const solvedBy = (show: Showing, { resolution }: Ticket): Inline | undefined =>
  resolution?.by && named(show, resolution.by);

function stateLine(show: Showing, ticket: Ticket): Text {
  const { text } = show.speaker;
  const time = moment(show, ticket.statusSince);
  const queue = queueName(show, ticket.queue);
  const assignee = ticket.assignee ? named(show, ticket.assignee) : queue;
  switch (ticket.status) {
    case 'open':
      if (ticket.wantsPerson) return text('status_open_person', { queue, time });
      return text(ticket.missing.length > 0 ? 'status_open_incomplete' : 'status_open', {
        queue,
        time,
      });
    case 'in_progress':
      return text('status_in_progress', { assignee, time });
    case 'waiting_on_requester':
      return text('status_waiting', { assignee, time });
    case 'on_hold': {
      const reason = ticket.hold?.reason ?? '';
      return ticket.hold?.until
        ? text('status_on_hold_until', { until: moment(show, ticket.hold.until), reason })
        : text('status_on_hold', { time, reason });
    }
    case 'resolved':
      return text('status_resolved', { assignee: solvedBy(show, ticket) ?? assignee, time });
    case 'closed':
      return text(`status_closed_${ticket.closed?.reason ?? 'confirmed'}`, { time });
  }
}

/** Until somebody works on it, what was understood by itself can be corrected in one press. */
function buttonsOf(show: Showing, ticket: Ticket): Button[] {
  const { say } = show.speaker;
  if (ticket.status === 'resolved' || ticket.status === 'closed') return [];
  const isNew = ticket.status === 'open';
  const wasHeard = ticket.origin.via === 'channel' || ticket.origin.via === 'reaction';
  return [
    isNew
      ? { action: 'edit', label: say('edit') }
      : { action: 'add_details', label: say('add_details') },
    ...(isNew && wasHeard ? [{ action: 'not_a_request', label: say('not_a_request') }] : []),
    {
      action: 'withdraw',
      label: say('withdraw'),
      confirm: {
        title: say('withdraw_title', { key: ticket.key }),
        text: say('withdraw_text'),
        yes: say('withdraw_yes'),
        no: say('keep'),
      },
    },
  ];
}
