import {
  ApiError,
  flag,
  invalidArguments,
  ownConversation,
  page,
  required,
  requireScope,
  requireScopeFor,
  visibleConversation,
  type Method,
} from '../api.js';
import { memberEvent } from '../membership.js';
import { repliesTo, wireMessage } from '../messages.js';
import type { ChannelRecord, MessageRecord } from '../model.js';
import { compact, text, type Wire } from '../wire.js';
import { directMessage, findMessage, inBackground, type World } from '../world.js';

function wireChannel(world: World, channel: ChannelRecord): Wire {
  const im = channel.kind === 'im';
  return compact({
    id: channel.id,
    name: im ? undefined : channel.name,
    name_normalized: im ? undefined : channel.name,
    user: channel.user,
    is_channel: channel.kind === 'channel',
    is_group: channel.kind === 'group',
    is_im: im,
    is_mpim: false,
    is_private: channel.kind !== 'channel',
    is_archived: channel.archived,
    is_general: channel.name === 'general',
    is_member: im ? undefined : channel.members.has(world.identity.botUserId),
    is_user_deleted: channel.user && (world.people.get(channel.user)?.deleted ?? false),
    context_team_id: world.identity.teamId,
    created: 1_700_000_000,
    num_members: im ? undefined : channel.members.size,
    topic: im ? undefined : { value: '', creator: '', last_set: 0 },
    purpose: im ? undefined : { value: '', creator: '', last_set: 0 },
  });
}

const kindOfType: Readonly<Record<string, ChannelRecord['kind']>> = {
  public_channel: 'channel',
  private_channel: 'group',
  im: 'im',
};

function listed(world: World, args: Wire, onlyOwn: boolean): Wire {
  const types = (text(args['types']) ?? 'public_channel').split(',').map((type) => type.trim());
  const kinds = types.map((type) => {
    if (type === 'mpim') return undefined;
    const kind = kindOfType[type];
    if (!kind) throw new ApiError('invalid_types');
    requireScope(world, `${kind === 'im' ? 'im' : `${kind}s`}:read`);
    return kind;
  });
  const bot = world.identity.botUserId;
  const channels = [...world.channels.values()].filter(
    (channel) =>
      kinds.includes(channel.kind) &&
      (channel.members.has(bot) || (!onlyOwn && channel.kind === 'channel')) &&
      !(flag(args, 'exclude_archived') && channel.archived),
  );
  const [some, next] = page(channels, args, 100);
  return { channels: some.map((channel) => wireChannel(world, channel)), ...next };
}

function open(world: World, args: Wire): Wire {
  const users = text(args['users'])?.split(',');
  if (users === undefined) {
    const known = visibleConversation(world, required(args, 'channel'));
    return { no_op: true, already_open: true, channel: { id: known.id } };
  }
  const [user, ...others] = users;
  if (others.length > 0) throw invalidArguments('the fake opens direct messages of two only');
  const person = user === undefined ? undefined : world.people.get(user);
  if (!person) throw new ApiError('user_not_found');
  if (person.deleted) throw new ApiError('user_disabled');
  const channel = directMessage(world, person.id);
  return { channel: flag(args, 'return_im') ? wireChannel(world, channel) : { id: channel.id } };
}

/** Messages between `oldest` and `latest` (exclusive unless `inclusive`). */
function within(args: Wire, messages: readonly MessageRecord[]): MessageRecord[] {
  const oldest = Number(text(args['oldest']) ?? 0);
  const latest = Number(text(args['latest']) ?? Number.MAX_SAFE_INTEGER);
  const inclusive = flag(args, 'inclusive');
  return messages.filter(({ ts }) => {
    const at = Number(ts);
    return inclusive ? at >= oldest && at <= latest : at > oldest && at < latest;
  });
}

function readable(world: World, args: Wire): ChannelRecord {
  const channel = ownConversation(world, required(args, 'channel'));
  requireScopeFor(world, channel, 'history');
  return channel;
}

function read(world: World, args: Wire, messages: readonly MessageRecord[]): Wire {
  const [some, next] = page(messages, args, 100);
  const withMetadata = flag(args, 'include_all_metadata');
  const more = (next['response_metadata'] as Wire)['next_cursor'] !== '';
  return {
    messages: some.map((message) => wireMessage(world, message, { withMetadata })),
    has_more: more,
    ...(more ? next : {}),
  };
}

function history(world: World, args: Wire): Wire {
  const { messages } = readable(world, args);
  const roots = messages.filter((m) => m.thread_ts === undefined || m.thread_ts === m.ts);
  return { ...read(world, args, within(args, roots).reverse()), pin_count: 0 };
}

function replies(world: World, args: Wire): Wire {
  const channel = readable(world, args);
  const asked = findMessage(world, channel.id, required(args, 'ts'));
  const parent = asked?.thread_ts ? findMessage(world, channel.id, asked.thread_ts) : asked;
  if (!parent) throw new ApiError('thread_not_found');
  return read(world, args, [parent, ...within(args, repliesTo(channel, parent.ts))]);
}

function join(world: World, args: Wire): Wire {
  const channel = visibleConversation(world, required(args, 'channel'));
  if (channel.kind !== 'channel') throw new ApiError('method_not_supported_for_channel_type');
  if (channel.archived) throw new ApiError('is_archived');
  const { botUserId } = world.identity;
  if (!channel.members.has(botUserId)) {
    channel.members.add(botUserId);
    const event = memberEvent(world, 'member_joined_channel', channel, botUserId);
    inBackground(world, world.publish(event));
    world.changes.notify();
  }
  return { channel: wireChannel(world, channel) };
}

export const conversationMethods: Readonly<Record<string, Method>> = {
  'conversations.info': {
    tier: 3,
    run: (world, args) => {
      const channel = visibleConversation(world, required(args, 'channel'));
      requireScopeFor(world, channel, 'read');
      return { channel: wireChannel(world, channel) };
    },
  },
  'conversations.members': {
    tier: 4,
    run: (world, args) => {
      const channel = visibleConversation(world, required(args, 'channel'));
      requireScopeFor(world, channel, 'read');
      const [members, next] = page([...channel.members], args, 100);
      return { members, ...next };
    },
  },
  'conversations.list': { tier: 2, run: (world, args) => listed(world, args, false) },
  'users.conversations': { tier: 3, run: (world, args) => listed(world, args, true) },
  'conversations.open': { scope: 'im:write', tier: 3, run: open },
  'conversations.history': { tier: 3, run: history },
  'conversations.replies': { tier: 3, run: replies },
  'conversations.join': { scope: 'channels:join', tier: 3, run: join },
};
