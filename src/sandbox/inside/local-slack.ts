/**
 * What this folder knows of local Slack 0.1.8: the shape of its store, as far as it is used here.
 *
 * The files of this folder run inside local Slack's own process (see `preload.ts`), under Bun, and
 * import nothing but the standard library and each other.
 */
import type { EventEmitter } from 'node:events';

export type Json = Record<string, unknown>;

export interface StoredMessage extends Json {
  ts: string;
  channel: string;
  user?: string;
  bot_id?: string;
  text?: string;
  blocks?: unknown[];
  thread_ts?: string;
  subtype?: string;
  ephemeral_to?: string;
}

export interface StoredChannel extends Json {
  id: string;
  name: string;
  is_im: boolean;
  is_private: boolean;
  members: string[];
}

export interface StoredUser extends Json {
  id: string;
  name: string;
  real_name?: string;
  is_bot?: boolean;
}

export interface StoredFile extends Json {
  id: string;
}

export interface Store extends EventEmitter {
  channels: Map<string, StoredChannel>;
  messages: Map<string, StoredMessage[]>;
  /** Person → app → published Home view. */
  homeViews: Map<string, Map<string, Json>>;
  files: { files: Map<string, StoredFile> };
  modalStack: Json[];
  allUsers(): StoredUser[];
  findMessage(channel: string, ts: string): StoredMessage | undefined;
  updateView(id: string | undefined, view: Json): void;
  updateMessage(channel: string, ts: string, patch: Json): StoredMessage | undefined;
}

/** What the sandbox tells the module inside, by a JSON file named in `DESKBELL_SANDBOX`. */
export interface Settings {
  /** Digest of everything below and of the configuration; a living process is adopted when equal. */
  fingerprint: string;
  /** File the workspace is kept in. */
  memoryFile: string;
  requestUrl: string;
  signingSecret: string;
  botUserId: string;
  /** Person id → title of the profile. */
  titles: Record<string, string>;
  userGroups: readonly { id: string; handle: string; name: string; members: readonly string[] }[];
}

export const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A copy without some of its fields. */
export const without = (record: Json, ...keys: string[]): Json =>
  Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)));

export const isStore = (value: unknown): value is Store => {
  if (typeof value !== 'object' || value === null) return false;
  const it = value as Partial<Store>;
  const maps = [it.channels, it.messages, it.homeViews, it.files?.files];
  return (
    maps.every((map) => map instanceof Map) &&
    Array.isArray(it.modalStack) &&
    [it.allUsers, it.findMessage, it.updateMessage, it.updateView].every(
      (method) => typeof method === 'function',
    )
  );
};
