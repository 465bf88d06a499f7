import type { MessageRef, PersonId, Place } from '../../domain/place.js';
import { GatewayError } from '../../usecases/ports.js';
import type { Account } from './schema.js';

/** Teams names a channel's thread by the channel and the thread's first message, in one string. */
const THREAD = ';messageid=';

/** Channels have threads; group chats and chats of two do not. */
export const hasThreads = (conversation: string): boolean =>
  /@thread\.(tacv2|skype)$/.test(conversation);

/** The conversation and, inside a thread of a channel, the thread's first message. */
export function conversationAndThread(wireId: string): {
  readonly conversation: string;
  readonly root?: string;
} {
  const at = wireId.indexOf(THREAD);
  if (at < 0) return { conversation: wireId };
  return { conversation: wireId.slice(0, at), root: wireId.slice(at + THREAD.length) };
}

/** The id by which Teams takes messages for this place. */
export const wireConversation = ({ conversation, thread }: Place): string =>
  thread !== undefined && hasThreads(conversation)
    ? `${conversation}${THREAD}${thread}`
    : conversation;

/** A thread's first message stands in the channel itself, and in a chat every message does. */
export function messageRef(conversation: string, message: string, root?: string): MessageRef {
  const ref = { platform: 'teams', conversation, message } as const;
  return root !== undefined && root !== message && hasThreads(conversation)
    ? { ...ref, thread: root }
    : ref;
}

/** By the directory's id; whoever has none there, such as another bot, by the one that Teams gives them. */
export const personId = ({ aadObjectId, id }: Account): PersonId => `teams:${aadObjectId || id}`;

/** What Teams calls a person. @throws GatewayError when it is a person of another platform. */
export function teamsId(person: PersonId): string {
  if (!person.startsWith('teams:')) throw new GatewayError('gone', 'not_a_teams_person');
  return person.slice('teams:'.length);
}

/** Whether a person is named by their e-mail address, as the desk file may do before they were heard of. */
export const isEmail = (id: string): boolean => id.includes('@');
