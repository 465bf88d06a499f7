import { readTyped } from '../domain/draft/answer.js';
import { MAX_RETRIES } from '../domain/draft/dialog.js';
import type { AnswerProblem, Draft } from '../domain/draft/draft.js';
import { isOnlyThanks } from '../domain/understanding/only-thanks.js';
import { messageKey } from '../domain/place.js';
import { changeDraft, advance } from './change-draft.js';
import { deskNow } from './desk-now.js';
import type { Incoming, Said } from './incoming.js';
import { personOf } from './people.js';
import type { Deps } from './ports.js';
import { readAgain } from './start-draft.js';

/** Something was written where a dialog runs: an answer to its question, or more about the request. */
export async function continueDialog(
  deps: Deps,
  draft: Draft,
  said: Incoming & Said,
): Promise<void> {
  if (said.actor !== draft.requester && said.actor !== draft.filedBy) return;
  if (draft.stage === 'dropped' || isOnlyThanks(said.text, draft.language)) return;
  const desk = await deskNow(deps);
  const person = await personOf(deps, draft.requester);
  const context = {
    now: deps.now().toISOString(),
    timeZone: person?.timeZone ?? desk.timeZone,
    language: draft.language,
  };
  await changeDraft(deps, draft.id, said.delivery, async (current) => {
    const answered = readTyped(desk, current, said.text, context);
    if ('known' in answered)
      return advance(
        deps,
        await readAgain(deps, { ...withFiles(current, said), known: answered.known }),
      );
    if ('problem' in answered) return withProblem(deps, current, answered.problem);
    return advance(deps, await readAgain(deps, withMessage(current, said)));
  });
}

/** One more message of the same request, before it is filed. */
export async function addToDraft(deps: Deps, draft: Draft, said: Incoming & Said): Promise<void> {
  await deps.places.bindThread({
    deskId: deps.deskId,
    key: messageKey(said.message),
    subject: draft.id,
    side: 'requester',
  });
  await changeDraft(deps, draft.id, said.delivery, async (current) => {
    const read = await readAgain(deps, withMessage(current, said));
    return read.stage === 'offered' ? read : advance(deps, read);
  });
}

const withMessage = (draft: Draft, said: Incoming & Said): Draft => ({
  ...draft,
  messages: [...draft.messages, { ref: said.message, text: said.text, files: said.files }],
});

/** An answer's words belong to the answer, but its files belong to the request. */
const withFiles = (draft: Draft, said: Incoming & Said): Draft =>
  said.files.length === 0
    ? draft
    : {
        ...draft,
        messages: [...draft.messages, { ref: said.message, text: '', files: said.files }],
      };

/** A wrong answer is explained once; after that the dialog goes on without it. */
async function withProblem(deps: Deps, draft: Draft, problem: AnswerProblem): Promise<Draft> {
  const tries = (draft.retries[problem.field] ?? 0) + 1;
  const next = { ...draft, retries: { ...draft.retries, [problem.field]: tries } };
  return tries > MAX_RETRIES ? advance(deps, next) : { ...next, complaint: problem };
}
