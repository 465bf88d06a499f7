import { foldPromises } from '../promise/changes.js';
import { escalatedChanges } from './escalated.js';
import type { Change, Opening, TicketEvent } from './events.js';
import type { Status, Step, Ticket } from './ticket.js';

/**
 * The ticket after its events, in order.
 * @throws when the first event is not `opened` or a number is missing: the log would be damaged.
 */
export function fold(events: readonly TicketEvent[], from?: Ticket): Ticket {
  let ticket = from;
  for (const event of events) ticket = apply(ticket, event);
  if (ticket === undefined) throw new Error('A ticket has at least one event.');
  return ticket;
}

/** The ticket after one more event. */
export function apply(before: Ticket | undefined, event: TicketEvent): Ticket {
  if (before === undefined) return opened(event);
  if (event.seq !== before.version + 1) {
    throw new Error(`Event ${event.id} does not follow version ${before.version}.`);
  }
  const after = { ...before, ...changed(before, event), version: event.seq };
  const step = stepOf(event);
  return step === undefined ? after : { ...after, steps: [...before.steps, step] };
}

function opened(event: TicketEvent): Ticket {
  if (event.change.type !== 'opened' || event.seq !== 1) {
    throw new Error(`Ticket ${event.ticketId} does not begin with its opening.`);
  }
  const { type: _type, ...opening }: { type: 'opened' } & Opening = event.change;
  return {
    ...opening,
    id: event.ticketId,
    deskId: event.deskId,
    version: 1,
    status: 'open',
    openedAt: event.at,
    statusSince: event.at,
    replies: 0,
    notes: 0,
    steps: [],
  };
}

function changed(ticket: Ticket, event: TicketEvent): Partial<Ticket> {
  const { change, at, actor } = event;
  const by = actor.kind === 'person' ? actor.person : undefined;
  switch (change.type) {
    case 'opened':
      throw new Error(`Ticket ${ticket.id} was opened twice.`);
    case 'claimed':
      return taken(ticket, at, by);
    case 'assigned':
      return taken(ticket, at, change.assignee);
    case 'released':
      return { assignee: undefined, ...status('open', at) };
    case 'replied':
      return replied(ticket, event);
    case 'reply_edited':
    case 'reply_deleted':
      return {};
    case 'text_edited':
      return { text: change.text };
    case 'noted':
      return { notes: ticket.notes + 1 };
    case 'asked':
      return {
        ...takenIfFree(ticket, at, by),
        ...status('waiting_on_requester', at),
        question: { seq: event.seq, text: change.question, options: change.options },
      };
    case 'answered':
      return {
        ...(ticket.question && { question: { ...ticket.question, answer: change.answer } }),
        ...backToWork(ticket, at),
        ...(by && { lastWord: { side: 'requester', by, at } }),
      };
    case 'prioritised': {
      const decidedBy = by === undefined ? 'rules' : 'person';
      return { priority: change.priority, decidedBy: { ...ticket.decidedBy, priority: decidedBy } };
    }
    case 'moved':
      return moved(ticket, change, at);
    case 'edited': {
      const { type: _type, queue, ...edits } = change;
      return {
        ...edits,
        ...(queue !== undefined && queue !== ticket.queue && moved(ticket, { queue }, at)),
        private: ticket.private || change.private === true,
      };
    }
    case 'held':
      return {
        ...status('on_hold', at),
        hold: { reason: change.reason, until: change.until },
      };
    case 'resumed':
      return { ...backToWork({ ...ticket, status: 'on_hold' }, at), hold: undefined };
    case 'resolved':
      return {
        ...takenIfFree(ticket, at, by),
        ...status('resolved', at),
        hold: undefined,
        resolution: { text: change.resolution, by, at, seq: event.seq },
        promises: undefined,
      };
    case 'reopened':
      return { ...backToWork({ ...ticket, status: 'on_hold' }, at), closed: undefined };
    case 'closed':
      return {
        ...status('closed', at),
        closed: { reason: change.reason, at },
        promises: undefined,
      };
    case 'rated':
      return { rating: { score: change.score, comment: change.comment } };
    case 'followed':
      return { followedBy: { ticketId: change.ticketId, key: change.key } };
    case 'rules_changed':
    case 'breached':
    case 'nudged':
    case 'reminded':
    case 'on_it':
    case 'snoozed':
      return {};
    case 'escalated':
      return escalatedChanges(change).reduce<Partial<Ticket>>(
        (so, each) => ({ ...so, ...changed({ ...ticket, ...so }, { ...event, change: each }) }),
        {},
      );
    case 'promised':
    case 'promise_due':
    case 'promise_snoozed':
    case 'promise_kept':
    case 'promise_dropped':
      return { promises: foldPromises(ticket.promises ?? [], event.seq, change) };
  }
}

