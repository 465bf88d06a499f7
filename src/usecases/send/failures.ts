import { queueOf } from '../../domain/desk.js';
import { currentTicket } from '../commit-change.js';
import { sideOfRole, type DeliveryTarget } from '../delivery.js';
import { deskNow } from '../desk-now.js';
import { GatewayError, type Deps, type Taken } from '../ports.js';
import { send } from '../say.js';
import { isUnreachable } from './post.js';

/** Waits between tries, in milliseconds; the last one is kept until the row is given up. */
const BACK_OFF_MS = [1_000, 5_000, 20_000, 60_000, 300_000, 600_000] as const;

/** About a day of tries. */
const MOST_TRIES = 150;

/** Puts a row that failed back, or gives it up; whoever must know is told. Never throws what it was given. */
export async function afterFailure(
  deps: Deps,
  taken: Taken,
  error: unknown,
): Promise<number | undefined> {
  const { delivery, attempts } = taken;
  const problem = error instanceof Error ? error.message : String(error);
  const now = deps.now();
  const context = {
    deskId: delivery.deskId,
    delivery: delivery.id,
    kind: delivery.target.kind,
    attempts,
  };
  if (error instanceof GatewayError && error.problem === 'rate_limited') {
    return again(deps, taken, error.retryAfterMs ?? 1_000, problem, false);
  }
  deps.log.warn({ ...context, problem }, 'a message could not be sent');
  if (isUnreachable(error)) await sayUnreachable(deps, taken);
  const waits = isUnreachable(error) && isForTeam(taken.delivery.target);
  const hopeless = isUnreachable(error) ? !waits : isInvalid(error);
  if (hopeless || (attempts >= MOST_TRIES && !waits)) {
    deps.log.error({ ...context, err: error }, 'a message was given up');
    await deps.outbox.giveUp(delivery.deskId, delivery.id, now, problem);
    await sayCopyFailed(deps, taken);
    return undefined;
  }
  const ambiguous = !(error instanceof GatewayError) || error.problem === 'ambiguous';
  const wait = isUnreachable(error) ? 600_000 : (BACK_OFF_MS[attempts - 1] ?? 600_000);
  return again(deps, taken, wait, problem, ambiguous);
}

async function again(
  deps: Deps,
  { delivery }: Taken,
  waitMs: number,
  problem: string,
  ambiguous: boolean,
): Promise<number> {
  const at = new Date(deps.now().getTime() + waitMs);
  await deps.outbox.retry(delivery.deskId, delivery.id, at, problem, ambiguous);
  return waitMs;
}

const isInvalid = (error: unknown): boolean =>
  error instanceof GatewayError && error.problem === 'invalid';

/**
 * What the team hears is worth waiting for, however long: the desk may be invited back to its channel.
 * Files do not count, for it may be the file that is out of reach.
 */
function isForTeam(target: DeliveryTarget): boolean {
  switch (target.kind) {
    case 'living':
      return sideOfRole(target.role) === 'triage';
    case 'refresh':
      return target.side === 'triage';
    case 'notice':
    case 'copy':
      return target.to === 'triage';
    default:
      return false;
  }
}

/** The queue's leads and the requester hear that the card could not be placed, and that nothing is lost. */
async function sayUnreachable(deps: Deps, taken: Taken): Promise<void> {
  const { target } = taken.delivery;
  if (target.kind !== 'living' || target.role !== 'card') return;
  const ticket = await currentTicket(deps, target.subject);
  if (ticket === undefined) return;
  const desk = await deskNow(deps);
  const queue = queueOf(desk, ticket.queue);
  const params = { queue: queue?.name ?? ticket.queue };
  for (const person of queue?.leads ?? []) {
    const what = { say: 'unreachable_triage', subject: ticket.id, params };
    await send(deps, taken.delivery.id, `unreachable-${person}`, { kind: 'direct', person, what });
  }
  const what = { say: 'unreachable_triage_requester', subject: ticket.id, params };
  await send(deps, taken.delivery.id, 'unreachable', {
    kind: 'direct',
    person: ticket.requester,
    what,
  });
}

/** Whoever wrote a line that reached nobody must know it. */
async function sayCopyFailed(deps: Deps, taken: Taken): Promise<void> {
  const { target } = taken.delivery;
  if (target.kind !== 'copy' && target.kind !== 'files') return;
  const events = await deps.events.of(deps.deskId, target.subject, target.seq - 1);
  const change = events[0]?.change;
  if (change?.type !== 'replied') return;
  const what = { say: 'copy_failed', subject: target.subject };
  const told = { kind: 'tell', person: change.author, place: change.message, what } as const;
  await send(deps, taken.delivery.id, 'failed', told);
}
