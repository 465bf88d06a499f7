import { fileLinks } from '../../cards/file-links.js';
import type { Message } from '../../cards/message.js';
import { messageKey, type MessageRef, type Place } from '../../domain/place.js';
import {
  GatewayError,
  type ChatGateway,
  type Log,
  type Mark,
  type ReadMessage,
} from '../../usecases/ports.js';
import { deepLink } from './deep-link.js';
import { createPosting, type PostingOptions } from './posting.js';
import { createRecent, type Recent } from './recent.js';

/** Bots cannot react: a line of one sign says the same. */
const MARKS: Readonly<Record<Mark, string>> = { delivered: '✉️', inside: '🔒', seen: '👀' };

const HOUR = 60 * 60_000;

/** Larger files are not passed on at all, on any platform. */
const MAX_FILE_BYTES = 50 * 1024 * 1024;

/** A message that this process heard, or that its author took back. */
export type HeardMessage = ReadMessage | 'deleted';

/** What people wrote lately, by `messageKey`: bots cannot look it up in Teams. */
export const createHeardMessages = (now: () => Date): Recent<HeardMessage> =>
  createRecent({ most: 5_000, lifetimeMs: 24 * HOUR }, now);

export interface GatewayOptions extends PostingOptions {
  readonly heard: Recent<HeardMessage>;
  readonly log: Log;
  readonly now: () => Date;
}

/** Teams as the desk sees it. */
export function createGateway(options: GatewayOptions): ChatGateway {
  const { known, directory, answers, heard, now } = options;
  const posting = createPosting(options);
  const marked = createRecent<true>({ most: 5_000, lifetimeMs: 24 * HOUR }, now);

  const requireThere = (ref: MessageRef): void => {
    if (heard.get(messageKey(ref)) === 'deleted')
      throw new GatewayError('gone', 'message_was_deleted');
  };

  /** What cannot be taken away stays, and is behind: nothing is lost by that. */
  async function takeAway(ref: MessageRef): Promise<void> {
    try {
      await posting.remove(ref);
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      options.log.info({ code: error.code }, 'Teams: an older list of tickets stays where it is.');
    }
  }

  return {
    platform: 'teams',
    ...posting,

    mark: async (ref, mark) => {
      requireThere(ref);
      const key = `${mark} ${messageKey(ref)}`;
      if (marked.get(key)) return;
      const place: Place = { ...ref, thread: ref.thread ?? ref.message };
      await posting.post(place, line(MARKS[mark]), key);
      marked.set(key, true);
    },

    // The bytes stay where they are: a bot can put files into a chat with one person only.
    sendFiles: async (place, files, author) => {
      if (files.length === 0) return;
      if (files.some(({ bytes }) => (bytes ?? 0) > MAX_FILE_BYTES))
        throw new GatewayError('invalid', 'file_too_large');
      await posting.post(place, fileLinks(files, author), '');
    },

    publishHome: async (person, home) => {
      const place = await posting.openDirect(person);
      const reference = await directory.referenceOf(person);
      const posted = await posting.post(place, home, '');
      if (reference) await known.put({ ...reference, activityId: posted.message });
      // Whoever opens the chat reads its end: there is one such message, and it is the newest.
      if (reference?.activityId !== undefined)
        await takeAway({ ...place, message: reference.activityId });
    },

    openForm: (trigger, form) =>
      Promise.resolve().then(() => {
        answers.open(trigger, form);
      }),

    person: (id) => directory.person(id),
    personByEmail: (email) => directory.personByEmail(email),
    groupMembers: (group) => directory.groupMembers(group),

    link: async (ref) =>
      heard.get(messageKey(ref)) === 'deleted'
        ? undefined
        : deepLink(ref, await known.conversation(ref.conversation)),

    read: (ref) => {
      const found = heard.get(messageKey(ref));
      return Promise.resolve(found === 'deleted' ? undefined : found);
    },
  };
}

const line = (text: string): Message => ({
  fallback: text,
  blocks: [{ type: 'small', text: [text] }],
});
