import { addFile } from './methods/files.js';
import { react, reactionEvent, unreact } from './methods/reactions.js';
import {
  changedEvent,
  messageEvent,
  removeMessage,
  storeMessage,
  wireMessage,
} from './messages.js';
import type { ChannelRecord, EphemeralRecord, MessageRecord } from './model.js';
import { outcomeOf, snapshot, type Outcome } from './outcome.js';
import { emojiName, richText, typed } from './typing.js';
import { compact } from './wire.js';
import { channelNamed, directMessage, findMessage, personNamed, type World } from './world.js';

export interface SayOptions {
  /** The message in whose thread it goes. */
  readonly threadOf?: MessageRecord;
  readonly files?: readonly { readonly name: string; readonly content: string | Buffer }[];
  /** Puts `text` on the wire as it stands, unescaped: what no client sends but an attacker may. */
  readonly raw?: boolean;
}

/** A message just written, and whether the app acknowledged it. */
export type Said = MessageRecord & Outcome;

/** What a person does with messages. */
export interface Writing {
  /** Writes in a channel ("#help") or to the bot ("@deskbell"). */
  says(where: string, text: string, options?: SayOptions): Promise<Said>;
  /** Answers in the thread of a message. */
  replies(to: MessageRecord, text: string, options?: SayOptions): Promise<Said>;
  edits(message: MessageRecord, text: string): Promise<Said>;
  deletes(message: MessageRecord): Promise<Outcome>;
  /** Reacts with an emoji, given as character, name or :name:. */
  reacts(message: MessageRecord, emoji: string): Promise<Outcome>;
  unreacts(message: MessageRecord, emoji: string): Promise<Outcome>;
}

/** The channel named by a test, or the person's chat with the bot ("@deskbell"). */
export function placeOf(world: World, user: string, where: string): ChannelRecord {
  if (where === `@${world.identity.botHandle}`) return directMessage(world, user);
  return channelNamed(world, where);
}

/** Throws unless this person can write here now. */
export function requireCanWrite(world: World, user: string, channel: ChannelRecord): void {
  const { handle, deleted } = personNamed(world, user);
  if (deleted) throw new Error(`${handle} is deactivated`);
  if (channel.archived) throw new Error(`#${channel.name} is archived`);
  if (!channel.members.has(user)) throw new Error(`${handle} is not in #${channel.name}`);
}

/** Throws unless this person can see the message: a member, and for an ephemeral one its reader. */
export function requireCanSee(
  world: World,
  user: string,
  message: MessageRecord | EphemeralRecord,
): void {
  const { handle } = personNamed(world, user);
  const channel = channelNamed(world, message.channel);
  if (!channel.members.has(user)) throw new Error(`${handle} is not in #${channel.name}`);
  if ('to' in message && message.to !== user) throw new Error(`${handle} was not shown this`);
}

/** Lets a person write. */
export function writing(world: World, user: string): Writing {
  const say = async (channel: ChannelRecord, text: string, options: SayOptions): Promise<Said> => {
    requireCanWrite(world, user, channel);
    if (text === '' && !options.files?.length) throw new Error('Slack sends no empty message');
    if (text.length > 40_000) throw new Error('Slack takes 40,000 characters at most');
    const { threadOf } = options;
    const files = options.files?.map((file) =>
      addFile(world, user, file.name, Buffer.from(file.content), true),
    );
    const wire = options.raw ? text : typed(world, text);
    const message = storeMessage(world, channel, { user }, wire, {
      ...(threadOf ? { thread_ts: threadOf.thread_ts ?? threadOf.ts } : {}),
      ...(files ? { files } : {}),
    });
    const event = messageEvent(world, message);
    const mentioned = wire.includes(`<@${world.identity.botUserId}`) && channel.kind !== 'im';
    const mention = compact({ ...event, type: 'app_mention', channel_type: undefined });
    const outcome = outcomeOf(
      await Promise.all([world.publish(event), ...(mentioned ? [world.publish(mention)] : [])]),
    );
    return { ...snapshot(message), ...outcome };
  };

  const stored = (message: MessageRecord): MessageRecord => {
    const found = findMessage(world, message.channel, message.ts);
    if (!found) throw new Error(`the message is gone: ${message.text}`);
    return found;
  };

  const own = (message: MessageRecord): MessageRecord => {
    const found = stored(message);
    if (found.user !== user || found.bot_id)
      throw new Error('one can change only one’s own messages');
    return found;
  };

  const reaction = async (
    type: 'reaction_added' | 'reaction_removed',
    given: MessageRecord,
    emoji: string,
  ): Promise<Outcome> => {
    const message = stored(given);
    requireCanSee(world, user, message);
    const name = emojiName(emoji);
    const change = type === 'reaction_added' ? react : unreact;
    if (!change(message, user, name)) throw new Error(`:${name}: is already as wished`);
    world.changes.notify();
    return outcomeOf([await world.publish(reactionEvent(world, type, user, name, message))]);
  };

  return {
    says: async (where, text, options = {}) => say(placeOf(world, user, where), text, options),
    replies: async (to, text, options = {}) =>
      say(channelNamed(world, to.channel), text, { ...options, threadOf: to }),
    edits: async (given, text) => {
      const message = own(given);
      const before = wireMessage(world, message);
      message.text = typed(world, text);
      message.blocks = [richText(message.text)];
      message.edited = { user, ts: world.clock.ts() };
      world.changes.notify();
      const delivery = await world.publish(changedEvent(world, before, message));
      return { ...snapshot(message), ...outcomeOf([delivery]) };
    },
    deletes: async (given) => outcomeOf([await world.publish(removeMessage(world, own(given)))]),
    reacts: (message, emoji) => reaction('reaction_added', message, emoji),
    unreacts: (message, emoji) => reaction('reaction_removed', message, emoji),
  };
}