const status = (to: Status, at: Date): Pick<Ticket, 'status' | 'statusSince'> => ({
  status: to,
  statusSince: at,
});

const taken = (ticket: Ticket, at: Date, assignee: Ticket['assignee']): Partial<Ticket> => ({
  ...(assignee && { assignee }),
  claimedAt: ticket.claimedAt ?? at,
  ...(ticket.status === 'open' && status('in_progress', at)),
});

const takenIfFree = (ticket: Ticket, at: Date, by: Ticket['assignee']): Partial<Ticket> =>
  ticket.assignee === undefined && by !== undefined ? taken(ticket, at, by) : {};

/** The ball goes back to the agents: in progress when somebody has it, else open. */
const backToWork = (ticket: Ticket, at: Date): Partial<Ticket> =>
  ticket.status === 'waiting_on_requester' || ticket.status === 'on_hold'
    ? status(ticket.assignee === undefined ? 'open' : 'in_progress', at)
    : {};

function replied(ticket: Ticket, event: TicketEvent): Partial<Ticket> {
  if (event.change.type !== 'replied') return {};
  const { side, author, text } = event.change;
  const common = {
    replies: ticket.replies + 1,
    lastWord: { side, by: author, at: event.at },
  };
  if (ticket.status === 'resolved' || ticket.status === 'closed') return common;
  if (side === 'requester') {
    const { question } = ticket;
    return {
      ...common,
      // Whoever writes instead of pressing a button has answered as well.
      ...(question && question.answer === undefined && { question: { ...question, answer: text } }),
      ...(ticket.status === 'waiting_on_requester' && backToWork(ticket, event.at)),
    };
  }
  return {
    ...common,
    ...takenIfFree(ticket, event.at, author),
    ...(ticket.status !== 'on_hold' && status('waiting_on_requester', event.at)),
  };
}

/** A ticket in another queue is nobody's there yet. */
const moved = (
  ticket: Ticket,
  to: { queue: string; category?: string; private?: true },
  at: Date,
): Partial<Ticket> => ({
  queue: to.queue,
  // Whoever chose the category by hand no longer waits for what was missing.
  ...(to.category !== undefined && { category: to.category, missing: [] }),
  private: ticket.private || to.private === true,
  ...(to.queue !== ticket.queue && { assignee: undefined, ...status('open', at) }),
});

const SILENT = Symbol('not in the log');

/** What a step's line says besides who and when; conversation has its own place and is not logged. */
function detailOf(change: Change): string | undefined | typeof SILENT {
  switch (change.type) {
    case 'assigned':
      return change.assignee;
    case 'asked':
      return change.question;
    case 'answered':
      return change.answer;
    case 'prioritised':
      return change.priority;
    case 'moved':
      return change.queue;
    case 'held':
    case 'closed':
    case 'reopened':
      return change.reason;
    case 'resolved':
      return change.resolution;
    case 'escalated':
      return change.reason;
    case 'on_it':
    case 'claimed':
    case 'released':
    case 'edited':
    case 'resumed':
      return undefined;
    case 'opened':
    case 'replied':
    case 'reply_edited':
    case 'reply_deleted':
    case 'text_edited':
    case 'noted':
    case 'rated':
    case 'followed':
    case 'rules_changed':
    case 'breached':
    case 'nudged':
    case 'reminded':
    case 'snoozed':
    case 'promised':
    case 'promise_due':
    case 'promise_snoozed':
    case 'promise_kept':
    case 'promise_dropped':
      return SILENT;
  }
}

function stepOf(event: TicketEvent): Step | undefined {
  const detail = detailOf(event.change);
  if (detail === SILENT) return undefined;
  return {
    at: event.at,
    type: event.change.type,
    by: event.actor.kind === 'person' ? event.actor.person : undefined,
    detail,
  };
}
