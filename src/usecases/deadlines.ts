import { awaited } from '../domain/promise/changes.js';
import { versionInForce } from '../domain/sla/clocks.js';
import { deadlinesOf } from '../domain/sla/projection.js';
import type { TicketEvent } from '../domain/ticket/events.js';
import { fold } from '../domain/ticket/fold.js';
import { isOver, type Ticket } from '../domain/ticket/ticket.js';
import type { ConfigOf } from '../domain/sla/timeline.js';
import type { Deps } from './ports.js';

/** The deadlines of every version of the desk that these events name. */
export async function configsFor(
  { deskId, desks }: Pick<Deps, 'deskId' | 'desks'>,
  events: readonly TicketEvent[],
): Promise<ConfigOf> {
  const versions = new Set(
    events.flatMap(({ deskVersion, change }) => [
      ...(deskVersion === undefined ? [] : [deskVersion]),
      ...(change.type === 'opened' ? [change.deskVersion] : []),
    ]),
  );
  const found = await Promise.all(
    [...versions].map(async (version) => [version, await desks.version(deskId, version)] as const),
  );
  const configs = new Map(found.map(([version, desk]) => [version, desk?.sla]));
  return (version) => configs.get(version);
}

/** A ticket as its events say, with its clocks and with the instant at which it needs attention next. */
export async function withDeadlines(
  deps: Pick<Deps, 'deskId' | 'desks'>,
  events: readonly TicketEvent[],
  ticket: Ticket = fold(events),
): Promise<Ticket> {
  const measured = { ...ticket, ...deadlinesOf(events, await configsFor(deps, events)) };
  const [promise] = isOver(ticket) ? [] : awaited(ticket.promises);
  if (promise === undefined) return measured;
  const version = versionInForce(events);
  const { sla = { policyVersion: version, calendarVersion: version } } = measured;
  const nextActionAt =
    sla.nextActionAt && sla.nextActionAt < promise.dueAt ? sla.nextActionAt : promise.dueAt;
  return { ...measured, sla: { ...sla, nextActionAt } };
}
