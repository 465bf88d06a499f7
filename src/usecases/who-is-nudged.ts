import type { Audience } from '../domain/sla/config.js';
import type { Change } from '../domain/ticket/events.js';
import type { Ticket } from '../domain/ticket/ticket.js';
import type { DeliveryTarget } from './delivery.js';

/** What the clock brings about, and somebody must read. */
export type Ringing = Extract<
  Change,
  { type: 'nudged' | 'reminded' | 'escalated' | 'promise_due' }
>;

/**
 * Who is rung by a nudge, a reminder, a rule or a promise; each place at most once for one event.
 * @param ticket the ticket after the change
 */
export function ringing(change: Ringing, ticket: Ticket): DeliveryTarget[] {
  const [subject, seq] = [ticket.id, ticket.version];
  if (change.type === 'promise_due') return [{ kind: 'nudge', person: change.by, subject, seq }];
  const targets = audiencesOf(change).map((to) => targetFor(to, ticket));
  const told = new Set<string>();
  return targets.filter((target) => {
    const key = JSON.stringify(target);
    return !told.has(key) && told.add(key);
  });
}

/** Whether a rule put the ticket into another queue, where it has no card yet. */
export const moves = (change: Ringing): boolean =>
  change.type === 'escalated' && (change.then?.some((action) => action.do === 'move') ?? false);

/** Whether a reminder is for the requester, and not for whoever follows up. */
export const isForRequester = ({ step }: { readonly step: string }): boolean =>
  step.startsWith('waiting');

function audiencesOf(change: Exclude<Ringing, { type: 'promise_due' }>): readonly Audience[] {
  switch (change.type) {
    case 'nudged':
      return [change.to];
    case 'reminded':
      return [isForRequester(change) ? 'requester' : 'assignee'];
    case 'escalated':
      return (change.then ?? []).flatMap((action): Audience[] => {
        if (action.do === 'notify') return [action.who];
        if (action.do === 'reply') return ['requester'];
        return action.do === 'assign' ? ['assignee'] : [];
      });
  }
}

/** Nobody has it: then the whole team is asked. */
function targetFor(to: Audience, { id: subject, version: seq, assignee }: Ticket): DeliveryTarget {
  switch (to) {
    case 'requester':
      return { kind: 'notice', subject, seq, to: 'requester' };
    case 'lead':
    case 'on_call':
      return { kind: 'nudge_leads', subject, seq };
    case 'assignee':
      if (assignee !== undefined) return { kind: 'nudge', person: assignee, subject, seq };
      return { kind: 'notice', subject, seq, to: 'triage' };
    case 'triage':
    case 'thread':
      return { kind: 'notice', subject, seq, to: 'triage' };
  }
}
