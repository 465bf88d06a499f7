import { setImmediate as nextTurn } from 'node:timers/promises';

interface Waiting<Question, Answer> {
  readonly question: Question;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/** Most questions in one command, so that nobody waits long for the others. */
const MOST_AT_ONCE = 100;

/**
 * Questions that come in while a command is under way go out together in the next one. A command costs
 * driver and server far more than one more question in it, so under load this is several times faster,
 * and without load it costs one turn of the event loop.
 * @param answerAll one answer for each question, in their order. An `Error` fails its own question only;
 * when it throws, all of them fail.
 */
export function inBatches<Question, Answer>(
  answerAll: (questions: readonly Question[]) => Promise<readonly (Answer | Error)[]>,
): (question: Question) => Promise<Answer> {
  const waiting: Waiting<Question, Answer>[] = [];
  let working = false;

  const answer = async (batch: readonly Waiting<Question, Answer>[]): Promise<void> => {
    try {
      const answers = await answerAll(batch.map(({ question }) => question));
      for (const [index, { resolve, reject }] of batch.entries()) {
        const own = answers[index] as Answer | Error;
        if (own instanceof Error) reject(own);
        else resolve(own);
      }
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  };
  const work = async (): Promise<void> => {
    await nextTurn();
    while (waiting.length > 0) await answer(waiting.splice(0, MOST_AT_ONCE));
    working = false;
  };

  return (question) =>
    new Promise((resolve, reject) => {
      waiting.push({ question, resolve, reject });
      if (working) return;
      working = true;
      void work();
    });
}

/** As `inBatches`, with the questions of each desk in commands of their own: no filter spans two desks. */
export function inBatchesOfDesk<Question, Answer>(
  answerAll: (
    deskId: string,
    questions: readonly Question[],
  ) => Promise<readonly (Answer | Error)[]>,
): (deskId: string, question: Question) => Promise<Answer> {
  const desks = new Map<string, (question: Question) => Promise<Answer>>();
  return (deskId, question) => {
    const ask =
      desks.get(deskId) ??
      inBatches((questions: readonly Question[]) => answerAll(deskId, questions));
    desks.set(deskId, ask);
    return ask(question);
  };
}
