import { listeningIn, type Desk } from '../domain/desk.js';
import { messageKey, threadKey, threadUnder } from '../domain/place.js';
import { detectLanguage } from '../domain/understanding/detect-language.js';
import { detectRequest } from '../domain/understanding/detect-request.js';
import type { Draft } from '../domain/draft/draft.js';
import { currentTicket } from './commit-change.js';
import { addToDraft, continueDialog } from './continue-dialog.js';
import { deskNow } from './desk-now.js';
import type { Incoming, Said } from './incoming.js';
import type { Deps, ThreadOwner } from './ports.js';
import { languageOf, personOf } from './people.js';
import { recordReply } from './record-reply.js';
import { startDraft } from './start-draft.js';
import { tell } from './say.js';
import { triageMessage } from './triage-message.js';

export type SaidIncoming = Incoming & Said;

/** Somebody wrote something: a reply, an answer, more of the same request, a new one, or chatter. */
export async function receiveMessage(deps: Deps, said: SaidIncoming): Promise<void> {
  const owner = await ownerOfThread(deps, said);
  if (owner !== undefined) return inThread(deps, said, owner);
  const desk = await deskNow(deps);
  if (said.message.thread === undefined) {
    const open = await openDraft(deps, desk, said);
    if (open !== undefined) return more(deps, said, open);
  } else if (!said.mentionsBot) {
    return;
  }
  await newRequest(deps, desk, said);
}

/** Which request the thread belongs to; the thread under a request's first message has the request's id. */
async function ownerOfThread(deps: Deps, said: SaidIncoming): Promise<ThreadOwner | undefined> {
  const { thread } = said.message;
  if (thread === undefined) return undefined;
  const key = threadKey(said.message, thread);
  const bound = await deps.places.threadOwner(deps.deskId, key);
  if (bound !== undefined) return bound;
  const draft = await deps.drafts.find(deps.deskId, key);
  return draft && { deskId: deps.deskId, key, subject: key, side: 'requester' };
}

async function inThread(deps: Deps, said: SaidIncoming, owner: ThreadOwner): Promise<void> {
  const ticket = await currentTicket(deps, owner.subject);
  if (ticket !== undefined) {
    return owner.side === 'triage'
      ? triageMessage(deps, ticket, said)
      : recordReply(deps, ticket, said, 'requester');
  }
  const draft = await deps.drafts.find(deps.deskId, owner.subject);
  if (draft !== undefined) await continueDialog(deps, draft, said);
}

/** The draft that a further top-level message belongs to: a dialog in a direct conversation, or one just begun. */
async function openDraft(deps: Deps, desk: Desk, said: SaidIncoming): Promise<Draft | undefined> {
  const back = said.direct ? desk.dialog.abandonMs : desk.dialog.gatherMs;
  const since = new Date(said.at.getTime() - back);
  const draft = await deps.drafts.latestOf(deps.deskId, said.actor, said.message, since);
  if (draft === undefined || draft.stage === 'dropped' || draft.id === messageKey(said.message)) {
    return undefined;
  }
  const gathering = said.at.getTime() - draft.openedAt.getTime() <= desk.dialog.gatherMs;
  return gathering || draft.stage === 'asking' || draft.stage === 'confirming' ? draft : undefined;
}

/** The same person goes on: an answer, or more of the same request. */
async function more(deps: Deps, said: SaidIncoming, draft: Draft): Promise<void> {
  const language = draft.language;
  const aside = detectRequest(said.text, language, { mentionsBot: said.mentionsBot, direct: true });
  if (aside.cues.some((cue) => cue === 'marked' || cue === 'colleague' || cue === 'thanks')) return;
  const ticket = await currentTicket(deps, draft.id);
  if (ticket !== undefined) return recordReply(deps, ticket, said, 'requester');
  if (said.direct) return continueDialog(deps, draft, said);
  await addToDraft(deps, draft, said);
}

async function newRequest(deps: Deps, desk: Desk, said: SaidIncoming): Promise<void> {
  const mode =
    said.direct || said.mentionsBot ? 'auto' : (listeningIn(desk, said.message)?.mode ?? 'off');
  if (mode === 'off') return;
  const { mentionsBot, direct } = said;
  const fallback = languageOf(await personOf(deps, said.actor), desk);
  const detected = detectRequest(said.text, detectLanguage(said.text, fallback), {
    mentionsBot,
    direct,
  });
  if (!detected.isRequest) {
    if (direct || mentionsBot) await sayHow(deps, desk, said, detected.cues);
    return;
  }
  const via = direct ? 'direct' : mentionsBot ? 'mention' : 'channel';
  await startDraft(
    deps,
    {
      id: messageKey(said.message),
      requester: said.actor,
      origin: { via, message: said.message },
      messages: [{ ref: said.message, text: said.text, files: said.files }],
      thread: threadUnder(said.message),
      offer: mode === 'suggest',
    },
    said.delivery,
  );
}

/** Whoever speaks to the desk gets an answer, unless it was only thanks. */
async function sayHow(
  deps: Deps,
  desk: Desk,
  said: SaidIncoming,
  cues: readonly string[],
): Promise<void> {
  if (cues.includes('thanks') || cues.includes('marked')) return;
  const heard = desk.channels
    .filter(({ mode }) => mode !== 'off')
    .map(({ channel }) => channel.conversation);
  const greeting = cues.includes('greeting') || cues.includes('no_words');
  const say = greeting ? 'help_no_channels' : 'not_understood';
  await tell(deps, said.delivery, said.actor, said.message, {
    say,
    params: { channels: heard.join(', ') },
  });
}
