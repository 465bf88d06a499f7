import type { MessageRef } from '../../domain/place.js';
import type { Reference } from '../../usecases/ports.js';
import { hasThreads } from './ids.js';

const TEAMS = 'https://teams.microsoft.com/l/message/';

/**
 * The address that opens Teams at this message.
 * @param reference of its conversation, where it is known: it names the tenant.
 */
export function deepLink(ref: MessageRef, reference: Reference | undefined): string {
  const { conversation, message, thread = message } = ref;
  const query = new URLSearchParams();
  if (reference?.tenantId) query.set('tenantId', reference.tenantId);
  if (hasThreads(conversation)) query.set('parentMessageId', thread);
  else query.set('context', JSON.stringify({ contextType: 'chat' }));
  return `${TEAMS}${encodeURIComponent(conversation)}/${encodeURIComponent(message)}?${query.toString()}`;
}
