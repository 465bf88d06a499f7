import { movedToDirect } from '../../cards/dialog-message.js';
import { conversationKey, sameConversation, type Place } from '../../domain/place.js';
import { sideOfRole, type DeliveryTarget, type LivingRole } from '../delivery.js';
import type { Deps, LivingMessage, Taken } from '../ports.js';
import { bind, hash, isUnreachable, postOnce, postToRequester } from './post.js';
import { subjectOf, type Subject } from './subject.js';
import { forRequester, MOVED, viewOf } from './views.js';
import { requesterPlace, roleInTriage, statusPlace, triagePlace } from './where.js';

/** Makes a living message exist and show what is true now. */
export async function showLiving(
  deps: Deps,
  taken: Taken,
  id: string,
  role: LivingRole,
): Promise<void> {
  const subject = await subjectOf(deps, id);
  if (subject === undefined) return;
  const stored = storedRole(subject, role);
  if (stored === undefined) return;
  const existing = await deps.places.find(deps.deskId, id, stored);
  if (existing === undefined && isDropped(subject)) return;
  if (existing !== undefined && !(await mustMove(deps, subject, existing))) {
    if (await edit(deps, subject, existing)) return;
  }
  if (role === 'status') await sayMoved(deps, taken, subject);
  await post(deps, taken, subject, stored);
}

/** What never was asked about need not be taken back in front of everybody. */
const isDropped = (subject: Subject): boolean =>
  'draft' in subject && subject.draft.stage === 'dropped';

/**
 * Brings every living message on one side of a request up to date. One that is gone is left gone, but
 * for the card: without it nobody would see the ticket.
 */
export async function refreshSide(
  deps: Deps,
  taken: Taken,
  { subject: id, side, revision }: Extract<DeliveryTarget, { kind: 'refresh' }>,
): Promise<void> {
  const subject = await subjectOf(deps, id);
  if (subject === undefined) return;
  const card = storedRole(subject, 'card');
  const living = (await deps.places.of(deps.deskId, id)).filter(
    ({ role }) => sideOfRole(role) === side,
  );
  for (const each of living.filter(({ role }) => role !== card)) {
    await editIfReachable(deps, subject, each, revision);
  }
  for (const each of living.filter(({ role }) => role === card)) {
    if (!(await edit(deps, subject, each, revision))) await postAgain(deps, taken, subject, each);
  }
}

/** What stands in a place that the desk may no longer enter stays as it is. */
async function editIfReachable(
  deps: Deps,
  subject: Subject,
  living: LivingMessage,
  revision: string | undefined,
): Promise<void> {
  try {
    await edit(deps, subject, living, revision);
  } catch (error) {
    if (!isUnreachable(error)) throw error;
    const { role, subject: id } = living;
    deps.log.warn({ subject: id, role, code: error.code }, 'a living message is out of reach');
  }
}

/** Posts the card anew, and its log under it. */
async function postAgain(
  deps: Deps,
  taken: Taken,
  subject: Subject,
  card: LivingMessage,
): Promise<void> {
  await post(deps, taken, subject, card.role);
  const log = storedRole(subject, 'log');
  if (log !== undefined) await post(deps, taken, subject, log);
}

/**
 * Makes sure that there is a card to write under.
 * @returns whether it had to be posted anew.
 */
export async function renewCard(deps: Deps, taken: Taken, id: string): Promise<boolean> {
  const subject = await subjectOf(deps, id);
  const role = subject && storedRole(subject, 'card');
  if (subject === undefined || role === undefined) return false;
  const card = await deps.places.find(deps.deskId, id, role);
  // What is shown there is not known any more: it may be nothing.
  if (card === undefined || (await edit(deps, subject, { ...card, shown: UNKNOWN }))) return false;
  await postAgain(deps, taken, subject, card);
  return true;
}

