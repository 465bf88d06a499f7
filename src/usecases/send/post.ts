import { createHash } from 'node:crypto';
import type { Message } from '../../cards/message.js';
import { messageKey, type MessageRef, type Place } from '../../domain/place.js';
import { GatewayError, type Deps, type Taken } from '../ports.js';
import { direct } from './where.js';

/**
 * Posts once: when an earlier try may have gone through, the message it left is looked for first.
 * @throws GatewayError
 */
export async function postOnce(
  deps: Deps,
  taken: Taken,
  place: Place,
  message: Message,
): Promise<MessageRef> {
  const gateway = deps.gateway(place.platform);
  const found = taken.ambiguous ? await gateway.findPosted(place, taken.delivery.id) : undefined;
  return found ?? gateway.post(place, message, taken.delivery.id);
}

/** Posts to the requester; when their thread or channel is gone or closed to the desk, directly. */
export async function postToRequester(
  deps: Deps,
  taken: Taken,
  request: Parameters<typeof direct>[1] & { readonly id: string },
  place: Place,
  message: Message,
): Promise<MessageRef> {
  try {
    return await postOnce(deps, taken, place, message);
  } catch (error) {
    if (!isUnreachable(error)) throw error;
    const ref = await postOnce(deps, taken, await direct(deps, request), message);
    // What they answer there belongs to the request as well.
    await bind(deps, ref, request.id, 'requester');
    return ref;
  }
}

/** The place is not there any more, or the desk may not write to it. */
export const isUnreachable = (error: unknown): error is GatewayError =>
  error instanceof GatewayError && (error.problem === 'gone' || error.problem === 'forbidden');

/** Makes a posted message, and the thread under it, lead back to its request. */
export const bind = (
  deps: Deps,
  ref: MessageRef,
  subject: string,
  side: 'requester' | 'triage',
): Promise<void> =>
  deps.places.bindThread({ deskId: deps.deskId, key: messageKey(ref), subject, side });

/** Tells one rendering from another, whatever platform shows it. */
export const hash = (message: Message): string =>
  createHash('sha256').update(JSON.stringify(message)).digest('base64url').slice(0, 22);
