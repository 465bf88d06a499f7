import {
  ApiError,
  flag,
  list,
  ownConversation,
  required,
  structure,
  visibleConversation,
  type Method,
} from '../api.js';
import { messageContent } from '../content.js';
import {
  changedEvent,
  removeMessage,
  repliesTo,
  storeBotMessage,
  wireMessage,
} from '../messages.js';
import type { ChannelRecord, EphemeralRecord, MessageRecord } from '../model.js';
import { richText } from '../typing.js';
import { isWire, text, type Wire } from '../wire.js';
import { directMessage, findMessage, inBackground, type World } from '../world.js';

/**
 * Where a message goes: an id, a #name, or a person, whose direct message is then meant. Slack takes
 * messages to deactivated people without a word, so this does.
 */
function destination(world: World, target: string): ChannelRecord {
  const person = world.people.get(target);
  const named = [...world.channels.values()].find((c) => c.name === target.replace(/^#/, ''));
  const channel = person
    ? directMessage(world, person.id)
    : ownConversation(world, named?.id ?? target);
  if (channel.archived) throw new ApiError('is_archived');
  return channel;
}

/** The thread asked for. Slack hangs a reply to a reply in a place nobody finds, so that is wrong. */
function threadOf(world: World, channel: ChannelRecord, args: Wire): string | undefined {
  const ts = text(args['thread_ts']);
  if (ts === undefined) return undefined;
  const parent = findMessage(world, channel.id, ts);
  if (!parent) throw new ApiError('thread_not_found');
  if (parent.thread_ts !== undefined && parent.thread_ts !== ts) {
    world.violations.push(`thread_ts ${ts} is a reply, not the message that started the thread`);
  }
  return ts;
}

/** The name the app may post under; without the scope Slack silently keeps the app's own. */
function username(world: World, args: Wire): string | undefined {
  const name = text(args['username']);
  if (name === undefined || world.scopes.has('chat:write.customize')) return name;
  world.violations.push('chat.postMessage: username has no effect without chat:write.customize');
  return undefined;
}

function post(world: World, args: Wire): Wire {
  const channel = destination(world, required(args, 'channel'));
  const content = messageContent(world, 'chat.postMessage', args);
  const thread_ts = threadOf(world, channel, args);
  for (const unsupported of ['reply_broadcast', 'link_names', 'parse']) {
    if (flag(args, unsupported) || args[unsupported] === 'full') {
      world.violations.push(`chat.postMessage: ${unsupported} is not known to the fake`);
    }
  }
  const name = username(world, args);
  const message = storeBotMessage(world, channel, content.text, {
    ...content,
    ...(thread_ts === undefined ? {} : { thread_ts }),
    ...(name === undefined ? {} : { username: name }),
  });
  return { channel: channel.id, ts: message.ts, message: wireMessage(world, message) };
}

/** A message of the app itself; `refusal` is the error for those of others. */
function ownMessage(world: World, args: Wire, refusal: string): MessageRecord {
  const channel = ownConversation(world, required(args, 'channel'));
  const message = findMessage(world, channel.id, required(args, 'ts'));
  if (!message || message.subtype === 'tombstone') throw new ApiError('message_not_found');
  if (message.bot_id !== world.identity.botId) throw new ApiError(refusal);
  return message;
}

function update(world: World, args: Wire): Wire {
  const message = ownMessage(world, args, 'cant_update_message');
  if (world.channels.get(message.channel)?.archived) throw new ApiError('is_inactive');
  const content = messageContent(world, 'chat.update', args, 'update');
  const before = wireMessage(world, message);
  message.text = content.text === '' ? message.text : content.text;
  if (content.blocks) Object.assign(message, { blocks: content.blocks, blocksFromText: false });
  // Blocks left out stay; an empty list, or text alone over text alone, replaces them.
  else if (list(args, 'blocks') !== undefined || message.blocksFromText) {
    Object.assign(message, { blocks: [richText(message.text)], blocksFromText: true });
  }
  if (content.attachments) message.attachments = content.attachments;
  if (content.metadata) message.metadata = content.metadata;
  else if (args['metadata'] !== undefined) delete message.metadata;
  message.edited = { user: world.identity.botUserId, ts: world.clock.ts() };
  world.changes.notify();
  inBackground(world, world.publish(changedEvent(world, before, message)));
  const { channel, ts } = message;
  return { channel, ts, text: message.text, message: wireMessage(world, message) };
}

function remove(world: World, args: Wire): Wire {
  const message = ownMessage(world, args, 'cant_delete_message');
  inBackground(world, world.publish(removeMessage(world, message)));
  return { channel: message.channel, ts: message.ts };
}

function postEphemeral(world: World, args: Wire): Wire {
  const channel = ownConversation(world, required(args, 'channel'));
  const to = required(args, 'user');
  if (channel.archived) throw new ApiError('is_archived');
  if (!channel.members.has(to)) throw new ApiError('user_not_in_channel');
  const content = messageContent(world, 'chat.postEphemeral', args);
  const thread_ts = text(args['thread_ts']);
  const ephemeral = storeEphemeral(world, channel, to, content, thread_ts);
  return { message_ts: ephemeral.ts };
}

/** Shows a message to one person; in a thread only where somebody has already replied. */
export function storeEphemeral(
  world: World,
  channel: ChannelRecord,
  to: string,
  content: ReturnType<typeof messageContent>,
  thread_ts?: string,
): EphemeralRecord {
  const { botId, appId, botUserId } = world.identity;
  const ephemeral: EphemeralRecord = {
    channel: channel.id,
    ts: world.clock.ts(),
    to,
    seen: thread_ts === undefined || repliesTo(channel, thread_ts).length > 0,
    user: botUserId,
    bot_id: botId,
    app_id: appId,
    text: content.text,
    blocks: content.blocks ?? [richText(content.text)],
    blocksFromText: content.blocks === undefined,
    attachments: content.attachments ?? [],
    files: [],
    reactions: [],
    ...(thread_ts === undefined ? {} : { thread_ts }),
  };
  world.ephemerals.push(ephemeral);
  world.changes.notify();
  return ephemeral;
}

function permalink(world: World, args: Wire): Wire {
  const channel = visibleConversation(world, required(args, 'channel'));
  const message = findMessage(world, channel.id, required(args, 'message_ts'));
  if (!message) throw new ApiError('message_not_found');
  const base = `https://${world.identity.teamDomain}.slack.com/archives/${channel.id}`;
  const reply = message.thread_ts !== undefined && message.thread_ts !== message.ts;
  const query = reply ? `?thread_ts=${message.thread_ts}&cid=${channel.id}` : '';
  return { channel: channel.id, permalink: `${base}/p${message.ts.replace('.', '')}${query}` };
}

function unfurl(world: World, args: Wire): void {
  const channel = ownConversation(world, required(args, 'channel'));
  const message = findMessage(world, channel.id, required(args, 'ts'));
  if (!message) throw new ApiError('cannot_find_message');
  const unfurls = structure(args, 'unfurls') ?? structure(args, 'metadata');
  if (!isWire(unfurls)) throw new ApiError('missing_unfurls');
  message.unfurls = unfurls;
  world.changes.notify();
}

export const chatMethods: Readonly<Record<string, Method>> = {
  'chat.postMessage': { scope: 'chat:write', tier: 'post', run: post },
  'chat.update': { scope: 'chat:write', tier: 3, run: update },
  'chat.delete': { scope: 'chat:write', tier: 3, run: remove },
  'chat.postEphemeral': { scope: 'chat:write', tier: 4, run: postEphemeral },
  'chat.getPermalink': { tier: 'free', run: permalink },
  'chat.unfurl': { scope: 'links:write', tier: 3, run: unfurl },
};
