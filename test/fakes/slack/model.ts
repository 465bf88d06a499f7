import type { Wire } from './wire.js';

/** A member of the workspace. `tzOffset` is in seconds, as users.info gives it. */
export interface PersonRecord {
  readonly id: string;
  readonly handle: string;
  name: string;
  title: string;
  tz: string;
  tzLabel: string;
  tzOffset: number;
  locale: string;
  email: string;
  deleted: boolean;
}

/** A channel or direct message. `members` holds user ids, the bot's among them. */
export interface ChannelRecord {
  readonly id: string;
  readonly name: string;
  readonly kind: 'channel' | 'group' | 'im';
  /** The person on the other end; direct messages only. */
  readonly user?: string;
  readonly members: Set<string>;
  archived: boolean;
  readonly messages: MessageRecord[];
}

export interface ReactionRecord {
  readonly name: string;
  readonly users: string[];
}

/** A message as stored; `wireMessage` turns it into what the API and events carry. */
export interface MessageRecord {
  readonly channel: string;
  readonly ts: string;
  user?: string;
  bot_id?: string;
  app_id?: string;
  username?: string;
  subtype?: string;
  text: string;
  blocks: Wire[];
  /** True while the blocks are what Slack made of the text, false once the app gave its own. */
  blocksFromText: boolean;
  attachments: Wire[];
  thread_ts?: string;
  client_msg_id?: string;
  edited?: { user: string; ts: string };
  files: FileRecord[];
  reactions: ReactionRecord[];
  metadata?: Wire;
  unfurls?: Wire;
}

/** A message that one person sees until they reload; chat.update does not reach it. */
export interface EphemeralRecord extends MessageRecord {
  readonly to: string;
  /** False when it went into a thread nobody has replied to, where Slack does not show it. */
  readonly seen: boolean;
}

export interface FileRecord {
  readonly id: string;
  readonly name: string;
  title: string;
  readonly mimetype: string;
  readonly user: string;
  readonly created: number;
  content: Buffer;
  readonly channels: string[];
  uploaded: boolean;
}

export interface UserGroupRecord {
  readonly id: string;
  readonly handle: string;
  readonly name: string;
  users: string[];
  updated: number;
  disabled: boolean;
}

/** A modal or Home tab. `values` is what the person has entered, keyed block_id → action_id. */
export interface ViewRecord {
  readonly id: string;
  readonly type: 'modal' | 'home';
  readonly user: string;
  callback_id: string;
  private_metadata: string;
  external_id: string;
  title?: Wire;
  submit?: Wire;
  close?: Wire;
  blocks: Wire[];
  clear_on_close: boolean;
  notify_on_close: boolean;
  hash: string;
  readonly root_view_id: string;
  readonly previous_view_id: string | null;
  values: Map<string, Map<string, Wire>>;
  errors: Record<string, string>;
  open: boolean;
}

/** One Web API request of the app and what it got. `at` is the fake's clock in epoch ms. */
export interface Call {
  readonly method: string;
  readonly args: Wire;
  readonly at: number;
  /** The JSON answered; undefined while pending and when the connection was cut. */
  response?: Wire;
  /** HTTP status answered; 0 when the connection was cut or left open. */
  status?: number;
}

export interface Attempt {
  /** HTTP status; 0 when there was none (refused, cut, too late). */
  readonly status: number;
  readonly error?: string;
  readonly body: string;
}

/** One thing Slack told the app: an event, an interaction or a command, with every attempt made. */
export interface Delivery {
  readonly id: string;
  readonly kind: 'event' | 'interaction' | 'command';
  /** The event's or the interaction's type; the command's name. */
  readonly type: string;
  readonly payload: Wire;
  readonly attempts: Attempt[];
  acknowledged: boolean;
}
