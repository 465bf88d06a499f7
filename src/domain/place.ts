/** Where people talk. All of it is plain data that can be stored and compared. */

export type Platform = 'slack' | 'teams';

/** A person as one platform knows them: `slack:U024BE7LH`. Never a name: names change and collide. */
export type PersonId = `${Platform}:${string}`;

/** A channel, a group or a direct conversation. */
export interface Conversation {
  readonly platform: Platform;
  readonly conversation: string;
}

/** A conversation, or one thread in it. `thread` is the id of the thread's first message. */
export interface Place extends Conversation {
  readonly thread?: string;
}

/** One message. `thread` is set when it stands inside a thread. */
export interface MessageRef extends Place {
  readonly message: string;
}

/** A file as its platform knows it; the bytes stay there until they are copied. */
export interface FileRef {
  readonly id: string;
  readonly name: string;
  readonly url?: string;
  readonly bytes?: number;
}

/** A stable key for maps and database ids: `slack/C1/1700000000.000100`. */
export const messageKey = (ref: MessageRef): string =>
  `${ref.platform}/${ref.conversation}/${ref.message}`;

/** A stable key of a thread, given by its first message. */
export const threadKey = (conversation: Conversation, thread: string): string =>
  `${conversation.platform}/${conversation.conversation}/${thread}`;

/** The thread that hangs under a message: its own thread, or the one it stands in. */
export const threadUnder = (ref: MessageRef): Place => ({
  platform: ref.platform,
  conversation: ref.conversation,
  thread: ref.thread ?? ref.message,
});

/** A stable key of a whole conversation, for what is said outside its threads. */
export const conversationKey = ({ platform, conversation }: Conversation): string =>
  `${platform}/${conversation}`;

export const sameConversation = (a: Conversation, b: Conversation): boolean =>
  a.platform === b.platform && a.conversation === b.conversation;
