import { beforeAll, describe, expect, it } from '@jest/globals';
import type { AnswerOutcomes } from '../../src/usecases/answer-outcomes.js';
import { at, freshDesk } from './samples.js';

/** What every store of answers' outcomes keeps. */
export function describeAnswerOutcomesContract(open: () => Promise<AnswerOutcomes>): void {
  describe('outcomes of answers', () => {
    let answers: AnswerOutcomes;
    beforeAll(async () => {
      answers = await open();
    });
    const outcome = (deskId: string, id: string, ticketId: string, worked: boolean) => ({
      ...{ deskId, id, ticketId, worked },
      at: at(1),
    });

    it('are found by their tickets, each desk its own', async () => {
      const desk = freshDesk();
      await answers.put(outcome(desk, 'd1:t1', 't1', true));
      await answers.put(outcome(desk, 'd2:t1', 't1', false));
      await answers.put(outcome(desk, 'd2:t2', 't2', false));
      await answers.put(outcome(freshDesk(), 'd1:t1', 't1', true));
      const found = await answers.of(desk, ['t1', 't9']);
      expect(found.sort((a, b) => a.id.localeCompare(b.id))).toEqual([
        outcome(desk, 'd1:t1', 't1', true),
        outcome(desk, 'd2:t1', 't1', false),
      ]);
      expect(await answers.of(desk, [])).toEqual([]);
    });

    it('count once, and the last word counts', async () => {
      const desk = freshDesk();
      await answers.put(outcome(desk, 'd1:t1', 't1', false));
      await answers.put(outcome(desk, 'd1:t1', 't1', true));
      await answers.put(outcome(desk, 'd1:t1', 't1', true));
      expect(await answers.of(desk, ['t1'])).toEqual([outcome(desk, 'd1:t1', 't1', true)]);
    });
  });
}