/** @returns false when the message is no longer there. */
async function edit(
  deps: Deps,
  subject: Subject,
  living: LivingMessage,
  revision?: string,
): Promise<boolean> {
  const view = await viewOf(deps, subject, living.role, living.ref);
  if (view === undefined) return true;
  const message = revision === undefined ? view : { ...view, revision };
  const shown = hash(message);
  if (shown === living.shown) return true;
  try {
    await deps.gateway(living.ref.platform).update(living.ref, message);
  } catch (error) {
    if (!isUnreachable(error) || error.problem !== 'gone') throw error;
    deps.log.warn({ subject: living.subject, role: living.role }, 'a living message is gone');
    return false;
  }
  await deps.places.put({ ...living, shown });
  return true;
}

async function post(deps: Deps, taken: Taken, subject: Subject, role: string): Promise<void> {
  const request = 'ticket' in subject ? subject.ticket : subject.draft;
  const place = await placeFor(deps, subject, role);
  if (place === undefined) return;
  const message = await viewOf(deps, subject, role, place);
  if (message === undefined) return;
  const forTeam = sideOfRole(role) === 'triage';
  const ref = forTeam
    ? await postOnce(deps, taken, place, message)
    : await postToRequester(deps, taken, request, place, message);
  const { deskId } = deps;
  // The place is noted last: what stands there counts as done, and is not looked into after a crash.
  await bind(deps, ref, request.id, forTeam ? 'triage' : 'requester');
  if (role === 'status' && ref.thread === undefined) {
    // In a direct conversation people answer without a thread: it leads to the dialog too.
    const key = conversationKey(ref);
    await deps.places.bindThread({ deskId, key, subject: request.id, side: 'requester' });
  }
  await deps.places.put({ deskId, subject: request.id, role, ref, shown: hash(message) });
}

async function placeFor(deps: Deps, subject: Subject, role: string): Promise<Place | undefined> {
  const request = 'ticket' in subject ? subject.ticket : subject.draft;
  if (role === 'status') return statusPlace(deps, request);
  if (!('ticket' in subject)) return undefined;
  if (role.startsWith('log:')) return triagePlace(deps, subject.desk, subject.ticket);
  if (!role.startsWith('card:')) return requesterPlace(deps, request);
  const { queue } = subject.ticket;
  return subject.desk.queues.find(({ key }) => key === queue)?.triage;
}

function storedRole(subject: Subject, role: LivingRole): string | undefined {
  if (role !== 'card' && role !== 'log') return role;
  return 'ticket' in subject ? roleInTriage(role, subject.desk, subject.ticket) : undefined;
}

/** What began in public and turned out to be private goes on in a direct message. */
async function mustMove(deps: Deps, subject: Subject, living: LivingMessage): Promise<boolean> {
  const request = 'ticket' in subject ? subject.ticket : subject.draft;
  if (living.role !== 'status' || !request.private) return false;
  const place = await statusPlace(deps, request);
  if (sameConversation(place, living.ref)) return false;
  const left = { ...living, role: MOVED, shown: UNKNOWN };
  await deps.places.put(left);
  await editIfReachable(deps, subject, left, undefined);
  return true;
}

/** Where a private request was asked in public, the channel sees that it was heard, and no more. */
async function sayMoved(deps: Deps, taken: Taken, subject: Subject): Promise<void> {
  const request = 'ticket' in subject ? subject.ticket : subject.draft;
  const { deskId } = deps;
  const asked = request.thread;
  if (!request.private || asked === undefined) return;
  if (sameConversation(await statusPlace(deps, request), asked)) return;
  if ((await deps.places.find(deskId, request.id, MOVED)) !== undefined) return;
  const message = movedToDirect(await forRequester(deps, subject), request.id);
  try {
    const ref = await postOnce(deps, taken, asked, message);
    const shown = hash(message);
    await bind(deps, ref, request.id, 'requester');
    await deps.places.put({ deskId, subject: request.id, role: MOVED, ref, shown });
  } catch (error) {
    // The direct message says all there is to say.
    if (!isUnreachable(error)) throw error;
  }
}

/** Equals no hash: what stands there must be written again. */
const UNKNOWN = '?';
