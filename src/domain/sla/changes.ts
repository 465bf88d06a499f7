import type { Audience, Metric } from './config.js';

/** Which run of which clock something is about. */
export interface ClockRef {
  readonly metric: Metric;
  readonly cycle: number;
}

/** What deadlines add to a ticket's log. */
export type SlaChange =
  /** A new version of the desk's rules moved this ticket's deadlines; the event's `deskVersion` names it. */
  | { readonly type: 'rules_changed' }
  /** A deadline passed. `dueAt` is the true time, however late it was noticed. */
  | ({ readonly type: 'breached'; readonly dueAt: Date } & ClockRef)
  /** A step of the ladder was taken; never twice for one deadline. */
  | ({
      readonly type: 'nudged';
      readonly step: string;
      readonly to: Audience;
      readonly dueAt: Date;
    } & ClockRef)
  /** Somebody outside the team was reminded that the ticket waits, or whoever follows it up was. */
  | { readonly type: 'reminded'; readonly step: string; readonly since: Date }
  /** `On it`: the team is not nudged again about this run. */
  | ({ readonly type: 'on_it' } & ClockRef)
  | ({ readonly type: 'snoozed'; readonly until: Date } & ClockRef)
  /** A rule fired; never twice on a ticket. */
  | { readonly type: 'escalated'; readonly rule: string; readonly reason: string };
