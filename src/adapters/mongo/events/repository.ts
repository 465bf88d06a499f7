import { trusted, type Connection } from 'mongoose';
import type { TicketEvent } from '../../../domain/ticket/events.js';
import type { EventLog } from '../../../usecases/ports.js';
import { rowId } from '../ids.js';
import { createWriter } from '../writer.js';
import { eventSchema, type EventRow } from './schema.js';

/** The event log. The unique `_id` of ticket and number decides who was first. */
export function createEventLog(connection: Connection): EventLog {
  const events = connection.model<EventRow>('Event', eventSchema, 'events');

  const writer = createWriter(events);

  return {
    async append(event) {
      const outcome = await writer.insert({ ...event, _id: rowId(event.deskId, event.id) });
      return outcome === 'written' ? 'appended' : 'taken';
    },

    async of(deskId, ticketId, afterSeq) {
      const rows = await events
        .find({ deskId, ticketId, seq: trusted({ $gt: afterSeq }) })
        .sort({ seq: 1 })
        .lean<EventRow[]>();
      return rows.map(toEvent);
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
