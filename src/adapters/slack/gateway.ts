import { GatewayError, type ChatGateway, type Log, type Mark } from '../../usecases/ports.js';
import type { MessageRef } from '../../domain/place.js';
import type { SlackApi } from './api.js';
import type { SlackDirectory } from './directory.js';
import { createFiles } from './files.js';
import { filesOf, messageRef, personId, textOf } from './parse-message.js';
import { mentionedPeople } from './plain-text.js';
import { createPosting, slackId } from './posting.js';
import { remember } from './remembered.js';
import { renderForm, renderHome } from './render.js';
import { messageSchema, type WireMessage } from './schema.js';

const MARKS: Readonly<Record<Mark, string>> = {
  delivered: 'envelope',
  inside: 'lock',
  seen: 'eyes',
};

const NAMES_WAIT_MS = 3000;
const LINK_LIFETIME_MS = 60 * 60_000;

export interface GatewayOptions {
  readonly api: SlackApi;
  readonly directory: SlackDirectory;
  readonly botToken: string;
  readonly apiUrl?: string;
  readonly log: Log;
  readonly now: () => Date;
  /** Whether the bot may show another name; unknown counts as yes. */
  readonly mayChangeName: () => boolean;
}

const isGone = (error: unknown): boolean =>
  error instanceof GatewayError && error.problem === 'gone';

/** Slack as the desk sees it. */
export function createGateway(options: GatewayOptions): ChatGateway {
  const { api, directory, now } = options;

  const links = remember({
    now,
    lifetimeMs: LINK_LIFETIME_MS,
    most: 2000,
    load: async (key) => {
      const [channel, message_ts] = key.split('/');
      const { permalink } = await api.call('chat.getPermalink', { channel, message_ts });
      return permalink;
    },
  });

  return {
    platform: 'slack',
    ...createPosting(options),
    sendFiles: createFiles(options),

    mark: async (ref, mark) => {
      const target = { channel: ref.conversation, timestamp: ref.message };
      try {
        await api.call('reactions.add', { ...target, name: MARKS[mark] });
      } catch (error) {
        if (!(error instanceof GatewayError) || error.code !== 'already_reacted') throw error;
      }
    },

    publishHome: async (person, home) => {
      await api.call('views.publish', { user_id: slackId(person), view: renderHome(home) });
    },

    openForm: async (trigger, form) => {
      await api.call('views.open', { trigger_id: trigger, view: renderForm(form) });
    },

    person: (id) => directory.person(slackId(id)),
    personByEmail: (email) => directory.findPerson(email),
    groupMembers: (group) => directory.groupMembers(group),

    link: async (ref) => {
      try {
        return await links.get(`${ref.conversation}/${ref.message}`);
      } catch (error) {
        if (isGone(error)) return undefined;
        throw error;
      }
    },

    read: async (ref) => {
      const message = await find(api, ref);
      const author = message?.user || message?.bot_id;
      if (!message || !author || message.subtype === 'tombstone') return undefined;
      await directory.learn(mentionedPeople(message.text ?? ''), NAMES_WAIT_MS);
      return {
        author: personId(author),
        text: textOf(message, directory.names),
        files: filesOf(message),
        thread: messageRef(ref.conversation, ref.message, message.thread_ts).thread,
      };
    },
  };
}

/**
 * The message itself. Its reactions are asked first: that shows the message too, and is not limited as
 * reading history is.
 */
async function find(api: SlackApi, ref: MessageRef): Promise<WireMessage | undefined> {
  const channel = ref.conversation;
  try {
    const target = { channel, timestamp: ref.message, full: true };
    const { message } = await api.call('reactions.get', target);
    if (message) return messageSchema.parse(message);
  } catch (error) {
    if (!isGone(error) && !isRefused(error)) throw error;
  }
  try {
    const { messages } = await api.call('conversations.replies', {
      channel,
      ts: ref.thread ?? ref.message,
      oldest: ref.message,
      latest: ref.message,
      inclusive: true,
      limit: 2,
    });
    const message = messages?.find(({ ts }) => ts === ref.message);
    return message && messageSchema.parse(message);
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}

const isRefused = (error: unknown): boolean =>
  error instanceof GatewayError &&
  error.problem !== 'rate_limited' &&
  error.problem !== 'unavailable';
