import type { Clock } from '../domain/sla/clock-types.js';
import { isOverdue, latest } from '../domain/sla/clocks.js';
import type { Metric } from '../domain/sla/config.js';
import type { Ticket } from '../domain/ticket/ticket.js';
import { isOver } from '../domain/ticket/ticket.js';
import { durationInWords, momentOfDay } from '../domain/words-of-time.js';
import type { Inline, Text } from './message.js';
import { dayWords, type Showing } from './showing.js';
import type { WordingKey } from './wording/wording.js';

/** From this share of its target on, a deadline is soon. */
const SOON = 0.75;

/** 🔴 when a deadline was missed that still matters, 🟡 when one is near, else nothing. */
export function urgencyIcon(show: Showing, ticket: Ticket): string {
  const clocks = openClocks(ticket);
  const now = show.now.getTime();
  if (clocks.some((clock) => isOverdue(clock, now))) return '🔴 ';
  return clocks.some((clock) => isSoon(clock, now)) ? '🟡 ' : '';
}

/** The deadline that comes first, for the team: `answer by 9:45`, or what is left while it stands still. */
export function cardDeadline(show: Showing, ticket: Ticket): Text | undefined {
  const { text } = show.speaker;
  const next = firstOf(openClocks(ticket));
  if (next === undefined) return undefined;
  if (next.dueAt === undefined) return text('card_time_left', { left: leftOf(show, next) });
  return deadlineWords(show, next.metric, next.dueAt);
}

/** `answer by today 9:45`, or that it was due then. */
export function deadlineWords(show: Showing, metric: Metric, dueAt: Date): Text {
  const { by, late } = CARD_KEYS[metric];
  return show.speaker.text(dueAt < show.now ? late : by, { due: dueMoment(show, dueAt) });
}

const ANSWER = { by: 'card_answer_by', late: 'card_answer_late' } as const;
const CARD_KEYS: Readonly<Record<Metric, { by: WordingKey; late: WordingKey }>> = {
  first_response: ANSWER,
  next_response: ANSWER,
  update: { by: 'card_update_by', late: 'card_update_late' },
  resolution: { by: 'card_solve_by', late: 'card_solve_late' },
};

/** In the order in which they matter to the requester. */
const REQUESTER_KEYS: readonly (readonly [Metric, WordingKey])[] = [
  ['first_response', 'due_first_response'],
  ['next_response', 'due_next_response'],
  ['resolution', 'due_resolution'],
];

/** What the requester may expect, honestly: the next answer, else the solution. */
export function requesterDeadline(show: Showing, ticket: Ticket): Text | undefined {
  const { text } = show.speaker;
  const clocks = openClocks(ticket);
  const [promise] = REQUESTER_KEYS.flatMap(([metric, key]) => {
    const clock = latest(clocks, metric);
    return clock === undefined ? [] : [{ clock, key }];
  });
  if (promise === undefined) return undefined;
  const { clock, key } = promise;
  if (clock.dueAt === undefined) {
    const left = { left: leftOf(show, clock) };
    return text(clock.pausedBy === 'hold' ? 'due_paused_hold' : 'due_paused', left);
  }
  const isLate = isOverdue(clock, show.now.getTime());
  return text(isLate ? 'due_late' : key, { due: dueMoment(show, clock.dueAt) });
}

const openClocks = (ticket: Ticket): readonly Clock[] =>
  isOver(ticket)
    ? []
    : (ticket.clocks ?? []).filter(({ state }) => state === 'running' || state === 'paused');

/** The one that is due first; one that stands still only when none runs. */
const firstOf = (clocks: readonly Clock[]): Clock | undefined =>
  clocks.reduce<Clock | undefined>(
    (first, clock) =>
      first === undefined || (clock.dueAt ?? NEVER) < (first.dueAt ?? NEVER) ? clock : first,
    undefined,
  );

const NEVER = new Date(8.64e15);

/** Near its end, by the time between the last start and the deadline; exact enough for a colour. */
function isSoon({ state, dueAt, runningSince, consumedMs, targetMs }: Clock, now: number): boolean {
  if (state !== 'running' || dueAt === undefined || runningSince === undefined) return false;
  const left = targetMs - consumedMs;
  const share =
    (now - runningSince.getTime()) / Math.max(1, dueAt.getTime() - runningSince.getTime());
  return consumedMs + share * left >= SOON * targetMs;
}

/** With its day, "today" too: it is a promise. */
export const dueMoment = (show: Showing, at: Date): Inline => ({
  time: at,
  text: momentOfDay(at, show, dayWords(show)),
});

const leftOf = (show: Showing, { targetMs, consumedMs }: Clock): string =>
  durationInWords(Math.max(0, targetMs - consumedMs), {
    min: show.speaker.say('minutes'),
    h: show.speaker.say('hours'),
    d: show.speaker.say('days'),
  });
