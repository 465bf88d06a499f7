import { randomBytes } from 'node:crypto';
import type { Changes } from './changes.js';
import type { FakeClock } from './clock.js';
import type { ChannelSpec, PersonSpec, UserGroupSpec } from './company.js';
import type {
  Call,
  ChannelRecord,
  Delivery,
  EphemeralRecord,
  FileRecord,
  MessageRecord,
  PersonRecord,
  UserGroupRecord,
  ViewRecord,
} from './model.js';
import type { Wire } from './wire.js';

/** The names under which Slack knows the workspace and the app. */
export interface Identity {
  readonly teamId: string;
  readonly teamName: string;
  readonly teamDomain: string;
  readonly appId: string;
  readonly botId: string;
  readonly botUserId: string;
  readonly botHandle: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly verificationToken: string;
}

export interface TriggerRecord {
  readonly user: string;
  readonly at: number;
  /** The modal the interaction came from; views.push needs one. */
  readonly view?: string;
  used: boolean;
}

/** Where a response_url leads. `message` is what replace_original and delete_original act on. */
export interface HookRecord {
  readonly channel: string;
  readonly user: string;
  readonly at: number;
  readonly message?: string;
  uses: number;
}

/** Everything the fake knows. Plain data; the files around it act on it. */
export interface World {
  readonly identity: Identity;
  readonly clock: FakeClock;
  readonly changes: Changes;
  readonly scopes: Set<string>;
  readonly allowBroadcasts: boolean;
  url: string;
  readonly people: Map<string, PersonRecord>;
  readonly channels: Map<string, ChannelRecord>;
  readonly userGroups: Map<string, UserGroupRecord>;
  readonly files: Map<string, FileRecord>;
  readonly views: Map<string, ViewRecord>;
  readonly ephemerals: EphemeralRecord[];
  readonly triggers: Map<string, TriggerRecord>;
  readonly hooks: Map<string, HookRecord>;
  /** Tickets of apps.connections.open that have not been used. */
  readonly tickets: Set<string>;
  /** Open sockets of socket mode. */
  readonly sockets: Set<{ close(): Promise<void> }>;
  readonly calls: Call[];
  readonly deliveries: Delivery[];
  readonly violations: string[];
  /** Publishes an event to the app; filled in when the parts are put together. */
  publish(event: Wire): Promise<Delivery | undefined>;
  /** Work started for the app's own calls, which stop() awaits. */
  readonly background: Set<Promise<unknown>>;
}

/** Runs `work` without making the caller wait; a failure shows among the violations. */
export function inBackground(world: World, work: Promise<unknown>): void {
  const settled = work.catch((error: unknown) => {
    world.violations.push(`the fake failed in the background: ${String(error)}`);
  });
  world.background.add(settled);
  void settled.then(() => world.background.delete(settled));
}

/** A random id in Slack's manner: a prefix and upper-case letters and digits. */
export function newId(prefix: string): string {
  return (
    prefix +
    BigInt(`0x${randomBytes(8).toString('hex')}`)
      .toString(36)
      .toUpperCase()
  );
}

const readableId = (prefix: string, name: string) =>
  `${prefix}0${name.replaceAll(/[^a-z0-9]/gi, '').toUpperCase()}`.padEnd(11, '0');

/** Adds a person and returns the record. */
export function addPerson(world: World, spec: PersonSpec): PersonRecord {
  const person: PersonRecord = {
    id: readableId('U', spec.handle),
    handle: spec.handle,
    name: spec.name ?? spec.handle,
    title: spec.title ?? '',
    tz: spec.tz ?? 'Europe/London',
    tzLabel: spec.tzLabel ?? 'Greenwich Mean Time',
    tzOffset: spec.tzOffset ?? 0,
    locale: spec.locale ?? 'en-US',
    email: spec.email ?? `${spec.handle}@example.com`,
    deleted: false,
  };
  world.people.set(person.id, person);
  return person;
}

/** Adds a channel and returns the record. Members default to everybody. */
export function addChannel(world: World, spec: ChannelSpec): ChannelRecord {
  const name = spec.name.replace(/^#/, '');
  const handles = spec.members ?? [...world.people.values()].map((person) => person.handle);
  const members = new Set(handles.map((handle) => personNamed(world, handle).id));
  if (spec.bot !== false) members.add(world.identity.botUserId);
  const channel: ChannelRecord = {
    id: readableId('C', name),
    name,
    kind: spec.private === true ? 'group' : 'channel',
    members,
    archived: false,
    messages: [],
  };
  world.channels.set(channel.id, channel);
  return channel;
}

/** Adds a user group and returns the record. */
export function addUserGroup(world: World, spec: UserGroupSpec): UserGroupRecord {
  const group: UserGroupRecord = {
    id: readableId('S', spec.handle),
    handle: spec.handle,
    name: spec.name ?? spec.handle,
    users: spec.members.map((handle) => personNamed(world, handle).id),
    updated: Math.floor(world.clock.now() / 1000),
    disabled: false,
  };
  world.userGroups.set(group.id, group);
  return group;
}

/** The person with this handle or id. Throws naming those who exist. */
export function personNamed(world: World, handleOrId: string): PersonRecord {
  const people = [...world.people.values()];
  const name = handleOrId.replace(/^@/, '');
  const found = people.find((person) => person.handle === name || person.id === name);
  if (found) return found;
  throw new Error(`no person "${handleOrId}"; there are ${people.map((p) => p.handle).join(', ')}`);
}

/** The channel with this name (with or without #) or id. Throws naming those that exist. */
export function channelNamed(world: World, nameOrId: string): ChannelRecord {
  const channels = [...world.channels.values()];
  const name = nameOrId.replace(/^#/, '');
  const found = channels.find((channel) => channel.name === name || channel.id === nameOrId);
  if (found) return found;
  throw new Error(`no channel "${nameOrId}"; there are ${channels.map((c) => c.name).join(', ')}`);
}

/** The direct message between the bot and a person, made on first use. */
export function directMessage(world: World, user: string): ChannelRecord {
  const existing = [...world.channels.values()].find((channel) => channel.user === user);
  if (existing) return existing;
  const channel: ChannelRecord = {
    id: readableId('D', personNamed(world, user).handle),
    name: 'directmessage',
    kind: 'im',
    user,
    members: new Set([user, world.identity.botUserId]),
    archived: false,
    messages: [],
  };
  world.channels.set(channel.id, channel);
  return channel;
}

/** The message at this place, or undefined. */
export function findMessage(world: World, channel: string, ts: string): MessageRecord | undefined {
  return world.channels.get(channel)?.messages.find((message) => message.ts === ts);
}

/** A fresh trigger_id for an interaction of this person. */
export function newTrigger(world: World, user: string, view?: string): string {
  const id = `${Date.now()}.${world.triggers.size + 1}.${randomBytes(16).toString('hex')}`;
  const trigger = { user, at: world.clock.now(), used: false };
  world.triggers.set(id, view === undefined ? trigger : { ...trigger, view });
  return id;
}

/** A fresh response_url, good for 5 uses within 30 minutes. */
export function newResponseUrl(
  world: World,
  hook: Pick<HookRecord, 'channel' | 'user' | 'message'>,
): string {
  const token = randomBytes(12).toString('hex');
  world.hooks.set(token, { ...hook, at: world.clock.now(), uses: 0 });
  return `${world.url}/hooks/${token}`;
}
