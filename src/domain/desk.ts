import type { Conversation, PersonId } from './place.js';
import type { SlaConfig } from './sla/config.js';
import type { CatalogCategory, Language } from './understanding/types.js';

/** A desk is one organisation's help desk: its queues, catalogue and rules, as one versioned value. */
export interface Desk {
  readonly id: string;
  /** Counts up with every change that was imported; tickets keep the version they were opened under. */
  readonly version: number;
  readonly name: string;
  readonly language: Language;
  /** IANA zone of people whose own zone is unknown. */
  readonly timeZone: string;
  readonly queues: readonly Queue[];
  readonly channels: readonly ListeningChannel[];
  readonly categories: readonly CatalogCategory[];
  readonly priorities: Priorities;
  readonly dialog: DialogSettings;
  /** Deadlines; a version from before there were any has none. */
  readonly sla?: SlaConfig;
  /** Sentences of the desk's own, by wording key; see `cards/wording`. */
  readonly wording: Readonly<Record<string, string>>;
}

/** A team with a triage channel and a roster. */
export interface Queue {
  readonly key: string;
  readonly name: string;
  /** `IT` in `IT-142`. */
  readonly keyPrefix: string;
  readonly triage: Conversation;
  /** Requests of a private queue are talked about in a direct message, never where they were asked. */
  readonly private: boolean;
  readonly roster: { readonly people: readonly PersonId[]; readonly groups: readonly string[] };
  readonly leads: readonly PersonId[];
}

export interface ListeningChannel {
  readonly channel: Conversation;
  readonly mode: 'auto' | 'suggest' | 'off';
  /** Where requests of this channel go when nothing else decides. */
  readonly queue?: string;
}

export type Impact = 'one' | 'several' | 'everyone';
export type Urgency = 'low' | 'normal' | 'high' | 'now';

export interface Priorities {
  /** Most urgent first. */
  readonly levels: readonly { readonly key: string; readonly name: string }[];
  readonly default: string;
  readonly table: Readonly<Record<Impact, Readonly<Record<Urgency, string>>>>;
}

export interface DialogSettings {
  /** Messages of one person within this time belong to one request. Milliseconds. */
  readonly gatherMs: number;
  /** An unanswered dialog is filed as incomplete after this time. Milliseconds. */
  readonly abandonMs: number;
  /** `always`: a summary is shown before filing; `never`: once nothing is missing, the request is filed, and can be edited there. */
  readonly confirm: 'always' | 'never';
  /** A resolved ticket that nobody confirms closes by itself after this time. Milliseconds. */
  readonly closeResolvedMs: number;
}

export const queueOf = (desk: Desk, key: string): Queue | undefined =>
  desk.queues.find((queue) => queue.key === key);

export const categoryOf = (desk: Desk, key: string | undefined): CatalogCategory | undefined =>
  desk.categories.find((category) => category.key === key);

export const priorityName = (desk: Desk, key: string): string =>
  desk.priorities.levels.find((level) => level.key === key)?.name ?? key;

export const mostUrgent = (desk: Desk): string =>
  desk.priorities.levels[0]?.key ?? desk.priorities.default;

/** The queue a request goes to: its category's, else the channel's, else the first of the desk. */
export function routeTo(desk: Desk, category: string | undefined, channel?: Conversation): Queue {
  const listening = channel && listeningIn(desk, channel);
  const keys = [categoryOf(desk, category)?.queue, listening?.queue];
  const queue =
    keys.flatMap((key) => (key === undefined ? [] : (queueOf(desk, key) ?? [])))[0] ??
    desk.queues[0];
  if (queue === undefined)
    throw new Error(`Desk ${desk.id} has no queue; its configuration was not checked.`);
  return queue;
}

export const listeningIn = (desk: Desk, place: Conversation): ListeningChannel | undefined =>
  desk.channels.find(
    ({ channel }) =>
      channel.platform === place.platform && channel.conversation === place.conversation,
  );
