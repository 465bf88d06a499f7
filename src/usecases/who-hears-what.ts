import { moves, ringing } from './who-is-nudged.js';
import type { Actor, Change } from '../domain/ticket/events.js';
import type { Ticket } from '../domain/ticket/ticket.js';
import type { DeliveryTarget } from './delivery.js';

/**
 * The one table of who hears what. A living message is edited in silence; a notice, a copy or a direct
 * message rings. Never both for the same thing.
 * @param ticket the ticket after the change.
 */
export function whoHears(change: Change, ticket: Ticket, actor: Actor): DeliveryTarget[] {
  const subject = ticket.id;
  const seq = ticket.version;
  const living = (role: 'status' | 'card' | 'log'): DeliveryTarget => ({
    kind: 'living',
    subject,
    role,
  });
  const refresh: DeliveryTarget[] = [
    { kind: 'refresh', subject, side: 'requester' },
    { kind: 'refresh', subject, side: 'triage' },
  ];
  const silent = [...refresh, living('log')];
  switch (change.type) {
    case 'opened':
      return [
        living('card'),
        living('status'),
        ...(change.files.length > 0 ? [files(subject, seq, 'triage')] : []),
      ];
    case 'claimed':
    case 'released':
    case 'prioritised':
    case 'resumed':
    case 'closed':
      return silent;
    case 'edited':
    case 'moved':
      // Of a ticket that became private, the requester hears in another place from now on.
      return [living('card'), ...(ticket.private ? [living('status')] : []), ...silent];
    case 'assigned':
      return [...silent, ...told(ticket, actor, 'assigned_to_you')];
    case 'asked':
      return [{ kind: 'living', subject, role: `question:${seq}` }, ...silent];
    case 'answered':
      return [{ kind: 'notice', subject, seq, to: 'triage' }, ...silent];
    case 'replied':
      return [
        { kind: 'copy', subject, seq, to: otherSide(change) },
        ...(change.files.length > 0 ? [files(subject, seq, otherSide(change))] : []),
        ...refresh,
      ];
    case 'reply_edited':
      return [{ kind: 'copy_edit', subject, source: change.message, seq }];
    case 'reply_deleted':
      return [{ kind: 'copy_delete', subject, source: change.message }];
    case 'noted':
      return change.message
        ? [{ kind: 'mark', ref: change.message, mark: 'inside' }, ...refresh]
        : [{ kind: 'notice', subject, seq, to: 'triage' }, ...refresh];
    case 'held':
      return [{ kind: 'notice', subject, seq, to: 'requester' }, ...silent];
    case 'resolved':
      return [{ kind: 'living', subject, role: `resolution:${seq}` }, ...silent];
    case 'reopened':
      return [
        { kind: 'notice', subject, seq, to: 'triage' },
        ...silent,
        ...told(ticket, actor, 'reopened_to_you'),
      ];
    case 'on_it':
      return silent;
    case 'nudged':
    case 'reminded':
    case 'escalated':
    case 'promise_due':
      return [
        ...ringing(change, ticket),
        ...(moves(change) ? [living('card')] : []),
        ...(change.type === 'escalated' ? silent : refresh),
      ];
    case 'text_edited':
    case 'rated':
    case 'followed':
    case 'rules_changed':
    case 'breached':
    case 'snoozed':
    case 'promise_snoozed':
    case 'promise_kept':
    case 'promise_dropped':
      return refresh;
    case 'promised':
      return [];
  }
}

const files = (subject: string, seq: number, to: 'requester' | 'triage'): DeliveryTarget => ({
  kind: 'files',
  subject,
  seq,
  to,
});

/** A direct message to the assignee, unless they did it themselves. */
function told(ticket: Ticket, actor: Actor, say: string): DeliveryTarget[] {
  const itself = actor.kind === 'person' && actor.person === ticket.assignee;
  if (ticket.assignee === undefined || itself) return [];
  return [{ kind: 'direct', person: ticket.assignee, what: { say, subject: ticket.id } }];
}

/** A reply is copied to the side it was not written on. */
const otherSide = (reply: Extract<Change, { type: 'replied' }>): 'requester' | 'triage' =>
  reply.where === 'triage' ? 'requester' : 'triage';
