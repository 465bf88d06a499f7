import type { TicketEvent } from '../domain/ticket/events.js';
import { isOver, type Ticket } from '../domain/ticket/ticket.js';
import { deadlineWords, dueMoment, urgencyIcon } from './deadlines.js';
import { cut, plain, type Block, type Button, type Message, type Text } from './message.js';
import { reasonInWords } from './reasons.js';
import { joined, moment, type Showing } from './showing.js';
import { icon, keyAndTitle } from './state.js';

/** One thing that waits for the reader: the event that says so, and the ticket as it is now. */
export interface NudgeEntry {
  readonly ticket: Ticket;
  readonly event: TicketEvent;
  /** Whether it still waits; what is done stays in the message without buttons. */
  readonly open: boolean;
}

/** Everything that waits for one person, in one message: the newest thing last, each with its buttons. */
export function nudgeListMessage(show: Showing, entries: readonly NudgeEntry[]): Message {
  const { say } = show.speaker;
  const waiting = entries.filter(({ open }) => open);
  const [first] = waiting;
  if (first === undefined) {
    const none = say('nudges_none');
    return {
      fallback: none,
      blocks: [
        { type: 'line', text: [none] },
        ...entries.map((entry) => ({ type: 'small' as const, text: doneLine(show, entry) })),
      ],
    };
  }
  const heading =
    waiting.length === 1
      ? say('nudges_one')
      : say('nudges_many', { count: String(waiting.length) });
  const newest = waiting.at(-1) ?? first;
  return {
    fallback: `${heading} — ${plain(lineOf(show, newest))}`,
    revision: `${entries.length}:${newest.event.id}`,
    blocks: [
      { type: 'line', text: [{ bold: heading }] },
      ...entries.flatMap((entry) => blocksOf(show, entry)),
    ],
  };
}

/** What is left of a message when a newer one shows the list. */
export function replacedList(show: Showing): Message {
  const text = show.speaker.say('nudges_replaced');
  return { fallback: text, blocks: [{ type: 'small', text: [text] }] };
}

function blocksOf(show: Showing, entry: NudgeEntry): Block[] {
  if (!entry.open) return [{ type: 'small', text: doneLine(show, entry) }];
  return [{ type: 'line', text: lineOf(show, entry) }, nudgeButtons(show, entry)];
}

function lineOf(show: Showing, { ticket, event }: NudgeEntry): Text {
  const { text } = show.speaker;
  const mark = urgencyIcon(show, ticket) || `${icon(ticket)} `;
  const parts: Text[] = [[mark, keyAndTitle(ticket)], aboutOf(show, ticket, event)];
  if (ticket.lastWord) {
    const { by, at } = ticket.lastWord;
    parts.push(text('nudge_last_word', { person: show.name(by), time: moment(show, at) }));
  }
  return joined(parts);
}

function aboutOf(show: Showing, ticket: Ticket, { change, id }: TicketEvent): Text {
  const { text } = show.speaker;
  switch (change.type) {
    case 'nudged':
      return deadlineWords(show, change.metric, change.dueAt);
    case 'reminded': {
      const reason = cut(ticket.hold?.reason ?? '', 120);
      return text('nudge_waits', { time: moment(show, change.since), reason });
    }
    case 'escalated':
      return [reasonInWords(show, change.reason)];
    case 'promise_due': {
      const words = ticket.promises?.find(({ seq }) => seq === change.promise)?.words ?? '';
      return text('nudge_promise', { time: dueMoment(show, change.dueAt), words: cut(words, 120) });
    }
    default:
      throw new Error(`Event ${id} (${change.type}) waits for nobody.`);
  }
}

/** What a finished entry says; the ticket's own state says the rest. */
const doneLine = (show: Showing, { ticket }: NudgeEntry): Text =>
  joined([
    [`${icon(ticket)} `, keyAndTitle(ticket)],
    ...(isOver(ticket) ? [] : [[show.speaker.say('nudge_seen')]]),
  ]);

/** What can be done about it at once. */
export function nudgeButtons(show: Showing, { ticket, event }: Omit<NudgeEntry, 'open'>): Block {
  const { say } = show.speaker;
  const { change } = event;
  const menu = {
    label: say('more'),
    options: [
      { action: 'assign', label: say('reassign') },
      { action: 'ask', label: say('ask') },
    ],
  };
  const row = (buttons: readonly Button[]): Block => ({
    type: 'buttons',
    subject: ticket.id,
    buttons,
    menu,
  });
  if (change.type === 'promise_due') {
    const value = String(change.promise);
    return row([
      { action: 'promise_kept', label: say('promise_kept'), value, style: 'primary' },
      { action: 'promise_snooze', label: say('promise_snooze'), value },
      { action: 'promise_drop', label: say('promise_drop'), value },
    ]);
  }
  const take: Button[] =
    ticket.assignee === undefined
      ? [{ action: 'claim', label: say('claim'), style: 'primary' }]
      : [];
  if (change.type !== 'nudged') {
    const resume: Button = { action: 'resume', label: say('resume') };
    return row([...take, ...(ticket.status === 'on_hold' ? [resume] : [])]);
  }
  const value = `${change.metric}:${change.cycle}`;
  const onIt: Button = { action: 'on_it', label: say('on_it'), value };
  return row([
    ...take,
    ...(take.length > 0 ? [onIt] : [{ ...onIt, style: 'primary' as const }]),
    { action: 'snooze', label: say('snooze'), value },
  ]);
}
