import { maskSecrets } from '../domain/understanding/mask-secrets.js';
import type { FieldValue } from '../domain/understanding/types.js';
import type { PersonId } from '../domain/place.js';
import type { Incoming } from './incoming.js';
import type { Deps } from './ports.js';
import { send, tell } from './say.js';

/** What came in, with everything secret that somebody wrote hidden: nothing else is ever stored. */
export function withoutSecrets(incoming: Incoming): Incoming {
  switch (incoming.kind) {
    case 'said':
    case 'edited':
    case 'message_picked':
    case 'command': {
      const { text, found } = maskSecrets(incoming.text);
      return found.length === 0 ? incoming : { ...incoming, text, secretsHidden: true };
    }
    case 'submitted': {
      const pairs = Object.entries(incoming.values).map(
        ([key, value]) => [key, hiddenIn(value)] as const,
      );
      if (!pairs.some(([key, value]) => value !== incoming.values[key])) return incoming;
      return { ...incoming, values: Object.fromEntries(pairs), secretsHidden: true };
    }
    default:
      return incoming;
  }
}

/** The same value where there is nothing to hide. */
function hiddenIn(value: FieldValue): FieldValue {
  if (typeof value === 'string') return maskSecrets(value).text;
  if (typeof value !== 'object') return value;
  const parts = value.map((part) => maskSecrets(part).text);
  return parts.every((part, at) => part === value[at]) ? value : parts;
}

/** Whoever wrote something secret is told that it was hidden, and what is left for them to do. */
export async function sayHidden(deps: Deps, incoming: Incoming): Promise<void> {
  if (incoming.secretsHidden !== true) return;
  const what = { say: 'secrets_masked' };
  const { delivery } = incoming;
  const place =
    'message' in incoming ? incoming.message : 'place' in incoming ? incoming.place : undefined;
  const author: PersonId = incoming.kind === 'message_picked' ? incoming.author : incoming.actor;
  // A message that was picked may stand where the desk cannot speak, and so may a form.
  if (place === undefined || incoming.kind === 'message_picked')
    return send(deps, delivery, 'hidden', { kind: 'direct', person: author, what });
  await tell(deps, delivery, author, place, what);
}
