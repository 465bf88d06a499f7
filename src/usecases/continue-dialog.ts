import type { Desk } from '../domain/desk.js';
import { readTyped } from '../domain/draft/answer.js';
import { fieldsOf, isWaiting, MAX_RETRIES, questionKey } from '../domain/draft/dialog.js';
import type { AnswerProblem, Draft } from '../domain/draft/draft.js';
import { isOnlyThanks } from '../domain/understanding/only-thanks.js';
import { wordsOf } from '../domain/understanding/text.js';
import { messageKey } from '../domain/place.js';
import { changeDraft, advance } from './change-draft.js';
import { deskNow } from './desk-now.js';
import type { Incoming, Said } from './incoming.js';
import { personOf } from './people.js';
import type { Deps } from './ports.js';
import { readAgain } from './read-draft.js';

/** Something was written where a dialog runs: an answer to its question, or more about the request. */
export async function continueDialog(
  deps: Deps,
  draft: Draft,
  said: Incoming & Said,
): Promise<void> {
  if (said.actor !== draft.requester && said.actor !== draft.filedBy) return;
  if (draft.stage === 'dropped' || isOnlyThanks(said.text, draft.language)) return;
  if (draft.stage === 'offered') return addToDraft(deps, draft, said);
  const desk = await deskNow(deps);
  const person = await personOf(deps, draft.requester);
  const context = {
    now: deps.now().toISOString(),
    timeZone: person?.timeZone ?? desk.timeZone,
    language: draft.language,
  };
  await keepTrack(deps, draft, said);
  await changeDraft(deps, draft.id, said.delivery, async (current) => {
    const answered = readTyped(desk, current, said.text, context);
    if ('problem' in answered) {
      return withProblem(deps, withMessage(current, said), answered.problem);
    }
    if ('known' in answered) {
      const answer = { ...withAnswerOf(desk, current, said), known: answered.known };
      return advance(deps, await readAgain(deps, answer));
    }
    const next = await advance(deps, await readAgain(deps, withMessage(current, said)));
    return stillOpen(deps, current, next);
  });
}

/** One more message of the same request, before it is filed. */
export async function addToDraft(deps: Deps, draft: Draft, said: Incoming & Said): Promise<void> {
  await keepTrack(deps, draft, said);
  await changeDraft(deps, draft.id, said.delivery, async (current) => {
    const read = await readAgain(deps, withMessage(current, said));
    return read.stage === 'offered' ? read : advance(deps, read);
  });
}

/** The message leads to its request from now on: its edits, its deletion, a thread under it. */
const keepTrack = (deps: Deps, draft: Draft, said: Incoming & Said): Promise<void> =>
  deps.places.bindThread({
    deskId: deps.deskId,
    key: messageKey(said.message),
    subject: draft.id,
    side: 'requester',
  });

const withMessage = (draft: Draft, said: Incoming & Said): Draft => ({
  ...draft,
  messages: [...draft.messages, { ref: said.message, text: said.text, files: said.files }],
});

/** "MacBook" is the answer and nothing else; a sentence and the files tell more about the request. */
function withAnswerOf(desk: Desk, draft: Draft, said: Incoming & Said): Draft {
  const { question } = draft;
  const field =
    question?.about === 'field'
      ? fieldsOf(desk, draft.known).find(({ key }) => key === question.field)
      : undefined;
  const isWhole = field?.type === 'short_text' || field?.type === 'long_text';
  const text = isWhole || wordsOf(said.text).length <= WORDS_OF_AN_ANSWER ? '' : said.text;
  return text === '' && said.files.length === 0 ? draft : withMessage(draft, { ...said, text });
}

const WORDS_OF_AN_ANSWER = 4;

/** A wrong answer is explained once; after that the dialog goes on without it. */
async function withProblem(deps: Deps, draft: Draft, problem: AnswerProblem): Promise<Draft> {
  const tries = (draft.retries[problem.field] ?? 0) + 1;
  const next = { ...draft, retries: { ...draft.retries, [problem.field]: tries } };
  if (tries > MAX_RETRIES) return advance(deps, next);
  const { abandonMs } = (await deskNow(deps)).dialog;
  return { ...next, complaint: problem, expiresAt: new Date(deps.now().getTime() + abandonMs) };
}

/** What was written answered nothing: it is kept, and the question is asked once more. */
function stillOpen(deps: Deps, before: Draft, now: Draft): Draft | Promise<Draft> {
  if (now.question === undefined || !isWaiting(before, now.question)) return now;
  return withProblem(deps, now, { field: questionKey(now.question), code: 'still_open' });
}
