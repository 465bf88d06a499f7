import type { Courier } from './courier.js';
import type { Delivery } from './model.js';
import { appHears } from './subscriptions.js';
import { text, type Wire } from './wire.js';
import { newId, type World } from './world.js';

/** The envelope in which the Events API sends an event. */
export function envelope(world: World, event: Wire): Wire {
  const { teamId, appId, botUserId, verificationToken } = world.identity;
  return {
    token: verificationToken,
    team_id: teamId,
    context_team_id: teamId,
    context_enterprise_id: null,
    api_app_id: appId,
    event,
    type: 'event_callback',
    event_id: newId('Ev'),
    event_time: Math.floor(world.clock.now() / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: teamId,
        user_id: botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    event_context: newId('4-'),
  };
}

/** Sends an event to the app if it may hear it; resolves with undefined if not. */
export async function publishEvent(
  world: World,
  courier: Courier,
  subscribed: ReadonlySet<string> | undefined,
  event: Wire,
): Promise<Delivery | undefined> {
  if (!appHears(world, event, subscribed)) return undefined;
  // A copy: what was sent stays what it was, whatever happens to the message afterwards.
  const payload = structuredClone(envelope(world, event));
  return courier.deliver('event', text(event['type']) ?? '', payload);
}
