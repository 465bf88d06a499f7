import type { Message } from '../../cards/message.js';
import type { MessageRef, PersonId, Place } from '../../domain/place.js';
import { GatewayError, type ChatGateway, type Reference } from '../../usecases/ports.js';
import type { Answers } from './answers.js';
import type { TeamsApi } from './api.js';
import type { TeamsDirectory } from './directory.js';
import { UNREACHABLE } from './errors.js';
import { conversationAndThread, hasThreads, messageRef, wireConversation } from './ids.js';
import type { Known } from './known.js';
import type { RenderContext } from './rich-text.js';
import { renderMessage } from './render-message.js';
import { createdSchema, postedSchema } from './schema.js';
import { z } from 'zod';

type Posting = Pick<
  ChatGateway,
  'post' | 'update' | 'remove' | 'findPosted' | 'tell' | 'openDirect'
>;

export interface PostingOptions {
  readonly api: TeamsApi;
  readonly known: Known;
  readonly directory: TeamsDirectory;
  readonly answers: Answers;
  readonly render: RenderContext;
  /** Counts a message into a thread. @throws GatewayError when it is one too many for now */
  readonly pace: (thread: string) => void;
}

const isCode = (error: unknown, codes: ReadonlySet<string>): error is GatewayError =>
  error instanceof GatewayError && codes.has(error.code);

const isGone = (error: unknown): boolean =>
  error instanceof GatewayError && error.problem === 'gone';

/** Messages of the bot's own: posting, changing and removing. */
export function createPosting(options: PostingOptions): Posting {
  const { api, known, directory, answers, render, pace } = options;

  /** Runs a call, and takes note when it shows that nothing reaches the place any more. */
  async function reaching<T>(conversation: string, work: () => Promise<T>): Promise<T> {
    try {
      const result = await work();
      await known.alive(conversation);
      return result;
    } catch (error) {
      if (isCode(error, UNREACHABLE)) await known.died(conversation, error.code);
      throw error;
    }
  }

  /** A message of a channel's own begins a thread, which is made with it. */
  async function startThread(to: Reference, place: Place, message: Message): Promise<MessageRef> {
    const { id, activityId } = await api.call({
      method: 'POST',
      serviceUrl: to.serviceUrl,
      path: [],
      body: {
        isGroup: true,
        bot: { id: to.botId },
        tenantId: to.tenantId,
        channelData: { channel: { id: place.conversation }, tenant: { id: to.tenantId } },
        activity: renderMessage(message, render),
      },
      answer: createdSchema,
      leavesTrace: true,
    });
    const first = activityId || conversationAndThread(id).root;
    if (!first) throw new GatewayError('ambiguous', 'no_activity_id');
    return messageRef(place.conversation, first, undefined);
  }

  async function say(to: Reference, place: Place, message: Message): Promise<MessageRef> {
    const { id } = await api.call({
      method: 'POST',
      serviceUrl: to.serviceUrl,
      path: [wireConversation(place), 'activities'],
      body: renderMessage(message, render),
      answer: postedSchema,
      leavesTrace: true,
    });
    return messageRef(place.conversation, id ?? '', place.thread);
  }

  async function post(place: Place, message: Message): Promise<MessageRef> {
    const { conversation, thread } = place;
    const to = await known.reach(conversation);
    pace(wireConversation(place));
    return reaching(conversation, () =>
      hasThreads(conversation) && thread === undefined
        ? startThread(to, place, message)
        : say(to, place, message),
    );
  }

  async function openDirect(person: PersonId): Promise<Place> {
    const reference = await directory.referenceOf(person);
    if (reference === undefined) throw new GatewayError('gone', 'unknown_person');
    const { conversationId, serviceUrl, tenantId, botId, userId, aadObjectId } = reference;
    if (conversationId !== undefined) return { platform: 'teams', conversation: conversationId };
    const { id } = await api.call({
      method: 'POST',
      serviceUrl,
      path: [],
      body: {
        isGroup: false,
        bot: { id: botId },
        members: [{ id: userId ?? aadObjectId ?? '' }],
        tenantId,
        channelData: { tenant: { id: tenantId } },
      },
      answer: createdSchema,
    });
    await known.put({ ...reference, conversationId: id });
    return { platform: 'teams', conversation: id };
  }

  return {
    // Teams has no place for an id that only the bot sees: see `findPosted`.
    post: (place, message) => post(place, message),

    update: async (ref, message) => {
      const to = await known.reach(ref.conversation);
      await reaching(ref.conversation, () =>
        api.call({
          method: 'PUT',
          serviceUrl: to.serviceUrl,
          path: [wireConversation(threadOf(ref)), 'activities', ref.message],
          body: { ...renderMessage(message, render), id: ref.message },
          answer: z.unknown(),
        }),
      );
      answers.show(ref, message);
    },

    remove: async (ref) => {
      const to = await known.reach(ref.conversation);
      try {
        await api.call({
          method: 'DELETE',
          serviceUrl: to.serviceUrl,
          path: [wireConversation(threadOf(ref)), 'activities', ref.message],
          answer: z.unknown(),
        });
      } catch (error) {
        if (!isGone(error)) throw error;
      }
    },

    // A bot cannot read what stands in a conversation. A lost answer may mean a second copy of a
    // message; both act on the same ticket.
    findPosted: () => Promise.resolve(undefined),

    tell: async (place, person, message) => {
      if (answers.tell(person, place, message)) return;
      await post(await openDirect(person), message);
    },

    openDirect,
  };
}

/** Whatever stands in a channel is reached through its thread, the thread's first message too. */
const threadOf = (ref: MessageRef): Place => ({ ...ref, thread: ref.thread ?? ref.message });
