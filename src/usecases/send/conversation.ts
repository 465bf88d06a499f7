import { fileLinks } from '../../cards/file-links.js';
import { copyMessage, noticeMessage } from '../../cards/notices.js';
import type { Showing } from '../../cards/showing.js';
import { queueOf } from '../../domain/desk.js';
import { dueAt, planOf } from '../../domain/sla/plan.js';
import { isOutdated } from '../../domain/sla/still-wanted.js';
import { messageKey, type FileRef, type MessageRef } from '../../domain/place.js';
import type { PersonId } from '../../domain/place.js';
import type { Reply, TicketEvent } from '../../domain/ticket/events.js';
import { isInternal } from '../../domain/ticket/internal-line.js';
import type { Ticket } from '../../domain/ticket/ticket.js';
import { configsFor } from '../deadlines.js';
import type { Deps, Taken } from '../ports.js';
import { send } from '../say.js';
import { renewCard } from './living.js';
import { isUnreachable, postOnce, postToRequester } from './post.js';
import { eventAt, subjectOf, type Subject } from './subject.js';
import { forAgents, forRequester } from './views.js';
import { requesterPlace, triagePlace } from './where.js';
import { personOf, platformOf } from '../people.js';
import type { Message } from '../../cards/message.js';

type OnTicket = Extract<Subject, { ticket: Ticket }>;
type Side = 'requester' | 'triage';

/** A new message about one event, on one side of the ticket. */
export async function sendNotice(
  deps: Deps,
  taken: Taken,
  id: string,
  seq: number,
  to: Side,
): Promise<void> {
  const subject = await ticketSubject(deps, id);
  if (subject === undefined) return;
  const event = eventAt(subject.events, seq);
  if (await isBehind(deps, subject, event)) return;
  const leads = queueOf(subject.desk, subject.ticket.queue)?.leads ?? [];
  const show = await showingOn(deps, subject, to, leads);
  await postOn(deps, taken, subject, to, noticeMessage(show, subject.ticket, event, to));
}

/** After downtime several steps of a ladder are due at once: only the last of them is worth a message. */
async function isBehind(deps: Deps, subject: OnTicket, event: TicketEvent): Promise<boolean> {
  const { ticket, events } = subject;
  if (event.change.type !== 'nudged' && event.change.type !== 'reminded') return false;
  const plan = planOf(events, await configsFor(deps, events));
  return isOutdated(event, ticket, events, dueAt(plan, deps.now().getTime()));
}

/** A reply reaches the other side, under its author's name; then its author sees that it did. */
export async function sendCopy(
  deps: Deps,
  taken: Taken,
  id: string,
  seq: number,
  to: Side,
): Promise<void> {
  const subject = await ticketSubject(deps, id);
  if (subject === undefined) return;
  const reply = replyAt(subject.events, seq);
  const now = wordsNow(subject.events, reply);
  if (now.state === 'deleted') return;
  const copy = await postOn(deps, taken, subject, to, await copyOf(deps, subject, to, reply, now));
  if (copy === undefined) return;
  await deps.copies.put({ deskId: deps.deskId, source: reply.message, subject: id, copy });
  if (to === 'requester') {
    await send(deps, taken.delivery.id, 'mark', {
      kind: 'mark',
      ref: reply.message,
      mark: 'delivered',
    });
  }
}

/** The files of an opening or a reply follow its text. */
export async function sendFilesOf(deps: Deps, id: string, seq: number, to: Side): Promise<void> {
  const subject = await ticketSubject(deps, id);
  if (subject === undefined) return;
  const { change } = eventAt(subject.events, seq);
  if (change.type !== 'replied' && change.type !== 'opened') return;
  const author = change.type === 'replied' ? change.author : change.requester;
  const place = await placeOn(deps, subject, to);
  if (place === undefined) return;
  const name = (await personOf(deps, author))?.name ?? '';
  const gateway = deps.gateway(place.platform);
  // Each platform keeps its own files: on the other one, a link leads there.
  if (platformOf(author) !== place.platform) {
    await gateway.post(place, fileLinks(change.files, name), `${id}:files:${seq}`);
  } else await gateway.sendFiles(place, change.files, name);
}

