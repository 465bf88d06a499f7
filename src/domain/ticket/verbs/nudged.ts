import type { ClockRef } from '../../sla/changes.js';
import { ALREADY, refuse, workMayNot, type Verb } from './verb.js';

/** What a press on a nudge needs to know of the run it is about, at this moment. */
export interface NudgePress extends ClockRef {
  /** Whether the deadline still waits for somebody. */
  readonly running: boolean;
  /** Whether somebody said already that they are on it. */
  readonly onIt: boolean;
}

/** `On it`: the team is not nudged again about this deadline. */
export const onIt: Verb<NudgePress> = (ticket, by, { metric, cycle, running, onIt: said }) => {
  const no = workMayNot(ticket, by);
  if (no) return no;
  if (!running) return refuse('vanished');
  return said ? ALREADY : { change: { type: 'on_it', metric, cycle } };
};

/** Puts the nudges about this deadline off; `until` is never past the next step of the ladder. */
export const snooze: Verb<NudgePress & { readonly until: Date; readonly snoozedUntil?: Date }> = (
  ticket,
  by,
  { metric, cycle, running, until, snoozedUntil },
) => {
  const no = workMayNot(ticket, by);
  if (no) return no;
  if (!running) return refuse('vanished');
  // A second press within the minute says the same.
  if (snoozedUntil !== undefined && until.getTime() - snoozedUntil.getTime() < 60_000)
    return ALREADY;
  return { change: { type: 'snoozed', metric, cycle, until } };
};

/** What somebody said they would do: done, put off, or dropped. */
export const settlePromise: Verb<
  { readonly promise: number } & (
    { readonly how: 'kept' | 'dropped' } | { readonly how: 'snoozed'; readonly until: Date }
  )
> = (ticket, by, input) => {
  const { promise } = input;
  const open = ticket.promises?.find(({ seq }) => seq === promise);
  if (!by.agent && open?.by !== by.person) return refuse('not_an_agent', { queue: ticket.queue });
  if (open === undefined) return ALREADY;
  if (input.how !== 'snoozed') return { change: { type: `promise_${input.how}`, promise } };
  // Put off already, and not asked again since.
  if (!open.reminded) return ALREADY;
  return { change: { type: 'promise_snoozed', promise, until: input.until } };
};
