import type { Desk } from '../domain/desk.js';
import { routeTo } from '../domain/desk.js';
import { isWaiting, nextStep } from '../domain/draft/dialog.js';
import type { Draft } from '../domain/draft/draft.js';
import { isPrivate } from '../domain/draft/understand.js';
import { missingFields } from '../domain/understanding/missing-fields.js';
import { withKnownAnswers } from './known-answers.js';
import { deskNow } from './desk-now.js';
import { fileDraft } from './file-draft.js';
import type { Incoming } from './incoming.js';
import type { Deps } from './ports.js';
import { send, tell } from './say.js';

/** Deliveries are remembered this far back; a copy of an older one cannot arrive any more. */
const REMEMBERED_CAUSES = 30;

/**
 * Changes a draft as one step that happens once per cause, shows it, and files it when it is ready.
 * @param change looks at the draft as it is now; `undefined` leaves it alone. Called again after a conflict.
 * @returns the draft as it is then; `undefined` when there is none.
 */
export async function changeDraft(
  deps: Deps,
  draftId: string,
  cause: string,
  change: (draft: Draft) => Draft | undefined | Promise<Draft | undefined>,
): Promise<Draft | undefined> {
  for (;;) {
    const draft = await deps.drafts.find(deps.deskId, draftId);
    if (draft === undefined) return undefined;
    if (draft.causes.includes(cause)) return follow(deps, draft);
    const changed = await change(draft);
    if (changed === undefined) return draft;
    const next = stamped(deps, changed, draft.version + 1, cause);
    if ((await deps.drafts.save(next)) === 'saved') return follow(deps, next);
  }
}

/**
 * Stores a new draft, unless one with this id stands there already; then that one goes on.
 * @param then what follows once it is stored; should the process end meanwhile, it is simply shown.
 */
export async function createDraft(
  deps: Deps,
  draft: Draft,
  cause: string,
  then: (deps: Deps, stored: Draft, cause: string) => Promise<Draft> = follow,
): Promise<Draft> {
  const first = stamped(deps, draft, 1, cause);
  if ((await deps.drafts.save(first)) === 'saved') return then(deps, first, cause);
  const existing = await deps.drafts.find(deps.deskId, draft.id);
  if (existing === undefined) throw new Error(`Draft ${draft.id} is neither new nor there.`);
  return existing.causes.includes(cause) ? follow(deps, existing) : existing;
}

const stamped = (deps: Deps, draft: Draft, version: number, cause: string): Draft => ({
  ...draft,
  version,
  changedAt: deps.now(),
  causes: [...draft.causes, cause].slice(-REMEMBERED_CAUSES),
});

/** What must happen once a draft is stored: it is filed, or shown. Doing it twice is harmless. */
export async function follow(deps: Deps, draft: Draft): Promise<Draft> {
  if (draft.stage === 'filing') return fileDraft(deps, draft);
  if (draft.stage === 'filed') return draft;
  if (draft.stage === 'offered') {
    const place = draft.thread ?? draft.origin.message;
    if (place !== undefined) {
      const what = { say: 'offer', subject: draft.id };
      const { platform, conversation } = place;
      await tell(deps, `${draft.id}:offer`, draft.requester, { platform, conversation }, what);
    }
    return draft;
  }
  const living = { kind: 'living', subject: draft.id, role: 'status' } as const;
  await send(deps, `${draft.id}:draft:${draft.version}`, 'status', living, draft.id);
  return draft;
}

/**
 * Whether this cause changed the draft already, before the process ended. What it left undone is done
 * now, and nothing else is to follow from it: a ticket that is there came of it.
 */
export async function resumed(deps: Deps, draftId: string, cause: string): Promise<boolean> {
  const draft = await deps.drafts.find(deps.deskId, draftId);
  if (draft?.causes.includes(cause) !== true) return false;
  await follow(deps, draft);
  return true;
}

/** An offer is accepted, or a request that was dropped is one after all: its dialog begins anew. */
export async function takeUpAgain(
  deps: Deps,
  draft: Draft,
  by: Pick<Incoming, 'delivery' | 'actor'>,
): Promise<void> {
  await changeDraft(deps, draft.id, by.delivery, (current) => {
    const rests = current.stage === 'offered' || current.stage === 'dropped';
    if (!rests || current.messages.length === 0) return undefined;
    const filedBy = by.actor === current.requester ? current.filedBy : by.actor;
    return advance(deps, { ...current, filedBy, turns: 0, retries: {}, wantsPerson: false });
  });
}

/** The draft with its next question, ready to confirm, or ready to file with its key reserved. */
export async function advance(deps: Deps, draft: Draft): Promise<Draft> {
  const desk = await deskNow(deps);
  const step = nextStep(desk, draft, missingFields);
  const next: Draft = {
    ...draft,
    private: isPrivate(desk, draft),
    complaint: undefined,
    expiresAt: new Date(deps.now().getTime() + desk.dialog.abandonMs),
  };
  switch (step.do) {
    case 'ask': {
      const turns = isWaiting(draft, step.question) ? draft.turns : draft.turns + 1;
      return { ...next, stage: 'asking', question: step.question, turns };
    }
    case 'confirm':
    case 'file': {
      const ready = await withKnownAnswers(deps, desk, next);
      if (ready.answers?.open === true) return ready;
      return step.do === 'confirm'
        ? { ...ready, stage: 'confirming', question: undefined }
        : readyToFile(deps, desk, ready);
    }
  }
}

/** Reserves the ticket's key, so that filing again after a crash uses the same one. */
export async function readyToFile(deps: Deps, desk: Desk, draft: Draft): Promise<Draft> {
  const queue = routeTo(desk, draft.known.category?.value, draft.origin.message);
  const key =
    draft.key ??
    `${queue.keyPrefix}-${await deps.counters.next(deps.deskId, `key:${queue.keyPrefix}`)}`;
  return { ...draft, stage: 'filing', question: undefined, complaint: undefined, key };
}
