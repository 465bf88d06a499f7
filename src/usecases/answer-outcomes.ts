import type { AnswerOutcome } from '../domain/answers/known-answers.js';

/** What people said about the answers they were shown. */
export interface AnswerOutcomes {
  /** One for each `id`: the last word counts, so saying it twice is harmless. */
  put(outcome: AnswerOutcome): Promise<void>;
  /** All that was said about the answers of these tickets. */
  of(deskId: string, ticketIds: readonly string[]): Promise<AnswerOutcome[]>;
}
