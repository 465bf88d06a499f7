import type { ChannelRecord } from './model.js';
import type { Wire } from './wire.js';
import type { World } from './world.js';

/** The event of somebody coming or going. `channel_type` is one letter here, as Slack has it. */
export function memberEvent(
  world: World,
  type: 'member_joined_channel' | 'member_left_channel',
  channel: ChannelRecord,
  user: string,
  inviter?: string,
): Wire {
  return {
    type,
    user,
    channel: channel.id,
    channel_type: channel.kind === 'group' ? 'G' : 'C',
    team: world.identity.teamId,
    ...(inviter === undefined ? {} : { inviter }),
    event_ts: world.clock.ts(),
  };
}
