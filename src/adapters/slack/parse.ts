import type { Gesture, Incoming } from '../../usecases/incoming.js';
import {
  filesOf,
  instantOf,
  messageRef,
  personId,
  textOf,
  type ParseContext,
} from './parse-message.js';
import { addressed, toPlainText } from './plain-text.js';
import {
  channelGoneSchema,
  eventBodySchema,
  homeOpenedSchema,
  messageChangedSchema,
  messageDeletedSchema,
  messageEventSchema,
  reactionSchema,
  type EventBody,
} from './schema.js';

/** Messages of people; every other subtype is Slack speaking. */
const SPOKEN = new Set<string | null | undefined>([
  undefined,
  null,
  'file_share',
  'thread_broadcast',
  'me_message',
]);

const GESTURES: Readonly<Record<string, Gesture>> = {
  ticket: 'make_ticket',
  admission_tickets: 'make_ticket',
  eyes: 'take',
  white_check_mark: 'resolve',
  heavy_check_mark: 'resolve',
  rotating_light: 'urgent',
};

const base = (body: EventBody, context: ParseContext, user: string) => ({
  delivery: body.event_id,
  deskId: context.deskId,
  at: new Date(body.event_time * 1000),
  actor: personId(user),
});

/** Slack sends what was said in a channel once as a message and once as a mention: one delivery. */
function parseSaid(body: EventBody, context: ParseContext): Incoming | undefined {
  const event = messageEventSchema.parse(body.event);
  const isOther = event.bot_id || !event.user || event.user === 'USLACKBOT';
  if (isOther || event.user === context.botUserId || !SPOKEN.has(event.subtype)) return undefined;
  const { mentionsBot, rest } = addressed(event.text ?? '', context.botUserId);
  return {
    ...base(body, context, event.user ?? ''),
    delivery: `message:${event.channel}:${event.ts}`,
    at: instantOf(event.ts),
    kind: 'said',
    message: messageRef(event.channel, event.ts, event.thread_ts),
    text: toPlainText(rest, context.names),
    files: filesOf(event),
    direct: event.channel_type ? event.channel_type === 'im' : event.channel.startsWith('D'),
    mentionsBot,
  };
}

/** Slack also says "changed" when it unfolds a link, or when a thread's first message was deleted. */
function parseChanged(body: EventBody, context: ParseContext): Incoming | undefined {
  const { channel, message, previous_message: before } = messageChangedSchema.parse(body.event);
  const user = message.edited?.user ?? before?.user;
  const ref = messageRef(channel, message.ts, message.thread_ts);
  if (message.bot_id || before?.bot_id || !user || user === context.botUserId) return undefined;
  if (message.subtype === 'tombstone') {
    return { ...base(body, context, user), kind: 'deleted', message: ref };
  }
  if (!message.edited || message.text === before?.text) return undefined;
  const { rest } = addressed(message.text ?? '', context.botUserId);
  const text = textOf({ text: rest }, context.names);
  return { ...base(body, context, user), kind: 'edited', message: ref, text };
}

/** Who deleted is not told; it counts as done by the author. */
function parseDeleted(body: EventBody, context: ParseContext): Incoming | undefined {
  const event = messageDeletedSchema.parse(body.event);
  const before = event.previous_message;
  if (!before?.user || before.bot_id || before.user === context.botUserId) return undefined;
  const message = messageRef(event.channel, event.deleted_ts, before.thread_ts);
  return { ...base(body, context, before.user), kind: 'deleted', message };
}

function parseMessage(body: EventBody, context: ParseContext): Incoming | undefined {
  if (body.event['subtype'] === 'message_changed') return parseChanged(body, context);
  if (body.event['subtype'] === 'message_deleted') return parseDeleted(body, context);
  // Other subtypes need not even have the shape of a message.
  if (!SPOKEN.has(body.event['subtype'] as string | undefined)) return undefined;
  return parseSaid(body, context);
}

function parseReaction(body: EventBody, context: ParseContext): Incoming | undefined {
  const { user, reaction, item, item_user: author } = reactionSchema.parse(body.event);
  const gesture = GESTURES[reaction.replace(/::skin-tone-[2-6]$/, '')];
  if (!gesture || !item.channel || !item.ts || user === context.botUserId) return undefined;
  return {
    ...base(body, context, user),
    kind: 'reacted',
    message: messageRef(item.channel, item.ts),
    gesture,
    ...(author && { author: personId(author) }),
  };
}

function parseHomeOpened(body: EventBody, context: ParseContext): Incoming | undefined {
  const { user, tab } = homeOpenedSchema.parse(body.event);
  return tab === 'home' ? { ...base(body, context, user), kind: 'home_opened' } : undefined;
}

function parseRemoved(body: EventBody, context: ParseContext): Incoming | undefined {
  const { channel, user, actor_id: actor } = channelGoneSchema.parse(body.event);
  if (body.event.type === 'member_left_channel' && user !== context.botUserId) return undefined;
  return {
    ...base(body, context, actor || user || context.botUserId),
    kind: 'removed_from',
    place: { platform: 'slack', conversation: channel },
  };
}

const PARSERS: Readonly<
  Record<string, (body: EventBody, context: ParseContext) => Incoming | undefined>
> = {
  message: parseMessage,
  app_mention: parseSaid,
  reaction_added: parseReaction,
  app_home_opened: parseHomeOpened,
  member_left_channel: parseRemoved,
  channel_left: parseRemoved,
  channel_archive: parseRemoved,
  channel_deleted: parseRemoved,
  group_left: parseRemoved,
  group_archive: parseRemoved,
  group_deleted: parseRemoved,
};

/**
 * What an event means to the desk; `undefined` when it means nothing.
 * @throws ZodError when the payload has not the documented shape.
 */
export function parseEvent(payload: unknown, context: ParseContext): Incoming | undefined {
  const body = eventBodySchema.parse(payload);
  return PARSERS[body.event.type]?.(body, context);
}
