import type { Draft } from '../../../domain/draft/draft.js';
import { INSTANT, NUMBER, rowSchema, TEXT, VALUE } from '../rows.js';

/** A draft and what queries need besides. */
export type DraftRow = Draft & {
  readonly _id: string;
  /** Where its messages and its dialog stand: `slack/C1`. */
  readonly conversations: readonly string[];
  /** When the sweep has something to do with it; absent once it is filed or dropped. */
  readonly sweepAt?: Date;
};

export const draftSchema = rowSchema<DraftRow>({
  id: TEXT,
  deskId: TEXT,
  version: NUMBER,
  stage: TEXT,
  requester: TEXT,
  openedAt: INSTANT,
  conversations: [String],
  sweepAt: Date,
  filedBy: VALUE,
  origin: VALUE,
  messages: VALUE,
  thread: VALUE,
  private: VALUE,
  queue: VALUE,
  language: VALUE,
  title: VALUE,
  known: VALUE,
  decision: VALUE,
  answers: VALUE,
  question: VALUE,
  turns: VALUE,
  retries: VALUE,
  complaint: VALUE,
  wantsPerson: VALUE,
  changedAt: VALUE,
  expiresAt: VALUE,
  deskVersion: VALUE,
  key: VALUE,
  follows: VALUE,
  causes: VALUE,
});
