import { randomUUID } from 'node:crypto';
import { richText } from './typing.js';
import type { ChannelRecord, FileRecord, MessageRecord } from './model.js';
import { compact, type Wire } from './wire.js';
import { findMessage, inBackground, type World } from './world.js';

/** The replies of a thread, oldest first, without its parent. */
export function repliesTo(channel: ChannelRecord, ts: string): MessageRecord[] {
  return channel.messages.filter((message) => message.thread_ts === ts && message.ts !== ts);
}

/** A file as the API and events show it. */
export function wireFile(world: World, file: FileRecord): Wire {
  const url = `${world.url}/files-pri/${world.identity.teamId}-${file.id}`;
  return {
    id: file.id,
    created: file.created,
    timestamp: file.created,
    name: file.name,
    title: file.title,
    mimetype: file.mimetype,
    filetype: file.name.includes('.') ? file.name.split('.').at(-1) : 'binary',
    pretty_type: 'File',
    user: file.user,
    user_team: world.identity.teamId,
    editable: false,
    size: file.content.length,
    mode: 'hosted',
    is_external: false,
    external_type: '',
    is_public: true,
    public_url_shared: false,
    display_as_bot: false,
    username: '',
    url_private: `${url}/${encodeURIComponent(file.name)}`,
    url_private_download: `${url}/download/${encodeURIComponent(file.name)}`,
    permalink: `https://${world.identity.teamDomain}.slack.com/files/${file.user}/${file.id}`,
    channels: file.channels,
    groups: [],
    ims: [],
    has_rich_preview: false,
    file_access: 'visible',
  };
}

/** A message as the API and events show it; metadata only when `withMetadata` is set. */
export function wireMessage(
  world: World,
  message: MessageRecord,
  { withMetadata = false, withThread = true } = {},
): Wire {
  const { identity } = world;
  const channel = world.channels.get(message.channel);
  const replies = channel && withThread ? repliesTo(channel, message.ts) : [];
  const parent = message.thread_ts !== undefined && message.thread_ts !== message.ts;
  const root = parent ? findMessage(world, message.channel, message.thread_ts ?? '') : undefined;
  return compact({
    subtype: message.subtype,
    user: message.user,
    type: 'message',
    ts: message.ts,
    client_msg_id: message.client_msg_id,
    bot_id: message.bot_id,
    app_id: message.app_id,
    username: message.username,
    text: message.text,
    team: identity.teamId,
    bot_profile: message.bot_id === identity.botId ? botProfile(world) : undefined,
    blocks: message.blocks.length > 0 ? message.blocks : undefined,
    attachments: message.attachments.length > 0 ? message.attachments : undefined,
    files: message.files.length > 0 ? message.files.map((f) => wireFile(world, f)) : undefined,
    upload: message.subtype === 'file_share' ? false : undefined,
    edited: message.edited,
    thread_ts: message.thread_ts ?? (replies.length > 0 ? message.ts : undefined),
    parent_user_id: root?.user,
    reply_count: replies.length > 0 ? replies.length : undefined,
    reply_users: replies.length > 0 ? [...new Set(replies.map((r) => r.user))] : undefined,
    latest_reply: replies.at(-1)?.ts,
    reactions:
      message.reactions.length > 0
        ? message.reactions.map((r) => ({ ...r, count: r.users.length }))
        : undefined,
    metadata: withMetadata ? message.metadata : undefined,
  });
}

function botProfile(world: World): Wire {
  const { botId, appId, botHandle, teamId } = world.identity;
  return { id: botId, app_id: appId, name: botHandle, deleted: false, team_id: teamId };
}

/** The message event for a stored message, as the Events API sends it. */
export function messageEvent(world: World, message: MessageRecord): Wire {
  const channel = world.channels.get(message.channel);
  return {
    ...wireMessage(world, message, { withThread: false }),
    ...(message.thread_ts === undefined ? {} : { thread_ts: message.thread_ts }),
    channel: message.channel,
    event_ts: message.ts,
    channel_type: channel?.kind ?? 'channel',
  };
}

type Author = Pick<MessageRecord, 'user' | 'bot_id' | 'app_id' | 'username' | 'subtype'>;
type Content = Partial<
  Pick<MessageRecord, 'blocks' | 'attachments' | 'thread_ts' | 'files' | 'metadata'>
>;

/** Stores a message and returns it; the caller publishes the event. */
export function storeMessage(
  world: World,
  channel: ChannelRecord,
  author: Author,
  text: string,
  content: Content = {},
): MessageRecord {
  const byPerson = author.bot_id === undefined;
  const message: MessageRecord = {
    channel: channel.id,
    ts: world.clock.ts(),
    ...author,
    text,
    blocks: content.blocks ?? (text === '' ? [] : [richText(text)]),
    blocksFromText: content.blocks === undefined,
    attachments: content.attachments ?? [],
    files: content.files ?? [],
    reactions: [],
    ...(byPerson ? { client_msg_id: randomUUID() } : {}),
    ...(content.thread_ts === undefined ? {} : { thread_ts: content.thread_ts }),
    ...(content.metadata === undefined ? {} : { metadata: content.metadata }),
  };
  if (message.files.length > 0) message.subtype = 'file_share';
  channel.messages.push(message);
  for (const file of message.files) file.channels.push(channel.id);
  world.changes.notify();
  return message;
}

/** Stores a message of the app and tells the app about it, as Slack does. */
export function storeBotMessage(
  world: World,
  channel: ChannelRecord,
  text: string,
  content: Content & { readonly username?: string } = {},
): MessageRecord {
  const { botId, appId, botUserId } = world.identity;
  const author: Author =
    content.username === undefined
      ? { user: botUserId, bot_id: botId, app_id: appId }
      : { subtype: 'bot_message', bot_id: botId, app_id: appId, username: content.username };
  const message = storeMessage(world, channel, author, text, content);
  inBackground(world, world.publish(messageEvent(world, message)));
  return message;
}

/** The message_changed event between two states of a message. */
export function changedEvent(world: World, before: Wire, message: MessageRecord): Wire {
  const ts = world.clock.ts();
  return {
    type: 'message',
    subtype: 'message_changed',
    message: { ...wireMessage(world, message), source_team: world.identity.teamId },
    previous_message: before,
    channel: message.channel,
    hidden: true,
    ts,
    event_ts: ts,
    channel_type: world.channels.get(message.channel)?.kind ?? 'channel',
  };
}

/**
 * Takes a message out of its channel and returns the event Slack sends: message_deleted, or, where a
 * thread hangs on it, message_changed into a tombstone.
 */
export function removeMessage(world: World, message: MessageRecord): Wire {
  const channel = world.channels.get(message.channel);
  const before = wireMessage(world, message);
  if (channel && repliesTo(channel, message.ts).length > 0) {
    Object.assign(message, {
      subtype: 'tombstone',
      user: 'USLACKBOT',
      text: 'This message was deleted.',
      blocks: [],
      files: [],
    });
    world.changes.notify();
    return changedEvent(world, before, message);
  }
  channel?.messages.splice(channel.messages.indexOf(message), 1);
  world.changes.notify();
  const ts = world.clock.ts();
  return {
    type: 'message',
    subtype: 'message_deleted',
    previous_message: before,
    channel: message.channel,
    hidden: true,
    deleted_ts: message.ts,
    ts,
    event_ts: ts,
    channel_type: channel?.kind ?? 'channel',
  };
}
