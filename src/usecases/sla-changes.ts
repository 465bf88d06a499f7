import { queueOf, type Desk } from '../domain/desk.js';
import { dueAt, planOf } from '../domain/sla/plan.js';
import type { DoneAction } from '../domain/sla/changes.js';
import type { EscalationAction } from '../domain/sla/config.js';
import type { Action } from '../domain/sla/plan-types.js';
import type { ConfigOf } from '../domain/sla/timeline.js';
import { awaited } from '../domain/promise/changes.js';
import type { Change, TicketEvent } from '../domain/ticket/events.js';
import { isOver, type Ticket } from '../domain/ticket/ticket.js';

/** Something that the clock demands of a ticket now: what is written into its log, under a cause of its own. */
export interface Due {
  readonly cause: string;
  readonly change: Change;
}

/** Everything that is due on a ticket at an instant (epoch ms), in the order in which it is to be done. */
export function dueChanges(
  events: readonly TicketEvent[],
  ticket: Ticket,
  configOf: ConfigOf,
  desk: Desk,
  now: number,
): Due[] {
  const actions = dueAt(planOf(events, configOf), now).map((action) => ({
    cause: `sla:${action.id}`,
    change: changeOf(action, ticket, desk),
  }));
  const promises = isOver(ticket) ? [] : awaited(ticket.promises);
  return [
    ...actions,
    ...promises
      .filter((promise) => promise.dueAt.getTime() <= now)
      .map(({ seq, by, dueAt: due }): Due => ({
        cause: `promise:${seq}:${due.toISOString()}`,
        change: { type: 'promise_due', promise: seq, by, dueAt: due },
      })),
  ];
}

function changeOf(action: Action, ticket: Ticket, desk: Desk): Change {
  switch (action.kind) {
    case 'breach': {
      const { metric, cycle, dueAt: due } = action;
      return { type: 'breached', metric, cycle, dueAt: due };
    }
    case 'nudge': {
      const { metric, cycle, dueAt: due, to } = action;
      return { type: 'nudged', step: action.step.key, to, metric, cycle, dueAt: due };
    }
    case 'remind_requester': {
      const { step, since, closesAt } = action;
      return { type: 'reminded', step, since, ...(closesAt && { closesAt }) };
    }
    case 'follow_up':
      return { type: 'reminded', step: action.step, since: action.since };
    case 'close_unanswered':
      return { type: 'closed', reason: 'no_answer' };
    case 'escalate':
      return {
        type: 'escalated',
        rule: action.rule.key,
        reason: action.because.map(withoutSpaces).join(' '),
        then: action.rule.then.flatMap((each) => doable(each, ticket, desk)),
      };
  }
}

/** A keyword may be several words. */
const withoutSpaces = (code: string): string => {
  const [kind, ...rest] = code.split(':');
  return kind === 'keyword' ? `keyword:${encodeURIComponent(rest.join(':'))}` : code;
};

/** What a rule still has to do: a queue or a priority that is not there any more is left out, and so is what is so already. */
function doable(action: EscalationAction, ticket: Ticket, desk: Desk): DoneAction[] {
  switch (action.do) {
    case 'assign':
      return ticket.assignee === action.to ? [] : [action];
    case 'prioritise': {
      const isKnown = desk.priorities.levels.some(({ key }) => key === action.priority);
      return isKnown && ticket.priority !== action.priority ? [action] : [];
    }
    case 'move': {
      const queue = queueOf(desk, action.queue);
      if (queue === undefined || ticket.queue === action.queue) return [];
      return [{ ...action, ...(queue.private && { private: true }) }];
    }
    case 'notify':
    case 'reply':
      return [action];
  }
}
