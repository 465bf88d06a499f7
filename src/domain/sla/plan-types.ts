import type { TicketEvent } from '../ticket/events.js';
import type { Ticket } from '../ticket/ticket.js';
import type { ClockRef } from './changes.js';
import type { Clock } from './clock-types.js';
import type { Audience, EscalationRule, LadderStep, Policy, SlaConfig } from './config.js';

/** Something that is to be done about a ticket at an instant, unless the ticket changes before. */
export type Action = Readonly<{
  /** Names it for ever: what has happened under this id does not happen again. */
  id: string;
  /** When it is to be done; epoch ms. */
  at: number;
  /** The true time of what it is about, which may be before: overdue, snoozed, outside somebody's hours. */
  trueAt: number;
}> &
  (
    | ({ readonly kind: 'breach'; readonly dueAt: Date } & ClockRef)
    | ({
        readonly kind: 'nudge';
        readonly step: LadderStep;
        readonly to: Audience;
        readonly dueAt: Date;
      } & ClockRef)
    /** The requester has the ball; `closesAt` is when the ticket will be closed, where that is so. */
    | {
        readonly kind: 'remind_requester';
        readonly step: string;
        readonly since: Date;
        readonly closesAt?: Date;
      }
    | { readonly kind: 'close_unanswered'; readonly since: Date }
    /** An approver, a vendor or a hold has the ball for long. */
    | { readonly kind: 'follow_up'; readonly step: string; readonly since: Date }
    | {
        readonly kind: 'escalate';
        readonly rule: EscalationRule;
        readonly because: readonly string[];
      }
  );

/** What the parts of a plan look at. */
export interface Planning {
  readonly ticket: Ticket;
  readonly events: readonly TicketEvent[];
  readonly clocks: readonly Clock[];
  readonly policy: Policy;
  readonly config: SlaConfig;
}

/** The id of a nudge or a breach: `first_response:1:half:triage:2026-01-05T11:00:00.000Z`. */
export const actionId = ({ metric, cycle }: ClockRef, what: string, due: Date): string =>
  `${metric}:${cycle}:${what}:${due.toISOString()}`;
