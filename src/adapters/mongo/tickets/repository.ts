import { trusted, type Connection } from 'mongoose';
import type { Ticket } from '../../../domain/ticket/ticket.js';
import type { TicketRepository } from '../../../usecases/ports.js';
import { rowId } from '../ids.js';
import { createLookup } from '../lookup.js';
import { createWriter, type Outcome } from '../writer.js';
import { ticketSchema, type TicketRow } from './schema.js';

/** The tickets as they stand; can be computed again from the event log at any time. */
export function createTicketRepository(connection: Connection): TicketRepository {
  const tickets = connection.model<TicketRow>('Ticket', ticketSchema, 'tickets');

  const writer = createWriter(tickets);
  const rowOf = createLookup(tickets);

  /** Replaces an older version. With `upsert`, a `duplicate` means that the version there is not older. */
  const replaceOlder = (row: TicketRow, upsert: boolean): Promise<Outcome> => {
    const { _id, deskId, version } = row;
    return writer.replace({ _id, deskId, version: { $lt: version } }, row, upsert);
  };

  return {
    async find(deskId, ticketId) {
      const row = await rowOf(deskId, rowId(deskId, ticketId));
      return row && toTicket(row);
    },

    async findByKey(deskId, key) {
      const row = await tickets.findOne({ deskId, key }).lean<TicketRow>();
      return row === null ? undefined : toTicket(row);
    },

    async save(ticket) {
      const row = toRow(ticket);
      // What stands there may have been inserted, older, in this same instant: hence the second try.
      if ((await replaceOlder(row, true)) === 'duplicate') await replaceOlder(row, false);
    },

    async replace(ticket) {
      await writer.put(toRow(ticket));
    },

    async list(deskId, { requester, assignee, queue, statuses }, { limit, before }) {
      const rows = await tickets
        .find({
          deskId,
          ...(requester !== undefined && { requester }),
          ...(assignee !== undefined && { assignee }),
          ...(queue !== undefined && { queue }),
          ...(statuses !== undefined && { status: trusted({ $in: [...statuses] }) }),
          ...(before !== undefined && { openedAt: trusted({ $lt: before }) }),
        })
        .sort({ openedAt: -1, _id: -1 })
        .limit(limit)
        .lean<TicketRow[]>();
      return rows.map(toTicket);
    },

    async resolvedBefore(deskId, resolvedBefore, limit) {
      const rows = await tickets
        .find({ deskId, resolvedAt: trusted({ $lt: resolvedBefore }) })
        .sort({ resolvedAt: 1 })
        .limit(limit)
        .lean<TicketRow[]>();
      return rows.map(toTicket);
    },

    async heldUntil(deskId, now, limit) {
      const rows = await tickets
        .find({ deskId, holdUntil: trusted({ $lte: now }) })
        .sort({ holdUntil: 1 })
        .limit(limit)
        .lean<TicketRow[]>();
      return rows.map(toTicket);
    },

    async actionDue(deskId, now, limit) {
      const rows = await tickets
        .find({ deskId, 'sla.nextActionAt': trusted({ $lte: now }) })
        .sort({ 'sla.nextActionAt': 1 })
        .limit(limit)
        .lean<TicketRow[]>();
      return rows.map(toTicket);
    },
  };
}

const toRow = (ticket: Ticket): TicketRow => ({
  ...ticket,
  _id: rowId(ticket.deskId, ticket.id),
  resolvedAt: ticket.status === 'resolved' ? ticket.statusSince : undefined,
  holdUntil: ticket.status === 'on_hold' ? ticket.hold?.until : undefined,
});

const toTicket = ({
  _id,
  resolvedAt: _resolvedAt,
  holdUntil: _holdUntil,
  ...ticket
}: TicketRow): Ticket => ticket;
