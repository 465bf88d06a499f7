import type { Gesture, Incoming } from '../../usecases/incoming.js';
import { conversationAndThread, hasThreads, personId } from './ids.js';
import {
  aboutRef,
  filesOf,
  instantOf,
  isPersonal,
  refOf,
  type ParseContext,
} from './parse-message.js';
import { spoken } from './plain-text.js';
import type { WireActivity } from './schema.js';

/** What an activity means to the desk. */
export interface Heard {
  readonly incoming?: Incoming;
  /** The desk can no longer write there: one conversation, or every one of a team. */
  readonly gone?: { readonly conversation?: string; readonly team?: string; readonly why: string };
}

const base = (activity: WireActivity, { deskId, now }: ParseContext, delivery: string) => ({
  delivery: `teams:${delivery}`,
  deskId,
  at: instantOf(activity, now),
  actor: personId(activity.from),
});

/** What people say to the bot instead of a slash command; Teams offers the first of each kind in a menu. */
const COMMANDS: Readonly<Record<string, string>> = {
  'my tickets': 'mine',
  mine: 'mine',
  'mina ärenden': 'mine',
  'meine tickets': 'mine',
  queue: 'queue',
  'my queue': 'queue',
  'min kö': 'queue',
  'meine queue': 'queue',
  help: 'help',
  hjälp: 'help',
  hilfe: 'help',
};

/** `why IT-142` can be nothing else; other words with more behind them may well begin a request. */
const commandIn = (text: string): string | undefined =>
  COMMANDS[text.toLowerCase().replace(/[.!?]$/, '')] ??
  (/^why [a-z]{2,6}-\d+\??$/i.test(text) ? text.replace(/\?$/, '') : undefined);

function parseSaid(activity: WireActivity, context: ParseContext): Heard {
  if (isBot(activity)) return {};
  const message = refOf(activity);
  const direct = isPersonal(activity);
  const { mentionsBot, text } = spoken(activity);
  const delivery = `message:${message.conversation}:${message.message}`;
  const about = base(activity, context, delivery);
  const command = commandIn(text);
  if (command !== undefined && (direct || mentionsBot) && message.thread === undefined) {
    const place = { platform: 'teams', conversation: message.conversation } as const;
    return { incoming: { ...about, kind: 'command', text: command, place } };
  }
  const said = { message, text, files: filesOf(activity.attachments), direct, mentionsBot };
  const unthreaded = !hasThreads(message.conversation) && { unthreaded: true as const };
  return { incoming: { ...about, kind: 'said', ...said, ...unthreaded } };
}

function parseEdited(activity: WireActivity, context: ParseContext): Heard {
  if (isBot(activity) || activity.channelData?.eventType === 'undeleteMessage') return {};
  const message = refOf(activity);
  const { text } = spoken(activity);
  const delivery = `edit:${message.conversation}:${message.message}:${String(activity.timestamp)}`;
  return { incoming: { ...base(activity, context, delivery), kind: 'edited', message, text } };
}

function parseDeleted(activity: WireActivity, context: ParseContext): Heard {
  if (isBot(activity)) return {};
  const message = refOf(activity);
  const delivery = `delete:${message.conversation}:${message.message}`;
  return { incoming: { ...base(activity, context, delivery), kind: 'deleted', message } };
}

const GESTURES: Readonly<Record<string, Gesture>> = {
  '🎫': 'make_ticket',
  '🎟': 'make_ticket',
  '👀': 'take',
  '✅': 'resolve',
  '✔': 'resolve',
  '🚨': 'urgent',
};

/** Teams calls its reactions by code point and name, such as `1f440_eyes`, and six old ones by name alone. */
function emojiOf(type: string): string {
  const code = /^([0-9a-f]{4,6})_/i.exec(type)?.[1];
  const point = code === undefined ? undefined : Number.parseInt(code, 16);
  return point === undefined || point > 0x10ffff ? type : String.fromCodePoint(point);
}

function parseReaction(activity: WireActivity, context: ParseContext): Heard {
  const gesture = (activity.reactionsAdded ?? []).flatMap(
    ({ type }) => GESTURES[emojiOf(type ?? '')] ?? [],
  )[0];
  const message = aboutRef(activity);
  if (gesture === undefined || isBot(activity) || message.message === '') return {};
  const delivery = `reaction:${message.conversation}:${message.message}:${activity.id ?? ''}`;
  return { incoming: { ...base(activity, context, delivery), kind: 'reacted', message, gesture } };
}

const isBot = ({ from, recipient }: WireActivity): boolean =>
  from.id === recipient?.id || from.id.startsWith('28:');

const GONE = new Set(['channelDeleted', 'teamDeleted', 'teamHardDeleted', 'teamArchived']);

function parseConversationUpdate(activity: WireActivity, context: ParseContext): Heard {
  const { channelData, membersRemoved, recipient } = activity;
  const event = channelData?.eventType ?? '';
  if (event === 'channelDeleted') {
    const conversation =
      channelData?.channel?.id ?? conversationAndThread(activity.conversation.id).conversation;
    return removedFrom(activity, context, { conversation, why: event });
  }
  const isBotGone = membersRemoved?.some(({ id }) => id === recipient?.id) ?? false;
  return GONE.has(event) || isBotGone ? left(activity, context, event || 'removed') : {};
}

function parseInstallation(activity: WireActivity, context: ParseContext): Heard {
  if (activity.action === 'add') return arrived(activity, context);
  return activity.action === 'remove' ? left(activity, context, 'uninstalled') : {};
}

/** Whoever installs the app for themselves sees their own page. */
function arrived(activity: WireActivity, context: ParseContext): Heard {
  if (!isPersonal(activity) || isBot(activity)) return {};
  const delivery = `home:${activity.conversation.id}:${activity.id ?? ''}`;
  return { incoming: { ...base(activity, context, delivery), kind: 'home_opened' } };
}

function left(activity: WireActivity, context: ParseContext, why: string): Heard {
  const team = activity.channelData?.team?.id ?? undefined;
  const { conversation } = conversationAndThread(activity.conversation.id);
  return removedFrom(activity, context, { conversation, ...(team && { team }), why });
}

function removedFrom(
  activity: WireActivity,
  context: ParseContext,
  gone: NonNullable<Heard['gone']> & { readonly conversation: string },
): Heard {
  const place = { platform: 'teams', conversation: gone.conversation } as const;
  const delivery = `removed:${gone.conversation}:${activity.id ?? String(activity.timestamp)}`;
  return {
    gone,
    ...(!isPersonal(activity) && {
      incoming: { ...base(activity, context, delivery), kind: 'removed_from', place },
    }),
  };
}

const PARSERS: Readonly<Record<string, (activity: WireActivity, context: ParseContext) => Heard>> =
  {
    message: parseSaid,
    messageUpdate: parseEdited,
    messageDelete: parseDeleted,
    messageReaction: parseReaction,
    conversationUpdate: parseConversationUpdate,
    installationUpdate: parseInstallation,
  };

/** Kinds of activities besides invokes that mean something; `manifests/teams` is held against it. */
export const ACTIVITY_TYPES: readonly string[] = Object.keys(PARSERS);

/** What an activity means to the desk; nothing of it when it means nothing. */
export const parseActivity = (activity: WireActivity, context: ParseContext): Heard =>
  PARSERS[activity.type]?.(activity, context) ?? {};
