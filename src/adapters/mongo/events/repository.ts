import { trusted, type Connection } from 'mongoose';
import type { TicketEvent } from '../../../domain/ticket/events.js';
import type { EventLog } from '../../../usecases/ports.js';
import { inBatchesOfDesk } from '../batches.js';
import { rowId } from '../ids.js';
import { createWriter } from '../writer.js';
import { eventSchema, type EventRow } from './schema.js';

/** The event log. The unique `_id` of ticket and number decides who was first. */
export function createEventLog(connection: Connection): EventLog {
  const events = connection.model<EventRow>('Event', eventSchema, 'events');

  const writer = createWriter(events);

  const allOf = inBatchesOfDesk(async (deskId, ids: readonly string[]) => {
    const rows = await events
      .find({ deskId, ticketId: trusted({ $in: [...new Set(ids)] }) })
      .lean<EventRow[]>();
    const byTicket = new Map<string, TicketEvent[]>(ids.map((id) => [id, []]));
    for (const row of rows) byTicket.get(row.ticketId)?.push(toEvent(row));
    for (const log of byTicket.values()) log.sort((a, b) => a.seq - b.seq);
    return ids.map((id) => byTicket.get(id) ?? []);
  });

  return {
    async append(event) {
      const outcome = await writer.insert({ ...event, _id: rowId(event.deskId, event.id) });
      return outcome === 'written' ? 'appended' : 'taken';
    },

    async of(deskId, ticketId, afterSeq) {
      const all = await allOf(deskId, ticketId);
      return all.filter(({ seq }) => seq > afterSeq);
    },

    async ticketsTouchedSince(deskId, since) {
      const groups = await events.aggregate<{ _id: string }>([
        { $match: { deskId, at: { $gte: since } } },
        { $group: { _id: '$ticketId' } },
        { $sort: { _id: 1 } },
      ]);
      return groups.map((group) => group._id);
    },
  };
}

const toEvent = ({ _id, ...event }: EventRow): TicketEvent => event;
