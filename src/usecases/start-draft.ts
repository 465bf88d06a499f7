import { textOf } from '../domain/draft/dialog.js';
import type { Draft, DraftMessage, Known } from '../domain/draft/draft.js';
import { NOTHING_KNOWN } from '../domain/draft/understand.js';
import { threadKey, type PersonId, type Place } from '../domain/place.js';
import type { Decision } from '../domain/understanding/decision.js';
import { detectLanguage } from '../domain/understanding/detect-language.js';
import { askReader } from './ask-reader.js';
import { advance, createDraft } from './change-draft.js';
import { deskNow } from './desk-now.js';
import { languageOf, personOf } from './people.js';
import type { Deps } from './ports.js';
import { filesTitle, readText } from './read-draft.js';

export interface NewRequest {
  /** The request's id, made from what it came from: the same source is the same request. */
  readonly id: string;
  readonly requester: PersonId;
  readonly filedBy?: PersonId;
  readonly origin: Draft['origin'];
  readonly messages: readonly DraftMessage[];
  readonly thread?: Place;
  /** What a form stated already. */
  readonly known?: Known;
  readonly title?: string;
  readonly follows?: Draft['follows'];
  /** What made it a request, where the desk found that itself. */
  readonly detection?: Decision['detection'];
  /** Only the author is asked first; see channels in `suggest` mode. */
  readonly offer?: boolean;
}

/** Begins a request: what the text says is understood, what is missing is asked, or it is filed at once. */
export async function startDraft(deps: Deps, request: NewRequest, cause: string): Promise<Draft> {
  const desk = await deskNow(deps);
  const person = await personOf(deps, request.requester);
  const text = textOf(request);
  const language = detectLanguage(text, languageOf(person, desk));
  const timeZone = person?.timeZone ?? desk.timeZone;
  const read = await readText(deps, desk, {
    text,
    known: request.known ?? NOTHING_KNOWN,
    language,
    timeZone,
  });
  const now = deps.now();
  const draft: Draft = {
    id: request.id,
    deskId: deps.deskId,
    version: 0,
    stage: 'offered',
    requester: request.requester,
    filedBy: request.filedBy === request.requester ? undefined : request.filedBy,
    origin: request.origin,
    messages: request.messages,
    thread: request.thread,
    private: false,
    language,
    title: request.title ?? (read.title || filesTitle(request.messages)),
    known: read.known,
    decision: { detection: request.detection, ...read.decision },
    turns: 0,
    retries: {},
    wantsPerson: false,
    openedAt: now,
    changedAt: now,
    expiresAt: new Date(now.getTime() + desk.dialog.abandonMs),
    deskVersion: desk.version,
    follows: request.follows,
    causes: [],
  };
  if (request.thread?.thread !== undefined) {
    const key = threadKey(request.thread, request.thread.thread);
    // Only the thread under the request's own first message leads to it by itself.
    if (key !== request.id) {
      await deps.places.bindThread({
        deskId: deps.deskId,
        key,
        subject: request.id,
        side: 'requester',
      });
    }
  }
  if (request.offer === true) return createDraft(deps, draft, cause);
  return createDraft(deps, await advance(deps, draft), cause, askReader);
}
