import type { Telling } from '../cards/telling-types.js';
import type { PersonId, Place } from '../domain/place.js';
import type { Delivery, DeliveryTarget } from './delivery.js';
import type { Deps } from './ports.js';

/** Puts something into the outbox that belongs to one cause, not to a ticket's event. */
export async function send(
  deps: Deps,
  cause: string,
  name: string,
  target: DeliveryTarget,
  lane?: string,
): Promise<void> {
  const delivery: Delivery = {
    id: `${cause}:${name}`,
    deskId: deps.deskId,
    lane: lane ?? cause,
    order: 0,
    createdAt: deps.now(),
    target,
  };
  await deps.outbox.put([delivery]);
  deps.wake();
}

/** Says one sentence to one person alone, where they are. */
export const tell = (
  deps: Deps,
  cause: string,
  person: PersonId,
  place: Place,
  what: Telling,
): Promise<void> => send(deps, cause, `tell-${what.say}`, { kind: 'tell', person, place, what });
