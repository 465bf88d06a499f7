import type { TicketEvent } from '../../../domain/ticket/events.js';
import { INSTANT, NUMBER, rowSchema, TEXT, VALUE } from '../rows.js';

export type EventRow = TicketEvent & { readonly _id: string };

export const eventSchema = rowSchema<EventRow>({
  id: TEXT,
  deskId: TEXT,
  ticketId: TEXT,
  seq: NUMBER,
  at: INSTANT,
  actor: VALUE,
  cause: TEXT,
  change: VALUE,
  deskVersion: VALUE,
});
