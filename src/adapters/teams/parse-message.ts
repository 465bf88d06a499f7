import { createHash } from 'node:crypto';
import type { FileRef, MessageRef } from '../../domain/place.js';
import { conversationAndThread, hasThreads, messageRef } from './ids.js';
import type { WireActivity, WireAttachment } from './schema.js';

/** What parsing needs to know besides the activity. */
export interface ParseContext {
  readonly deskId: string;
  readonly now: Date;
}

/** Where an activity's own message stands. */
export function refOf(activity: WireActivity): MessageRef {
  const { conversation, root } = conversationAndThread(activity.conversation.id);
  return messageRef(conversation, activity.id ?? '', root);
}

/** The message of the bot's that somebody pressed or reacted to. */
export function aboutRef(activity: WireActivity): MessageRef {
  const { conversation, root } = conversationAndThread(activity.conversation.id);
  return messageRef(conversation, activity.replyToId ?? root ?? '', root);
}

/** A conversation of one person with the bot. */
export const isPersonal = ({ conversation }: WireActivity): boolean =>
  conversation.conversationType === undefined || conversation.conversationType === null
    ? !conversation.isGroup && !hasThreads(conversationAndThread(conversation.id).conversation)
    : conversation.conversationType === 'personal';

/** When it happened; now, where Teams does not say or says nothing sensible. */
export function instantOf({ timestamp }: WireActivity, now: Date): Date {
  const at = timestamp ? new Date(timestamp) : now;
  return Number.isNaN(at.getTime()) ? now : at;
}

/** A short, stable stand-in for whatever tells two deliveries apart. */
export const digest = (...parts: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);

const DOWNLOAD = 'application/vnd.microsoft.teams.file.download.info';

/**
 * Files that people sent. In a chat with the bot they can be fetched for a while; in a channel Teams
 * tells their address in SharePoint only. The message's own text and cards are attachments too, and skipped.
 */
export const filesOf = (attachments: readonly WireAttachment[] | null | undefined): FileRef[] =>
  (attachments ?? []).flatMap((each): FileRef[] => {
    const { contentType, contentUrl, content } = each;
    if (contentType === DOWNLOAD && isRecord(content)) {
      const { downloadUrl, uniqueId } = content;
      const id = typeof uniqueId === 'string' ? uniqueId : digest(contentUrl, each.name);
      const url = contentUrl || (typeof downloadUrl === 'string' ? downloadUrl : undefined);
      return [{ id, name: each.name || id, ...(url && { url }) }];
    }
    if (!contentUrl || !(contentType === 'reference' || contentType?.startsWith('image/')))
      return [];
    return [{ id: digest(contentUrl), name: each.name || nameIn(contentUrl), url: contentUrl }];
  });

const nameIn = (url: string): string => {
  const last = url.split(/[?#]/)[0]?.split('/').at(-1) ?? '';
  return last === '' ? 'image' : last;
};

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