/** An edited or deleted reply changes its copy. */
export async function updateCopy(deps: Deps, id: string, source: MessageRef): Promise<void> {
  const subject = await ticketSubject(deps, id);
  const stored = await deps.copies.find(deps.deskId, source);
  if (subject === undefined || stored === undefined) return;
  const event = subject.events.find(
    ({ change }) => change.type === 'replied' && messageKey(change.message) === messageKey(source),
  );
  if (event?.change.type !== 'replied') return;
  const reply = event.change;
  const to = reply.where === 'triage' ? 'requester' : 'triage';
  const message = await copyOf(deps, subject, to, reply, wordsNow(subject.events, reply));
  await deps.gateway(stored.copy.platform).update(stored.copy, message);
}

/** What a reply says after its author's edits. */
function wordsNow(
  events: readonly TicketEvent[],
  reply: Reply,
): { text: string; state: 'sent' | 'edited' | 'deleted' } {
  let now: ReturnType<typeof wordsNow> = { text: reply.text, state: 'sent' };
  for (const { change } of events) {
    if (change.type !== 'reply_edited' && change.type !== 'reply_deleted') continue;
    if (messageKey(change.message) !== messageKey(reply.message)) continue;
    now =
      change.type === 'reply_edited' && !isTakenBack(reply, change.text)
        ? { text: change.text, state: 'edited' }
        : { text: '', state: 'deleted' };
  }
  return now;
}

/** A line of the team that was made a note afterwards is shown no longer. */
const isTakenBack = ({ where }: Reply, text: string): boolean =>
  where === 'triage' && isInternal(text);

async function copyOf(
  deps: Deps,
  subject: OnTicket,
  to: Side,
  reply: Reply,
  now: ReturnType<typeof wordsNow>,
): Promise<Message> {
  const show = await showingOn(deps, subject, to, [reply.author]);
  const files = reply.files.map(({ name }: FileRef) => name);
  return copyMessage(show, subject.ticket, { ...reply, text: now.text, files }, now.state);
}

async function ticketSubject(deps: Deps, id: string): Promise<OnTicket | undefined> {
  const subject = await subjectOf(deps, id);
  return subject !== undefined && 'ticket' in subject ? subject : undefined;
}

async function showingOn(
  deps: Deps,
  subject: OnTicket,
  to: Side,
  mentioned: readonly PersonId[] = [],
): Promise<Showing> {
  const show = await (to === 'requester'
    ? forRequester(deps, subject)
    : forAgents(deps, subject.desk, subject.ticket));
  const names = new Map<PersonId, string>();
  const people = [
    ...mentioned,
    ...subject.events.flatMap(({ actor }) => (actor.kind === 'person' ? [actor.person] : [])),
  ];
  for (const id of new Set(people)) {
    const person = await personOf(deps, id);
    if (person !== undefined) names.set(id, person.name);
  }
  return { ...show, name: (id) => names.get(id) ?? show.name(id) };
}

function replyAt(events: readonly TicketEvent[], seq: number): Reply {
  const { change } = eventAt(events, seq);
  if (change.type !== 'replied') throw new Error(`Event ${seq} is no reply.`);
  return change;
}

const placeOn = (deps: Deps, subject: OnTicket, to: Side): ReturnType<typeof triagePlace> =>
  to === 'requester'
    ? requesterPlace(deps, subject.ticket)
    : triagePlace(deps, subject.desk, subject.ticket);

async function postOn(
  deps: Deps,
  taken: Taken,
  subject: OnTicket,
  to: Side,
  message: Message,
): Promise<MessageRef | undefined> {
  const place = await placeOn(deps, subject, to);
  if (place === undefined) {
    deps.log.warn(
      { subject: subject.ticket.id, delivery: taken.delivery.id },
      'there is no card to write under',
    );
    return undefined;
  }
  if (to === 'requester') return postToRequester(deps, taken, subject.ticket, place, message);
  try {
    return await postOnce(deps, taken, place, message);
  } catch (error) {
    // Perhaps somebody deleted the card, and the thread with it.
    if (!isUnreachable(error) || !(await renewCard(deps, taken, subject.ticket.id))) throw error;
    const renewed = await placeOn(deps, subject, to);
    return renewed && postOnce(deps, taken, renewed, message);
  }
}
