import type { Incoming } from '../../../usecases/incoming.js';
import type { Leased } from '../leases.js';
import { INSTANT, NUMBER, rowSchema, TEXT, VALUE } from '../rows.js';

/** One delivery of a platform. It stays for a while after it was dealt with, to know its duplicates. */
export interface InboxRow extends Leased {
  readonly state: 'waiting' | 'done' | 'given_up';
  /** Absent once it was dealt with: what people wrote then stands in the event log only. */
  readonly incoming?: Incoming;
  readonly failures: number;
  /** What went wrong the last time. */
  readonly problem?: string;
}

export const inboxSchema = rowSchema<InboxRow>({
  deskId: TEXT,
  state: TEXT,
  dueAt: INSTANT,
  holder: String,
  attempts: NUMBER,
  incoming: VALUE,
  failures: NUMBER,
  problem: String,
});
