import { listeningIn, type Desk } from '../domain/desk.js';
import { messageKey, threadKey, threadUnder } from '../domain/place.js';
import { asksWhy, keyIn } from '../domain/understanding/asks-why.js';
import { detectLanguage } from '../domain/understanding/detect-language.js';
import { detectRequest } from '../domain/understanding/detect-request.js';
import { follow, takeUpAgain } from './change-draft.js';
import { currentTicket } from './commit-change.js';
import { continueDialog } from './continue-dialog.js';
import { deskNow } from './desk-now.js';
import type { Incoming, Said } from './incoming.js';
import type { Deps, ThreadOwner } from './ports.js';
import { languageOf, personOf } from './people.js';
import { recordReply } from './record-reply.js';
import { goesOn } from './same-request.js';
import { startDraft } from './start-draft.js';
import { tell } from './say.js';
import { sayWhy, sayWhyOfKey } from './say-why.js';
import { triageMessage } from './triage-message.js';

export type SaidIncoming = Incoming & Said;

/** Somebody wrote something: a reply, an answer, more of the same request, a new one, or chatter. */
export async function receiveMessage(deps: Deps, said: SaidIncoming): Promise<void> {
  const owner = await ownerOfThread(deps, said);
  if (owner !== undefined) return inThread(deps, said, owner);
  const desk = await deskNow(deps);
  if (said.message.thread === undefined) {
    if (await goesOn(deps, desk, said)) return;
  } else if (!said.mentionsBot && !said.direct) {
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
  const [ticket, draft] = await Promise.all([
    currentTicket(deps, owner.subject),
    deps.drafts.find(deps.deskId, owner.subject),
  ]);
  if (ticket !== undefined && said.mentionsBot && asksWhy(said.text))
    return sayWhy(deps, said, said.message, ticket.id);
  if (ticket !== undefined && owner.side === 'triage') return triageMessage(deps, ticket, said);
  if (draft?.causes.includes(said.delivery) === true) {
    // It was part of the dialog before the process ended.
    await follow(deps, draft);
    return;
  }
  if (ticket !== undefined) return recordReply(deps, ticket, said, 'requester');
  if (draft === undefined) return;
  if (draft.stage !== 'filing' && draft.stage !== 'filed') {
    return draft.stage === 'dropped' && said.mentionsBot
      ? takeUpAgain(deps, draft, said)
      : continueDialog(deps, draft, said);
  }
  // Its ticket is about to be there: what is written now belongs to it.
  await follow(deps, draft);
  const filed = await currentTicket(deps, draft.id);
  if (filed !== undefined) await recordReply(deps, filed, said, 'requester');
}

async function newRequest(deps: Deps, desk: Desk, said: SaidIncoming): Promise<void> {
  const mode =
    said.direct || said.mentionsBot ? 'auto' : (listeningIn(desk, said.message)?.mode ?? 'off');
  if (mode === 'off') return;
  const { mentionsBot, direct } = said;
  if ((mentionsBot || direct) && asksWhy(said.text) && keyIn(said.text) !== undefined)
    return sayWhyOfKey(deps, said, said.message, said.text);
  const fallback = languageOf(await personOf(deps, said.actor), desk);
  const language = detectLanguage(said.text, fallback);
  const learned = await deps.models.requests(deps.deskId, language);
  const detected = detectRequest(said.text, language, { mentionsBot, direct }, learned);
  // A picture sent to the desk itself is a request without words.
  const isFile = (direct || mentionsBot) && said.files.length > 0;
  if (!detected.isRequest && !(isFile && detected.cues.includes('no_words'))) {
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
      detection: { score: detected.score, cues: detected.cues },
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
  const say = !greeting ? 'not_understood' : heard.length > 0 ? 'help' : 'help_no_channels';
  await tell(deps, said.delivery, said.actor, said.message, {
    say,
    params: { channels: heard.join(' ') },
  });
}
