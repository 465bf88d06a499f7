/**
 * The workspace's memory: local Slack itself forgets everything when it ends. Messages keep their
 * timestamps, so whatever the product knows of them stays true after a restart.
 */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Json, Store, StoredChannel, StoredFile, StoredMessage } from './local-slack.js';

export interface Memory {
  version: 1;
  /** Address of the page when this was written; links in messages carry it. */
  base: string;
  channels: StoredChannel[];
  messages: Record<string, StoredMessage[]>;
  homeViews: Record<string, Record<string, Json>>;
  files: StoredFile[];
}

export function takeMemory(store: Store, base: string): Memory {
  return {
    version: 1,
    base,
    channels: [...store.channels.values()],
    messages: Object.fromEntries(store.messages),
    homeViews: Object.fromEntries(
      [...store.homeViews].map(([person, views]) => [person, Object.fromEntries(views)]),
    ),
    files: [...store.files.files.values()],
  };
}

/** Puts a memory into a store that holds only its configuration. The configuration's channels win. */
export function giveMemory(store: Store, memory: Memory, base: string): void {
  const text = JSON.stringify(memory).replaceAll(`${memory.base}/`, `${base}/`);
  const { channels, messages, homeViews, files } = JSON.parse(text) as Memory;
  for (const channel of channels) {
    if (!store.channels.has(channel.id)) store.channels.set(channel.id, channel);
  }
  for (const [channel, list] of Object.entries(messages)) store.messages.set(channel, list);
  for (const [person, views] of Object.entries(homeViews)) {
    store.homeViews.set(person, new Map(Object.entries(views)));
  }
  for (const file of files) store.files.files.set(file.id, file);
}

/**
 * The memory kept in `file`, or null when there is none. One that cannot be read is put aside under
 * the name `<file>.unreadable`, and `complain` is told.
 */
export function readMemory(file: string, complain: (text: string) => void): Memory | null {
  if (!existsSync(file)) return null;
  try {
    const memory = JSON.parse(readFileSync(file, 'utf8')) as Memory;
    if (memory.version === 1) return memory;
    complain(`${file} is of version ${String(memory.version)}; this sandbox reads version 1`);
  } catch (error) {
    complain(`${file} cannot be read: ${String(error)}`);
  }
  renameSync(file, `${file}.unreadable`);
  return null;
}

export function writeMemory(file: string, memory: Memory): void {
  writeFileSync(`${file}.new`, JSON.stringify(memory), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** The latest second in which a message of this memory was posted (epoch seconds). */
export function lastSecond(memory: Memory): number {
  const all = Object.values(memory.messages).flat();
  return all.reduce((latest, { ts }) => Math.max(latest, Math.floor(Number(ts))), 0);
}
