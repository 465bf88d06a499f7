import type { Message } from '../../cards/message.js';
import type { MessageRef, PersonId, Place } from '../../domain/place.js';
import { GatewayError, type ChatGateway, type Log } from '../../usecases/ports.js';
import type { SlackApi } from './api.js';
import { cutTo, LIMITS } from './limits.js';
import { messageRef } from './parse-message.js';
import { renderMessage, renderSignedMessage } from './render.js';

const EVENT_TYPE = 'deskbell_delivery';
/** A message that may have been posted is looked for this far back. */
const SEARCH_MS = 24 * 60 * 60_000;
const PAGE = 200;

/** Slack's id of a person. @throws GatewayError when it is a person of another platform. */
export function slackId(person: PersonId): string {
  if (!person.startsWith('slack:')) throw new GatewayError('gone', 'not_a_slack_person');
  return person.slice('slack:'.length);
}

type Posting = Pick<
  ChatGateway,
  'post' | 'update' | 'remove' | 'findPosted' | 'tell' | 'openDirect'
>;

export interface PostingOptions {
  readonly api: SlackApi;
  readonly log: Log;
  readonly now: () => Date;
  /** Whether the bot may show another name; unknown counts as yes. */
  readonly mayChangeName: () => boolean;
}

/** Whether a person cannot be told something where they are, but perhaps directly. */
const cannotHearThere = (error: unknown): boolean =>
  error instanceof GatewayError && (error.problem === 'gone' || error.problem === 'forbidden');

const isDelivery = (
  metadata: { event_type?: string; event_payload?: object } | undefined,
  id: string,
): boolean =>
  metadata?.event_type === EVENT_TYPE &&
  Object.entries(metadata.event_payload ?? {}).some(([key, value]) => key === 'id' && value === id);

/** Messages of the bot's own: posting, changing, removing and finding them again. */
export function createPosting({ api, log, now, mayChangeName }: PostingOptions): Posting {
  let nameRefused = false;

  const content = (message: Message) =>
    nameRefused || !mayChangeName() ? renderSignedMessage(message) : renderMessage(message);

  async function send(place: Place, message: Message, metadata?: object): Promise<MessageRef> {
    const mayName = !nameRefused && mayChangeName();
    const author = message.author?.trim();
    try {
      const { ts, channel } = await api.call('chat.postMessage', {
        channel: place.conversation,
        thread_ts: place.thread,
        ...content(message),
        unfurl_links: false,
        unfurl_media: false,
        ...(mayName && author && { username: cutTo(author, LIMITS.username) }),
        metadata,
      });
      return messageRef(channel ?? place.conversation, ts ?? '', place.thread);
    } catch (error) {
      const isName = error instanceof GatewayError && error.code === 'missing_scope';
      if (!isName || !mayName || !author) throw error;
      nameRefused = true;
      log.warn(
        {},
        'The bot may not show other names (chat:write.customize); names stand in the text.',
      );
      return send(place, message, metadata);
    }
  }

  async function openDirect(person: PersonId): Promise<Place> {
    const { channel } = await api.call('conversations.open', { users: slackId(person) });
    if (!channel?.id) throw new GatewayError('unavailable', 'no_channel');
    return { platform: 'slack', conversation: channel.id };
  }

  return {
    post: (place, message, deliveryId) =>
      send(place, message, { event_type: EVENT_TYPE, event_payload: { id: deliveryId } }),

    update: async (ref, message) => {
      await api.call('chat.update', {
        channel: ref.conversation,
        ts: ref.message,
        ...content(message),
      });
    },

    remove: async (ref) => {
      try {
        await api.call('chat.delete', { channel: ref.conversation, ts: ref.message });
      } catch (error) {
        if (!(error instanceof GatewayError) || error.code !== 'message_not_found') throw error;
      }
    },

    findPosted: async (place, deliveryId) => {
      const args = {
        channel: place.conversation,
        oldest: String((now().getTime() - SEARCH_MS) / 1000),
        include_all_metadata: true,
        limit: PAGE,
      };
      try {
        const { messages } = place.thread
          ? await api.call('conversations.replies', { ...args, ts: place.thread })
          : await api.call('conversations.history', args);
        const found = messages?.find(({ metadata }) => isDelivery(metadata, deliveryId));
        return found?.ts ? messageRef(place.conversation, found.ts, place.thread) : undefined;
      } catch (error) {
        if (!cannotHearThere(error)) throw error;
        log.warn({ error }, 'A message that may have been posted could not be looked for.');
        return undefined;
      }
    },

    tell: async (place, person, message) => {
      const user = slackId(person);
      const isHome = place.conversation === user;
      if (isHome) {
        await send(await openDirect(person), message);
        return;
      }
      try {
        await api.call('chat.postEphemeral', {
          channel: place.conversation,
          thread_ts: place.thread,
          user,
          ...renderMessage(message),
        });
      } catch (error) {
        if (!cannotHearThere(error)) throw error;
        await send(await openDirect(person), message);
      }
    },

    openDirect,
  };
}
