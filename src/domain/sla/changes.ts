import type { Audience, EscalationAction, Metric } from './config.js';

/** Which run of which clock something is about. */
export interface ClockRef {
  readonly metric: Metric;
  readonly cycle: number;
}

/** What a rule did. A queue that is a private one makes the ticket private. */
export type DoneAction = EscalationAction & { readonly private?: true };

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
  | {
      readonly type: 'reminded';
      readonly step: string;
      readonly since: Date;
      /** The requester is told that the ticket closes then. */
      readonly closesAt?: Date;
    }
  /** `On it`: the team is not nudged again about this run. */
  | ({ readonly type: 'on_it' } & ClockRef)
  | ({ readonly type: 'snoozed'; readonly until: Date } & ClockRef)
  /** A rule fired; never twice on a ticket. */
  | {
      readonly type: 'escalated';
      readonly rule: string;
      /** What made it so, as codes with a space between: `breached:resolution idle:97200000`. */
      readonly reason: string;
      /** What was done with it, in one step with the rule's firing. */
      readonly then?: readonly DoneAction[];
    };
