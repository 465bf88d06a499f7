import type { Clock, TicketSla } from '../sla/clock-types.js';
import type { OpenPromise } from '../promise/changes.js';
import type { PersonId } from '../place.js';
import type { CloseReason, Opening } from './events.js';

export type Status =
  'open' | 'in_progress' | 'waiting_on_requester' | 'on_hold' | 'resolved' | 'closed';

/** A ticket as it stands: the fold of its events. Everything here can be computed again from them. */
export interface Ticket extends Opening {
  readonly id: string;
  readonly deskId: string;
  /** The number of events folded in. */
  readonly version: number;
  readonly status: Status;
  readonly assignee?: PersonId;
  readonly openedAt: Date;
  readonly statusSince: Date;
  readonly claimedAt?: Date;
  readonly hold?: { readonly reason: string; readonly until?: Date };
  /** The question that waits for the requester's answer; `seq` is the event that asked it. */
  readonly question?: {
    readonly seq: number;
    readonly text: string;
    readonly options: readonly string[];
    readonly answer?: string;
  };
  readonly resolution?: {
    readonly text: string;
    readonly by?: PersonId;
    readonly at: Date;
    readonly seq: number;
  };
  readonly closed?: { readonly reason: CloseReason; readonly at: Date };
  readonly rating?: { readonly score: number; readonly comment?: string };
  readonly replies: number;
  readonly notes: number;
  readonly lastWord?: {
    readonly side: 'requester' | 'agent';
    readonly by: PersonId;
    readonly at: Date;
  };
  /** The ticket that went on from this closed one. */
  readonly followedBy?: { readonly ticketId: string; readonly key: string };
  /** Deadlines as they stood when it was stored; computed from the events, not folded. */
  readonly sla?: TicketSla;
  readonly clocks?: readonly Clock[];
  /** What agents said they would do on a day that has not settled it yet. */
  readonly promises?: readonly OpenPromise[];
  /** One line per step, for the log in the triage thread. */
  readonly steps: readonly Step[];
}

export interface Step {
  readonly at: Date;
  readonly type: string;
  readonly by?: PersonId;
  readonly detail?: string;
}

export const isOver = (ticket: Pick<Ticket, 'status'>): boolean =>
  ticket.status === 'resolved' || ticket.status === 'closed';
