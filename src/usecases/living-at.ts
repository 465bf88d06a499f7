import type { Message } from '../cards/message.js';
import { messageKey, type MessageRef } from '../domain/place.js';
import type { Deps } from './ports.js';
import { subjectOf } from './send/subject.js';
import { viewOf } from './send/views.js';

/**
 * What a living message shows at this moment, made from what is committed rather than from what was sent.
 * @param subject the request that its buttons act on
 * @returns `undefined` when no living message of that request stands there
 */
export async function livingAt(
  deps: Deps,
  ref: MessageRef,
  subject: string,
): Promise<Message | undefined> {
  if (subject === '') return undefined;
  const living = await deps.places.of(deps.deskId, subject);
  const here = living.find((each) => messageKey(each.ref) === messageKey(ref));
  const request = here && (await subjectOf(deps, subject));
  return here && request && viewOf(deps, request, here.role, here.ref);
}
