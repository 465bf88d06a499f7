import type { Explanation, Interval } from '../../domain/sla/explain.js';
import { explain } from '../../domain/sla/explain.js';
import { ledgerOf, turnsOf } from '../../domain/sla/ledger.js';
import { StartError } from '../../start-error.js';
import { DESK_ID } from '../../start/desk-at-start.js';
import { configsFor } from '../../usecases/deadlines.js';
import { UsageError, type Command } from '../command.js';
import { storedDesk, withStore } from '../settings.js';

/** Why a ticket's deadlines are what they are: every interval that counted or did not. */
export const slaExplain: Command = {
  name: 'sla explain',
  usage: '<ticket>',
  summary: 'says why the deadlines of a ticket (IT-142) are what they are, interval by interval',
  positionals: 1,
  run: (call) =>
    withStore(call, async (store) => {
      const [key] = call.positionals;
      if (key === undefined) throw new UsageError('Name the ticket, such as IT-142.');
      const { events, tickets, desks } = store.repositories;
      const ticket = await tickets.findByKey(DESK_ID, key.toUpperCase());
      if (ticket === undefined)
        throw new StartError('store', [
          { where: key, problem: 'is no ticket.', remedy: 'Write its key as on the card: IT-142.' },
        ]);
      const log = await events.of(DESK_ID, ticket.id, 0);
      const now = Date.now();
      const explanations = explain(log, await configsFor({ deskId: DESK_ID, desks }, log), now);
      const ball = ledgerOf(turnsOf(log, now));
      if (call.values['json'] === true) {
        for (const each of explanations) call.out(JSON.stringify({ kind: 'clock', key, ...each }));
        call.out(JSON.stringify({ kind: 'ball', key, ms: ball }));
        return 0;
      }
      const { timeZone } = await storedDesk(store);
      const show = instantIn(timeZone);
      call.out(`${ticket.key} ${ticket.title} (times of ${timeZone})`);
      if (explanations.length === 0) call.out('No policy of its desk promises anything about it.');
      for (const each of explanations) for (const line of linesOf(each, show)) call.out(line);
      call.out('');
      const courts = Object.entries(ball)
        .filter(([court]) => court !== 'nobody')
        .map(([court, ms]) => `${court} ${lengthOf(ms)}`);
      call.out(`Who had the ball, day and night: ${courts.join(', ')}.`);
      return 0;
    }),
};

type Show = (instant: number | Date) => string;

function linesOf({ clock, intervals, countedMs }: Explanation, show: Show): string[] {
  const { metric, cycle, state, targetMs, dueAt, breachedBy, policyId, policyVersion } = clock;
  const due = dueAt === undefined ? '' : `, due ${show(dueAt)}`;
  const by = breachedBy === 'changed' ? ', missed by a change of the rules or the priority' : '';
  return [
    '',
    `${metric} ${cycle}: ${state}, ${lengthOf(countedMs)} of ${lengthOf(targetMs)}${due}${by}`,
    `  policy ${policyId}, version ${policyVersion}`,
    ...intervals.map((interval) => `  ${intervalLine(interval, show)}`),
    `  ${'sum'.padEnd(37)}${lengthOf(countedMs)}`,
  ];
}

const REASONS: Readonly<Record<Interval['why'], string>> = {
  open: 'open',
  round_the_clock: 'counts day and night',
  closed: 'closed',
  requester: 'the requester had to answer',
  hold: 'on hold',
  resolved: 'solved, then reopened',
};

function intervalLine({ from, until, countedMs, why, holidays }: Interval, show: Show): string {
  const days = holidays === undefined ? '' : ` (holiday: ${holidays.join(', ')})`;
  const counted = countedMs === 0 ? '–' : lengthOf(countedMs);
  return `${show(from)} – ${show(until)}  ${counted.padEnd(12)} ${REASONS[why]}${days}`;
}

function instantIn(timeZone: string): Show {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  });
  return (instant) => format.format(instant);
}

/** `3 h 25 min`; seconds only where there is nothing else. */
export function lengthOf(ms: number): string {
  if (ms < 60_000) return `${Math.floor(ms / 1000)} s`;
  const minutes = Math.floor(ms / 60_000);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}
