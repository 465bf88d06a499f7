import { isMenuAction } from '../cards/triage-card.js';
import { readPressed } from '../domain/draft/answer.js';
import type { Draft } from '../domain/draft/draft.js';
import { release } from '../domain/ticket/verbs/assign.js';
import { answer } from '../domain/ticket/verbs/ask.js';
import { claim, takeOver } from '../domain/ticket/verbs/claim.js';
import { resume } from '../domain/ticket/verbs/hold.js';
import { reopen } from '../domain/ticket/verbs/resolve.js';
import { confirm, rate } from '../domain/ticket/verbs/verdict.js';
import { notARequest, withdraw } from '../domain/ticket/verbs/withdraw.js';
import { act } from './act.js';
import { advance, changeDraft, readyToFile, resumed } from './change-draft.js';
import { currentTicket } from './commit-change.js';
import { keepOutcome } from './known-answers.js';
import { learnChatter } from './learn.js';
import { deskNow } from './desk-now.js';
import { forgetChoice } from './forget-choice.js';
import type { Incoming, Pressed } from './incoming.js';
import { pressOnIt, pressPromise, pressSnooze } from './press-nudge.js';
import type { Deps } from './ports.js';
import { readAgain } from './read-draft.js';
import { tell } from './say.js';
import { askWhyDeadline } from './why-deadline.js';
import { sayWhy } from './say-why.js';
import { searchFurther } from './search-tickets.js';

type Press = Incoming & Pressed;
type Run = (deps: Deps, press: Press) => Promise<unknown>;

/** Buttons of a ticket that act at once; those that open a form are in `open-form.ts`. */
const ON_TICKET: Readonly<Record<string, Run>> = {
  claim: (deps, press) => act(deps, press, press.subject, claim, undefined),
  take_over: (deps, press) => act(deps, press, press.subject, takeOver, undefined),
  release: (deps, press) => act(deps, press, press.subject, release, undefined),
  resume: (deps, press) => act(deps, press, press.subject, resume, undefined),
  reopen: (deps, press) => act(deps, press, press.subject, reopen, {}),
  fixed: (deps, press) => act(deps, press, press.subject, confirm, undefined),
  rate: (deps, press) => act(deps, press, press.subject, rate, { score: Number(press.value) }),
  withdraw: (deps, press) => act(deps, press, press.subject, withdraw, undefined),
  not_a_request: (deps, press) => act(deps, press, press.subject, notARequest, undefined),
  why_this: (deps, press) => sayWhy(deps, press, press.message, press.subject),
  reply_option: answerQuestion,
  why_deadline: askWhyDeadline,
  on_it: pressOnIt,
  snooze: pressSnooze,
  promise_kept: (deps, press) => pressPromise(deps, press, 'kept'),
  promise_snooze: (deps, press) => pressPromise(deps, press, 'snoozed'),
  promise_drop: (deps, press) => pressPromise(deps, press, 'dropped'),
};

/** Buttons of a dialog. */
const ON_DRAFT: Readonly<
  Record<string, (deps: Deps, press: Press) => (draft: Draft) => Promise<Draft | undefined>>
> = {
  answer: (deps, press) => async (draft) => {
    const answered = readPressed(await deskNow(deps), draft, press.value ?? '');
    if (!('known' in answered)) return undefined;
    return advance(deps, await readAgain(deps, { ...draft, known: answered.known }));
  },
  send: (deps) => async (draft) => readyToFile(deps, await deskNow(deps), draft),
  talk_to_a_person: (deps) => (draft) => advance(deps, { ...draft, wantsPerson: true }),
  answer_solved: () => (draft) =>
    Promise.resolve(
      draft.answers?.open === true
        ? { ...draft, stage: 'dropped', answers: { ...draft.answers, open: false, solved: true } }
        : undefined,
    ),
  answer_help: (deps) => async (draft) =>
    draft.answers?.open === true ? advance(deps, draft) : undefined,
  accept_offer: (deps) => (draft) => advance(deps, draft),
  not_a_request: () => (draft) =>
    Promise.resolve({ ...draft, stage: 'dropped', question: undefined }),
};

/** Somebody pressed a button: it acts on the ticket, or on the draft while there is no ticket yet. */
export async function pressed(deps: Deps, press: Press): Promise<void> {
  if (press.action === 'search_more') return searchFurther(deps, press);
  const ticket = await currentTicket(deps, press.subject);
  if (ticket === undefined) return pressedOnDraft(deps, press);
  const isOfDialog = ON_DRAFT[press.action] !== undefined;
  if (isOfDialog && (await resumed(deps, ticket.id, press.delivery))) return;
  const run = ON_TICKET[press.action];
  if (run !== undefined) await run(deps, press);
  else {
    // A button of the dialog, on a screen that is behind.
    const what = { say: 'refused_vanished', subject: ticket.id };
    await tell(deps, press.delivery, press.actor, press.message, what);
  }
  const keepsChoice = press.message.platform === 'slack' && isMenuAction(press.action);
  if (keepsChoice) await forgetChoice(deps, press.delivery, ticket.id);
}

async function pressedOnDraft(deps: Deps, press: Press): Promise<void> {
  const change = ON_DRAFT[press.action]?.(deps, press);
  if (change === undefined) return;
  let wasOffer = false;
  const draft = await changeDraft(deps, press.subject, press.delivery, async (current) => {
    wasOffer = current.stage === 'offered';
    const theirs = press.actor === current.requester || press.actor === current.filedBy;
    const open =
      current.stage !== 'filed' && current.stage !== 'filing' && current.stage !== 'dropped';
    return theirs && open ? change(current) : undefined;
  });
  const isOutcome = press.action === 'answer_solved' || press.action === 'answer_help';
  if (isOutcome && draft?.causes.includes(press.delivery) === true)
    await keepOutcome(deps, draft, press);
  if (press.action === 'not_a_request' && draft?.stage === 'dropped')
    await learnChatter(deps, draft);
  if (wasOffer && draft?.stage === 'dropped') {
    // Nothing was said in public, so nothing is taken back there either.
    return tell(deps, press.delivery, press.actor, press.message, { say: 'offer_declined' });
  }
  if (draft === undefined || draft.causes.includes(press.delivery)) return;
  const theirs = press.actor === draft.requester || press.actor === draft.filedBy;
  const say = theirs ? 'refused_vanished' : 'refused_not_the_requester';
  await tell(deps, press.delivery, press.actor, press.message, { say });
}

/** `<event>=<index of the option>`. */
async function answerQuestion(deps: Deps, press: Press): Promise<void> {
  const [seq = '', index = ''] = (press.value ?? '').split('=');
  await act(deps, press, press.subject, answer, (ticket) => ({
    seq: Number(seq),
    answer: ticket.question?.options[Number(index)] ?? '',
  }));
}
