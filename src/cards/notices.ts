import type { PersonId } from '../domain/place.js';
import type { TicketEvent } from '../domain/ticket/events.js';
import type { Ticket } from '../domain/ticket/ticket.js';
import { deadlineNotice } from './deadline-notices.js';
import { plain, type Message, type Text } from './message.js';
import { called, moment, named, queueName, type Showing } from './showing.js';

/** A new message about one event, for whoever must read it. */
export function noticeMessage(
  show: Showing,
  ticket: Ticket,
  event: TicketEvent,
  to: 'requester' | 'triage',
): Message {
  const { type } = event.change;
  if (type === 'nudged' || type === 'reminded' || type === 'escalated')
    return deadlineNotice(show, ticket, event, to);
  const text = noticeText(show, ticket, event);
  return { subject: ticket.id, fallback: plain(text), blocks: [{ type: 'line', text }] };
}

function noticeText(show: Showing, ticket: Ticket, { change, actor, id }: TicketEvent): Text {
  const { say, text } = show.speaker;
  const person = actor.kind === 'person' ? named(show, actor.person) : say('the_desk');
  switch (change.type) {
    case 'held': {
      const { reason } = change;
      return change.until
        ? text('notice_held_until', { key: ticket.key, reason, until: moment(show, change.until) })
        : text('notice_held', { key: ticket.key, reason });
    }
    case 'answered':
      return text('notice_answered', { person, answer: { bold: change.answer } });
    case 'noted':
      return ['🔒 ', ...text('notice_note', { person, text: change.text })];
    case 'reopened': {
      const assignee = ticket.assignee
        ? called(show, ticket.assignee)
        : queueName(show, ticket.queue);
      const said = { assignee, person, key: ticket.key };
      return change.reason === undefined
        ? text('notice_reopened', said)
        : text('notice_reopened_why', { ...said, reason: change.reason });
    }
    default:
      throw new Error(`Event ${id} (${change.type}) rings nobody.`);
  }
}

/** A reply on the other side of the ticket, under its author's name. */
export function copyMessage(
  show: Showing,
  ticket: Ticket,
  reply: {
    side: 'requester' | 'agent';
    author: PersonId;
    text: string;
    files: readonly string[];
  },
  state: 'sent' | 'edited' | 'deleted',
): Message {
  const { say } = show.speaker;
  const name = show.name(reply.author);
  const author =
    reply.side === 'agent'
      ? say('author_agent', { person: name, queue: queueName(show, ticket.queue) })
      : name;
  const body = {
    sent: reply.text,
    edited: say('copy_edited', { text: reply.text }),
    deleted: say('copy_deleted'),
  }[state];
  const files =
    state !== 'deleted' && reply.files.length > 0
      ? say('files_follow', { names: reply.files.join(', ') })
      : undefined;
  const first = body.trim() === '' ? (files ?? ticket.key) : body;
  return {
    subject: ticket.id,
    author,
    fallback: first,
    blocks: [
      ...chunks(body).map((text) => ({ type: 'line' as const, text: [text] })),
      ...(files === undefined ? [] : [{ type: 'small' as const, text: [files] }]),
    ],
  };
}

/** Long texts are sent whole, as several lines; platforms limit one line, not the message. */
function chunks(text: string): string[] {
  const characters = [...text];
  const parts: string[] = [];
  for (let at = 0; at < characters.length;) {
    const end = at + CHUNK < characters.length ? wordEnd(characters, at) : characters.length;
    parts.push(characters.slice(at, end).join(''));
    at = end;
  }
  return parts.filter((part) => part.trim() !== '');
}

/** Where the line that begins at `from` may end without cutting a word, unless the word is as long as half of it. */
function wordEnd(characters: readonly string[], from: number): number {
  for (let end = from + CHUNK; end > from + CHUNK / 2; end -= 1) {
    if (/\s/.test(characters[end - 1] ?? '')) return end;
  }
  return from + CHUNK;
}

/** Short enough for one block on every platform. */
const CHUNK = 2500;
