import type { Court } from '../domain/sla/court.js';
import { policyOf } from '../domain/sla/config.js';
import type { Explanation, Interval } from '../domain/sla/explain.js';
import type { Ticket } from '../domain/ticket/ticket.js';
import { durationInWords } from '../domain/words-of-time.js';
import { dueMoment } from './deadlines.js';
import { plain, type Block, type Message, type Text } from './message.js';
import { joined, moment, type Showing } from './showing.js';

/** How long each had the ball; milliseconds. */
export type Ledger = Readonly<Partial<Record<Court, number>>>;

/** A stretch as long as a message bears; what lies before is counted, not listed. */
const SHOWN_INTERVALS = 8;

/** Why each deadline of a ticket is where it is: what counted, what did not, and who had the ball. */
export function whyDeadlineMessage(
  show: Showing,
  ticket: Ticket,
  explanations: readonly Explanation[],
  ball: Ledger,
): Message {
  const { text } = show.speaker;
  const key = explanations.length === 0 ? 'deadline_none' : 'deadline_title';
  const title = text(key, { key: ticket.key });
  const courts = ballWords(show, ball);
  return {
    subject: ticket.id,
    fallback: plain(title),
    blocks: [
      { type: 'line', text: [{ bold: plain(title) }] },
      ...explanations.flatMap((each) => blocksOf(show, each)),
      ...(courts ? [{ type: 'small' as const, text: courts }] : []),
    ],
  };
}

/** `Ball: team 5 h, requester 2 h`; nothing while the team alone had it. */
export function ballWords(show: Showing, ball: Ledger): Text | undefined {
  const courts = COURTS.flatMap((court) => {
    const ms = ball[court] ?? 0;
    return ms < 60_000 ? [] : [{ court, words: { time: lengthOf(show, ms) } }];
  });
  if (courts.every(({ court }) => court === 'agent')) return undefined;
  const said = courts.map(({ court, words }) => show.speaker.text(`court_${court}`, words));
  return show.speaker.text('card_ball', { courts: joined(said, ', ') });
}

const COURTS = ['agent', 'requester', 'approver', 'vendor', 'on_hold'] as const;

function blocksOf(show: Showing, explanation: Explanation): Block[] {
  const { clock, intervals, countedMs } = explanation;
  const { speaker } = show;
  const policy = show.desk.sla && policyOf(show.desk.sla, clock.policyId);
  const head = speaker.text('deadline_clock', {
    metric: { bold: speaker.say(`metric_${clock.metric}`) },
    counted: lengthOf(show, countedMs),
    target: lengthOf(show, clock.targetMs),
    state: stateOf(show, explanation),
    policy: policy?.name ?? clock.policyId,
  });
  const shown = intervals.slice(-SHOWN_INTERVALS);
  const earlier = intervals.length - shown.length;
  const lines = [
    ...(earlier > 0 ? [speaker.text('deadline_earlier', { count: String(earlier) })] : []),
    ...shown.map((interval) => intervalLine(show, interval)),
  ];
  return [
    { type: 'line', text: head },
    ...(lines.length > 0 ? [{ type: 'small' as const, text: joined(lines, '\n') }] : []),
  ];
}

function stateOf(show: Showing, { clock }: Explanation): Text {
  const { text } = show.speaker;
  const { state, metAt, breachedAt, breachedBy, dueAt } = clock;
  if (state === 'cancelled') return text('deadline_cancelled');
  if (breachedAt) {
    const key = breachedBy === 'changed' ? 'deadline_changed' : 'deadline_missed';
    return text(key, { time: dueMoment(show, breachedAt) });
  }
  if (metAt) return text('deadline_met', { time: dueMoment(show, metAt) });
  return dueAt === undefined
    ? text('deadline_paused')
    : text('deadline_due', { time: dueMoment(show, dueAt) });
}

function intervalLine(show: Showing, { from, until, countedMs, why, holidays }: Interval): Text {
  const reason = why === 'closed' && holidays !== undefined ? 'holiday' : why;
  return show.speaker.text(`interval_${reason}`, {
    from: moment(show, new Date(from)),
    until: moment(show, new Date(until)),
    time: lengthOf(show, countedMs),
  });
}

const lengthOf = ({ speaker: { say } }: Showing, ms: number): string =>
  durationInWords(ms, { min: say('minutes'), h: say('hours'), d: say('days') });
