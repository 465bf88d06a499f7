import { trusted, type Connection } from 'mongoose';
import type { AnswerOutcome } from '../../../domain/answers/known-answers.js';
import type { AnswerOutcomes } from '../../../usecases/answer-outcomes.js';
import { rowId } from '../ids.js';
import { createWriter } from '../writer.js';
import { answerOutcomeSchema, type AnswerOutcomeRow } from './schema.js';

/** What people said about the answers they were shown. */
export function createAnswerOutcomes(connection: Connection): AnswerOutcomes {
  const rows = connection.model<AnswerOutcomeRow>('AnswerOutcome', answerOutcomeSchema, 'answers');
  const writer = createWriter(rows);
  return {
    async put(outcome) {
      await writer.put({ ...outcome, _id: rowId(outcome.deskId, outcome.id) });
    },

    async of(deskId, ticketIds) {
      if (ticketIds.length === 0) return [];
      const found = await rows
        .find({ deskId, ticketId: trusted({ $in: [...ticketIds] }) })
        .lean<AnswerOutcomeRow[]>();
      return found.map(toOutcome);
    },
  };
}

const toOutcome = ({ _id, ...outcome }: AnswerOutcomeRow): AnswerOutcome => outcome;
