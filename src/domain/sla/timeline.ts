import type { TicketEvent } from '../ticket/events.js';
import type { Ticket } from '../ticket/ticket.js';
import type { Pause } from './clock-types.js';
import type { Metric, SlaConfig } from './config.js';
import { courtAfter, isHeld, isRequesterMessage, type Court } from './court.js';
import { policyFor, targetOf } from './policy.js';
import { statesOf } from './states.js';

/** The desk's deadlines in one of its versions; `undefined` for a version without any. */
export type ConfigOf = (deskVersion: number) => SlaConfig | undefined;

/** One run of one clock, as the events tell it; nothing is measured yet. Instants are epoch ms. */
export interface Timeline {
  readonly metric: Metric;
  /** 1, 2, 3 … of this metric on this ticket. */
  readonly cycle: number;
  readonly startedAt: number;
  readonly stretches: readonly Stretch[];
  readonly stopped?: { readonly at: number; readonly how: 'done' | 'cancelled' };
}

/** A part of a run in which nothing changed that matters to it. */
export interface Stretch {
  readonly from: number;
  /** `undefined` while it goes on. */
  readonly until?: number;
  /** Why the clock stands still; `undefined` while it runs. */
  readonly pausedBy?: Pause;
  readonly deskVersion: number;
  readonly policy?: string;
  readonly targetMs?: number;
  /** Who has the ball. */
  readonly court: Court;
}

type Open = { -readonly [Key in keyof Timeline]: Timeline[Key] } & { stretches: Stretch[] };

/** All runs of a ticket's clocks, in the order they started. */
export function timelinesOf(events: readonly TicketEvent[], configOf: ConfigOf): Timeline[] {
  const all: Open[] = [];
  const states = statesOf(events);
  let court: Court = 'agent';
  let deskVersion = 1;
  for (const [index, event] of events.entries()) {
    const at = event.at.getTime();
    const before = states[index - 1];
    const ticket = states[index];
    if (ticket === undefined) break;
    deskVersion = event.deskVersion ?? (before === undefined ? ticket.deskVersion : deskVersion);
    const config = configOf(deskVersion);
    // New rules hold before what happened under them does.
    if (before !== undefined) go(all, { at, ticket: before, court, deskVersion, config });
    court = courtAfter(court, event, ticket);
    turn(all, event, ticket, config?.reopenWithinMs ?? 0);
    go(all, { at, ticket, court, deskVersion, config });
  }
  return all;
}

interface Moment {
  readonly at: number;
  readonly ticket: Ticket;
  readonly court: Court;
  readonly deskVersion: number;
  readonly config: SlaConfig | undefined;
}

/** Begins a new stretch of every open run for which something is different from this moment on. */
function go(all: readonly Open[], { at, ticket, court, deskVersion, config }: Moment): void {
  const policy = config && policyFor(config, ticket, at);
  for (const run of all) {
    if (run.stopped !== undefined) continue;
    const pausedBy = pauseOf(run.metric, court, policy?.pauseOnHold ?? false);
    const targetMs = policy && targetOf(policy, run.metric, ticket.priority);
    extend(run, { from: at, pausedBy, deskVersion, policy: policy?.key, targetMs, court });
  }
}

/** Starts, stops and takes up again what this event starts, stops and takes up again. */
function turn(all: Open[], event: TicketEvent, ticket: Ticket, reopenWithinMs: number): void {
  const at = event.at.getTime();
  const { change, actor } = event;
  const start = (metric: Metric, from = at): void => {
    const cycle = all.filter((run) => run.metric === metric).length + 1;
    all.push({ metric, cycle, startedAt: from, stretches: [] });
  };
  const stop = (metrics: readonly Metric[], how: 'done' | 'cancelled'): void => {
    for (const run of all)
      if (run.stopped === undefined && metrics.includes(run.metric)) close(run, at, how);
  };
  const answers =
    actor.kind === 'person' &&
    (change.type === 'asked' || (change.type === 'replied' && change.side === 'agent'));
  if (change.type === 'opened') {
    start('first_response');
    start('resolution');
  } else if (answers) {
    stop(['first_response', 'next_response', 'update'], 'done');
    if (ticket.status !== 'resolved' && ticket.status !== 'closed') start('update');
  } else if (wantsAnswer(event, ticket)) {
    const isFirst = all.some((run) => run.metric === 'first_response' && !run.stopped);
    const isWaiting = all.some((run) => run.metric === 'next_response' && !run.stopped);
    if (!isFirst && !isWaiting) start('next_response');
    if (change.type === 'reopened') takeUp(all, at, reopenWithinMs, start);
  } else if (change.type === 'reopened') {
    takeUp(all, at, reopenWithinMs, start);
  } else if (change.type === 'resolved') {
    stop(['first_response'], actor.kind === 'person' ? 'done' : 'cancelled');
    stop(['resolution'], 'done');
    stop(['next_response', 'update'], 'cancelled');
  } else if (change.type === 'closed') {
    stop(['first_response', 'next_response', 'update', 'resolution'], 'cancelled');
  }
}

/** Whether the requester now waits for an answer. A line on a resolved ticket comes with its reopening. */
function wantsAnswer({ change, actor }: TicketEvent, ticket: Ticket): boolean {
  if (change.type === 'answered') return true;
  if (change.type === 'reopened') {
    const { lastWord, requester } = ticket;
    const by = actor.kind === 'person' ? actor.person : undefined;
    return by === requester || (lastWord?.side === 'requester' && lastWord.by === by);
  }
  return (
    change.type === 'replied' &&
    ticket.status !== 'resolved' &&
    ticket.status !== 'closed' &&
    isRequesterMessage(change, ticket.language)
  );
}

/** A resolution that did not last: within the window its run goes on, the solved time being a pause. */
function takeUp(
  all: readonly Open[],
  at: number,
  withinMs: number,
  start: (metric: Metric) => void,
): void {
  const last = all.findLast((run) => run.metric === 'resolution');
  if (last?.stopped === undefined) return;
  if (at - last.stopped.at > withinMs) return start('resolution');
  const end = last.stretches.at(-1);
  if (end !== undefined)
    last.stretches.push({
      ...end,
      from: last.stopped.at,
      pausedBy: 'resolved',
      until: undefined,
      court: 'nobody',
    });
  last.stopped = undefined;
}

const pauseOf = (metric: Metric, court: Court, pauseOnHold: boolean): Pause | undefined => {
  if (metric === 'first_response' || metric === 'next_response') return undefined;
  if (court === 'requester') return 'requester';
  return isHeld(court) && pauseOnHold ? 'hold' : undefined;
};

function extend(run: Open, next: Stretch): void {
  const last = run.stretches.at(-1);
  if (last !== undefined && isSame(last, next)) return;
  if (last !== undefined) run.stretches[run.stretches.length - 1] = { ...last, until: next.from };
  run.stretches.push(last === undefined ? { ...next, from: run.startedAt } : next);
}

const isSame = (a: Stretch, b: Stretch): boolean =>
  a.pausedBy === b.pausedBy &&
  a.deskVersion === b.deskVersion &&
  a.policy === b.policy &&
  a.targetMs === b.targetMs &&
  a.court === b.court;

function close(run: Open, at: number, how: 'done' | 'cancelled'): void {
  const last = run.stretches.at(-1);
  if (last !== undefined) run.stretches[run.stretches.length - 1] = { ...last, until: at };
  run.stopped = { at, how };
}
