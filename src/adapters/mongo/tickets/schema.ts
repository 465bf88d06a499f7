import type { Ticket } from '../../../domain/ticket/ticket.js';
import { INSTANT, NUMBER, rowSchema, TEXT, VALUE } from '../rows.js';

/** A ticket and what queries need besides. */
export type TicketRow = Ticket & {
  readonly _id: string;
  /** Set while the ticket is resolved and waits for the requester's verdict. */
  readonly resolvedAt?: Date;
  /** Set while the ticket is on hold until a date. */
  readonly holdUntil?: Date;
};

export const ticketSchema = rowSchema<TicketRow>({
  id: TEXT,
  deskId: TEXT,
  version: NUMBER,
  key: TEXT,
  status: TEXT,
  requester: TEXT,
  assignee: String,
  queue: TEXT,
  openedAt: INSTANT,
  resolvedAt: Date,
  holdUntil: Date,
  filedBy: String,
  title: VALUE,
  text: VALUE,
  language: VALUE,
  category: VALUE,
  priority: VALUE,
  fields: VALUE,
  decidedBy: VALUE,
  decision: VALUE,
  similar: VALUE,
  missing: VALUE,
  wantsPerson: VALUE,
  origin: VALUE,
  thread: VALUE,
  private: VALUE,
  deskVersion: VALUE,
  requesterFacts: VALUE,
  files: VALUE,
  follows: VALUE,
  statusSince: VALUE,
  claimedAt: VALUE,
  hold: VALUE,
  question: VALUE,
  resolution: VALUE,
  closed: VALUE,
  rating: VALUE,
  replies: VALUE,
  notes: VALUE,
  lastWord: VALUE,
  followedBy: VALUE,
  steps: VALUE,
  sla: VALUE,
  clocks: VALUE,
  promises: VALUE,
});
