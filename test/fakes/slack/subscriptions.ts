import type { ChannelRecord } from './model.js';
import { isWire, text, type Wire } from './wire.js';
import type { World } from './world.js';

interface Rule {
  /** The name an app subscribes to. */
  readonly name: string;
  readonly scope?: string;
  /** Whether the bot must be in the channel to hear of it. */
  readonly member: boolean;
}

const byKind = {
  channel: { plural: 'channels', archive: 'channel' },
  group: { plural: 'groups', archive: 'group' },
  im: { plural: 'im', archive: 'channel' },
} as const;

function ruleFor(type: string, kind: ChannelRecord['kind']): Rule {
  const { plural } = byKind[kind];
  if (type === 'message') {
    return { name: `message.${plural}`, scope: `${plural}:history`, member: true };
  }
  if (type === 'app_mention') return { name: type, scope: 'app_mentions:read', member: true };
  if (type.startsWith('reaction_')) return { name: type, scope: 'reactions:read', member: true };
  if (/^(member_|channel_|group_)/.test(type)) {
    return { name: type, scope: `${plural}:read`, member: false };
  }
  if (type === 'user_change') return { name: type, scope: 'users:read', member: false };
  if (type.startsWith('subteam_')) return { name: type, scope: 'usergroups:read', member: false };
  return { name: type, member: false };
}

/**
 * Whether Slack would tell the app of this event: subscribed to (`subscribed` undefined means to
 * everything), allowed by its scopes, and in a conversation the bot is in where that matters.
 */
export function appHears(
  world: World,
  event: Wire,
  subscribed: ReadonlySet<string> | undefined,
): boolean {
  const item = event['item'];
  const channelId = text(event['channel']) ?? (isWire(item) ? text(item['channel']) : undefined);
  const channel = channelId === undefined ? undefined : world.channels.get(channelId);
  const rule = ruleFor(text(event['type']) ?? '', channel?.kind ?? 'channel');
  if (subscribed && !subscribed.has(rule.name)) return false;
  if (rule.scope !== undefined && !world.scopes.has(rule.scope)) return false;
  return !rule.member || channel?.members.has(world.identity.botUserId) === true;
}
