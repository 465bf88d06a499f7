import { queueOf } from '../domain/desk.js';
import { latest } from '../domain/sla/clocks.js';
import { policyOf } from '../domain/sla/config.js';
import type { TicketEvent } from '../domain/ticket/events.js';
import type { Ticket } from '../domain/ticket/ticket.js';
import { deadlineWords, dueMoment } from './deadlines.js';
import { plain, type Block, type Message, type Text } from './message.js';
import { nudgeButtons } from './nudge-list.js';
import { reasonInWords } from './reasons.js';
import { called, joined, moment, named, queueName, type Showing } from './showing.js';
import type { WordingKey } from './wording/wording.js';

/** What the clock says in one of the ticket's threads. */
export function deadlineNotice(
  show: Showing,
  ticket: Ticket,
  event: TicketEvent,
  to: 'requester' | 'triage',
): Message {
  const text = to === 'requester' ? toRequester(show, ticket, event) : toTeam(show, ticket, event);
  const buttons: Block[] = to === 'triage' ? [nudgeButtons(show, { ticket, event })] : [];
  return {
    subject: ticket.id,
    fallback: plain(text),
    blocks: [{ type: 'line', text }, ...buttons],
  };
}

function toTeam(show: Showing, ticket: Ticket, { change, id }: TicketEvent): Text {
  const { text } = show.speaker;
  const { key } = ticket;
  const who = whoLooks(show, ticket);
  switch (change.type) {
    case 'nudged': {
      const deadline = deadlineWords(show, change.metric, change.dueAt);
      const own = ownWording(show, ticket, change.step);
      if (own) return text(own, { key, deadline, who, due: dueMoment(show, change.dueAt) });
      if (change.dueAt < show.now) return text('nudge_late', { who, key, deadline });
      return ticket.assignee === undefined
        ? text('nudge_unassigned', { key, deadline })
        : text('nudge_team', { who, key, deadline });
    }
    case 'reminded': {
      const reason = ticket.hold?.reason ?? '';
      return text('nudge_follow_up', { key, reason, time: moment(show, change.since) });
    }
    case 'escalated':
      return text('nudge_escalated', { who, key, reason: reasonInWords(show, change.reason) });
    default:
      throw new Error(`Event ${id} (${change.type}) rings nobody.`);
  }
}

function toRequester(show: Showing, ticket: Ticket, { change, id }: TicketEvent): Text {
  const { text } = show.speaker;
  const { key } = ticket;
  const queue = queueName(show, ticket.queue);
  switch (change.type) {
    case 'nudged': {
      const due = dueMoment(show, change.dueAt);
      const deadline = deadlineWords(show, change.metric, change.dueAt);
      const own = ownWording(show, ticket, change.step);
      if (own) return text(own, { key, deadline, due, queue });
      if (change.dueAt >= show.now) return text('soon_requester', { key, deadline });
      return joined([text(`late_${change.metric}`, { due, queue }), ...next(show, ticket)], ' ');
    }
    case 'reminded': {
      const assignee = ticket.assignee ? named(show, ticket.assignee) : queue;
      const requester = called(show, ticket.requester);
      const question = ticket.question?.answer === undefined ? ticket.question?.text : undefined;
      return joined(
        [
          text('wait_reminder', { requester, assignee, key }),
          ...(question === undefined ? [] : [text('wait_question', { question })]),
          ...(change.closesAt === undefined
            ? []
            : [text('wait_closes', { time: dueMoment(show, change.closesAt) })]),
        ],
        ' ',
      );
    }
    case 'escalated': {
      const replies = (change.then ?? []).flatMap((action): Text[] =>
        action.do === 'reply' ? [[action.text]] : [],
      );
      return replies.length > 0
        ? joined(replies, '\n')
        : text('escalated_requester', { key, queue });
    }
    default:
      throw new Error(`Event ${id} (${change.type}) rings nobody.`);
  }
}

/** The expectation that still holds, where there is one. */
function next(show: Showing, ticket: Ticket): Text[] {
  const solution = latest(ticket.clocks ?? [], 'resolution');
  const isToCome = solution?.state === 'running' && solution.dueAt && solution.dueAt > show.now;
  return isToCome ? [show.speaker.text('late_next', { due: dueMoment(show, solution.dueAt) })] : [];
}

/** Whoever should look now: the assignee, else the leads of the queue. */
function whoLooks(show: Showing, ticket: Ticket): Text {
  if (ticket.assignee !== undefined) return [called(show, ticket.assignee)];
  const leads = queueOf(show.desk, ticket.queue)?.leads ?? [];
  return leads.length === 0
    ? [queueName(show, ticket.queue)]
    : joined(
        leads.map((lead) => [called(show, lead)]),
        ' ',
      );
}

/** A step of the ladder may have a sentence of the desk's own. */
function ownWording(show: Showing, ticket: Ticket, step: string): WordingKey | undefined {
  const policy = show.desk.sla && policyOf(show.desk.sla, ticket.sla?.policyId);
  return policy?.ladder.find(({ key }) => key === step)?.wording as WordingKey | undefined;
}
