import { after, hoursFor } from './clock.js';
import { isHeld } from './court.js';
import { courtNow } from './ledger.js';
import type { Action, Planning } from './plan-types.js';

/** What is to be said to the requester, or to whoever follows up, while the ticket waits for somebody. */
export function remindersOf(planning: Planning): Action[] {
  const { court, since } = courtNow(planning.events);
  if (court === 'requester') return [...requesterReminders(planning, since)];
  return isHeld(court) ? followUps(planning, since) : [];
}

function requesterReminders(planning: Planning, since: number): Action[] {
  const { remindAfterMs, closeAfterMs } = planning.policy.waiting;
  const closesAt =
    closeAfterMs === undefined ? undefined : timeAfter(planning, since, closeAfterMs);
  const sinceDate = new Date(since);
  const reminders = remindAfterMs.flatMap((ms, index): Action[] => {
    const trueAt = timeAfter(planning, since, ms);
    const step = `waiting-${index + 1}`;
    if (trueAt === undefined || wasReminded(planning, step, since)) return [];
    const closing = closesAt === undefined ? undefined : new Date(closesAt);
    const id = `${step}:${sinceDate.toISOString()}`;
    return [
      {
        kind: 'remind_requester',
        id,
        at: trueAt,
        trueAt,
        step,
        since: sinceDate,
        closesAt: closing,
      },
    ];
  });
  if (closesAt === undefined) return reminders;
  const id = `close:${sinceDate.toISOString()}`;
  return [
    ...reminders,
    { kind: 'close_unanswered', id, at: closesAt, trueAt: closesAt, since: sinceDate },
  ];
}

/** The next one only: it comes again after it was sent. */
function followUps(planning: Planning, since: number): Action[] {
  const { followUpEveryMs: every } = planning.policy.waiting;
  const { hold } = planning.ticket;
  if (every === undefined || every <= 0) return [];
  const sent = planning.events.filter(
    ({ change }) => change.type === 'reminded' && change.since.getTime() === since,
  ).length;
  const trueAt = timeAfter(planning, since, every * (sent + 1));
  // Somebody said until when: then the hold ends by itself.
  if (trueAt === undefined || (hold?.until !== undefined && hold.until.getTime() <= trueAt))
    return [];
  const step = `follow-up-${sent + 1}`;
  const sinceDate = new Date(since);
  const id = `${step}:${sinceDate.toISOString()}`;
  return [{ kind: 'follow_up', id, at: trueAt, trueAt, step, since: sinceDate }];
}

const wasReminded = ({ events }: Planning, step: string, since: number): boolean =>
  events.some(
    ({ change }) =>
      change.type === 'reminded' && change.step === step && change.since.getTime() === since,
  );

const timeAfter = ({ config, policy }: Planning, since: number, ms: number): number | undefined =>
  after(hoursFor(config, policy.key, 'resolution'), since, ms);
