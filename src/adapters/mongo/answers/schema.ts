import type { AnswerOutcome } from '../../../domain/answers/known-answers.js';
import { INSTANT, rowSchema, TEXT } from '../rows.js';

export type AnswerOutcomeRow = AnswerOutcome & { readonly _id: string };

export const answerOutcomeSchema = rowSchema<AnswerOutcomeRow>({
  id: TEXT,
  deskId: TEXT,
  ticketId: TEXT,
  worked: Boolean,
  at: INSTANT,
});
