import type { Metric } from './config.js';

/** Why a clock stands still. */
export type Pause = 'requester' | 'hold' | 'resolved';

/** One run of one clock of a ticket, measured. */
export interface Clock {
  readonly metric: Metric;
  /** 1, 2, 3 … of this metric on this ticket. */
  readonly cycle: number;
  readonly state: 'running' | 'paused' | 'met' | 'missed' | 'cancelled';
  readonly startedAt: Date;
  readonly targetMs: number;
  /** Up to `runningSince`, or up to the end where it does not run any more. In the policy's own time. */
  readonly consumedMs: number;
  readonly runningSince?: Date;
  /** While it stands still there is none: `targetMs - consumedMs` is what is left. */
  readonly dueAt?: Date;
  readonly metAt?: Date;
  /** The deadline that was missed, as far as events tell; a run that is over time now may not say so yet. */
  readonly breachedAt?: Date;
  /** `changed`: a change of priority, policy or calendar made it so, at that moment. */
  readonly breachedBy?: 'time' | 'changed';
  readonly stoppedAt?: Date;
  readonly pausedBy?: Pause;
  readonly policyId: string;
  /** Versions of the desk whose policies and calendars it runs on. */
  readonly policyVersion: number;
  readonly calendarVersion: number;
}

/** What a stored ticket carries of its deadlines, for queries. */
export interface TicketSla {
  readonly policyId?: string;
  readonly policyVersion: number;
  readonly calendarVersion: number;
  /** When the sweep must look at it next; absent when nothing is to be done. */
  readonly nextActionAt?: Date;
}
