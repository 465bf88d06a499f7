import type { Delivery } from '../../../usecases/delivery.js';
import type { Leased } from '../leases.js';
import { INSTANT, NUMBER, rowSchema, TEXT, VALUE } from '../rows.js';

/** One thing to be sent. Kept for a while afterwards, so that writing it again stays harmless. */
export interface OutboxRow extends Delivery, Leased {
  readonly state: 'waiting' | 'sent' | 'given_up';
  /** A try began whose outcome is unknown. */
  readonly ambiguous: boolean;
  /** What went wrong the last time. */
  readonly problem?: string;
}

export const outboxSchema = rowSchema<OutboxRow>({
  id: TEXT,
  deskId: TEXT,
  lane: TEXT,
  order: NUMBER,
  createdAt: INSTANT,
  target: VALUE,
  state: TEXT,
  dueAt: INSTANT,
  holder: String,
  attempts: NUMBER,
  ambiguous: { type: Boolean, required: true },
  problem: String,
});
