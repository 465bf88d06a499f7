import { trusted, type Connection } from 'mongoose';
import type { Ticket } from '../../../domain/ticket/ticket.js';
import type { TicketRepository } from '../../../usecases/ports.js';
import { rowId } from '../ids.js';
import { isDuplicate } from '../rows.js';
import { ticketSchema, type TicketRow } from './schema.js';

/** The tickets as they stand; can be computed again from the event log at any time. */
export function createTicketRepository(connection: Connection): TicketRepository {
  const tickets = connection.model<TicketRow>('Ticket', ticketSchema, 'tickets');

  /** Replaces an older version. With `upsert`, fails as a duplicate when none was older. */
  const replaceOlder = async (row: TicketRow, upsert: boolean): Promise<void> => {
    const older = { _id: row._id, deskId: row.deskId, version: trusted({ $lt: row.version }) };
    await tickets.replaceOne(older, row, { upsert });
  };

  return {
    async find(deskId, ticketId) {
      const _id = rowId(deskId, ticketId);
      const row = await tickets.findOne({ _id, deskId }).lean<TicketRow>();
      return row === null ? undefined : toTicket(row);
    },

    async findByKey(deskId, key) {
      const row = await tickets.findOne({ deskId, key }).lean<TicketRow>();
      return row === null ? undefined : toTicket(row);
    },

    async save(ticket) {
      const row = toRow(ticket);
      try {
        await replaceOlder(row, true);
      } catch (error) {
        if (!isDuplicate(error)) throw error;
        // A version stands there. It may have been inserted, older, in this same instant.
        await replaceOlder(row, false);
      }
    },

    async replace(ticket) {
      const row = toRow(ticket);
      await tickets.replaceOne({ _id: row._id, deskId: row.deskId }, row, { upsert: true });
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
