import { createHash } from 'node:crypto';
import { movedToDirect } from '../../cards/dialog-message.js';
import type { Message } from '../../cards/message.js';
import { sameConversation, type Place } from '../../domain/place.js';
import type { LivingRole } from '../delivery.js';
import { isUnreachable } from './post.js';
import type { Deps, LivingMessage, Taken } from '../ports.js';
import { bind, postOnce, postToRequester } from './post.js';
import { forRequester, subjectOf, viewOf, type Subject } from './views.js';
import { cardRole, requesterPlace, statusPlace, triagePlace } from './where.js';

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
  if (existing !== undefined && !(await mustMove(deps, subject, existing))) {
    if (await edit(deps, subject, existing)) return;
  }
  await post(deps, taken, subject, stored);
}

/** Brings every living message of a request up to date; one that is gone is left gone. */
export async function refreshAll(
  deps: Deps,
  id: string,
  revision: string | undefined,
): Promise<void> {
  const subject = await subjectOf(deps, id);
  if (subject === undefined) return;
  for (const living of await deps.places.of(deps.deskId, id)) {
    await edit(deps, subject, living, revision);
  }
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
  const forTeam = role.startsWith('card:') || role === 'log';
  const ref = forTeam
    ? await postOnce(deps, taken, place, message)
    : await postToRequester(deps, taken, request, place, message);
  const { deskId } = deps;
  await deps.places.put({ deskId, subject: request.id, role, ref, shown: hash(message) });
  await bind(deps, ref, request.id, forTeam ? 'triage' : 'requester');
}

async function placeFor(deps: Deps, subject: Subject, role: string): Promise<Place | undefined> {
  const request = 'ticket' in subject ? subject.ticket : subject.draft;
  if (role === 'status') return statusPlace(deps, request);
  if (!('ticket' in subject)) return undefined;
  if (role === 'log') return triagePlace(deps, subject.desk, subject.ticket);
  if (!role.startsWith('card:')) return requesterPlace(deps, request);
  const { queue } = subject.ticket;
  return subject.desk.queues.find(({ key }) => key === queue)?.triage;
}

function storedRole(subject: Subject, role: LivingRole): string | undefined {
  if (role !== 'card') return role;
  return 'ticket' in subject ? cardRole(subject.desk, subject.ticket) : undefined;
}

/** A dialog that began in public and turned out to be private goes on in a direct message. */
async function mustMove(deps: Deps, subject: Subject, living: LivingMessage): Promise<boolean> {
  if (living.role !== 'status' || 'ticket' in subject || !subject.draft.private) return false;
  const place = await statusPlace(deps, subject.draft);
  if (sameConversation(place, living.ref)) return false;
  const message = movedToDirect(await forRequester(deps, subject), subject.draft);
  await deps.gateway(living.ref.platform).update(living.ref, message);
  return true;
}

/** Tells one rendering from another, whatever platform shows it. */
const hash = (message: Message): string =>
  createHash('sha256').update(JSON.stringify(message)).digest('base64url').slice(0, 22);
