import { changeSignal } from '../slack/changes.js';
import type { CheckedCard } from './card-check.js';

export interface PersonRecord {
  readonly handle: string;
  readonly name: string;
  readonly email: string;
  /** The directory's id, and the one that Teams addresses them by. */
  readonly aadObjectId: string;
  readonly userId: string;
  readonly locale: string;
  readonly timeZone: string;
  readonly guest: boolean;
}

export interface Conversation {
  readonly id: string;
  readonly type: 'personal' | 'channel' | 'groupChat';
  readonly name?: string;
  readonly teamId?: string;
  readonly members: Set<string>;
  readonly messages: MessageRecord[];
  /** Whether the bot may write here. */
  bot: 'in' | 'removed' | 'blocked';
  deleted: boolean;
}

/** A message as it is kept. */
export interface MessageRecord {
  readonly id: string;
  readonly conversation: string;
  /** First message of its thread; the message itself where it begins one, or stands in a chat. */
  readonly root: string;
  /** Handle of a person, or `bot`. */
  readonly from: string;
  text: string;
  card?: CheckedCard;
  summary?: string;
  /** What one person sees instead, since they pressed something. */
  readonly seenBy: Map<string, CheckedCard>;
  readonly files: readonly { readonly name: string; readonly url: string }[];
}

/** One request to the connector. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly status: number;
}

export interface World {
  readonly tenantId: string;
  readonly appId: string;
  readonly botId: string;
  readonly people: Map<string, PersonRecord>;
  readonly conversations: Map<string, Conversation>;
  readonly calls: Call[];
  /** What Teams or its readers would mind. */
  readonly violations: string[];
  readonly changes: ReturnType<typeof changeSignal>;
  nextId(): string;
  /** The tenant's clock. */
  now(): Date;
  ahead: number;
}

const TEAM = '19:team@thread.tacv2';

const person = (
  handle: string,
  name: string,
  number: number,
  locale: string,
  timeZone: string,
): PersonRecord => ({
  handle,
  name,
  email: `${handle}@example.com`,
  aadObjectId: `00000000-0000-4000-8000-00000000000${number}`,
  userId: `29:1${handle}`,
  locale,
  timeZone,
  guest: false,
});

/** The same company as the fake Slack's, as Microsoft's directory has it. */
const company: readonly PersonRecord[] = [
  person('ana', 'Ana Lindqvist', 1, 'en-US', 'Europe/Stockholm'),
  person('ben', 'Ben Okafor', 2, 'en-GB', 'Europe/Berlin'),
  person('omar', 'Omar Haddad', 3, 'en-GB', 'Europe/London'),
  person('cleo', 'Cleo Brandt', 4, 'de-DE', 'Europe/Berlin'),
  person('priya', 'Priya Raman', 5, 'en-US', 'America/New_York'),
  person('jonas', 'Jonas Ek', 6, 'sv-SE', 'Europe/Stockholm'),
];

/** Ids of the channels by name. */
export const CHANNELS: Readonly<Record<string, string>> = {
  general: TEAM,
  help: '19:help@thread.tacv2',
  'triage-it': '19:triage-it@thread.tacv2',
  'triage-people': '19:triage-people@thread.tacv2',
  'triage-facilities': '19:triage-facilities@thread.tacv2',
};

export const GROUP_CHAT = '19:lunch@thread.v2';

/** A tenant with a believable small company in one team. */
export function createWorld(): World {
  let last = 1_700_000_000_000;
  const everybody = company.map(({ handle }) => handle);
  const conversation = (
    id: string,
    type: Conversation['type'],
    name: string,
    members: readonly string[] = everybody,
  ): [string, Conversation] => [
    id,
    {
      id,
      type,
      name,
      ...(type === 'channel' && { teamId: TEAM }),
      members: new Set(members),
      messages: [],
      bot: 'in',
      deleted: false,
    },
  ];
  const world: World = {
    tenantId: '10000000-0000-4000-8000-000000000001',
    appId: '20000000-0000-4000-8000-000000000002',
    botId: '28:20000000-0000-4000-8000-000000000002',
    people: new Map(company.map((each) => [each.handle, each])),
    conversations: new Map([
      ...Object.entries(CHANNELS).map(([name, id]) => conversation(id, 'channel', name)),
      conversation(GROUP_CHAT, 'groupChat', 'Lunch'),
    ]),
    calls: [],
    violations: [],
    changes: changeSignal(),
    nextId: () => String((last += 1)),
    ahead: 0,
    now: () => new Date(Date.now() + world.ahead),
  };
  return world;
}

/** The conversation of a person with the bot, made when it is first needed. */
export function personalOf(world: World, who: PersonRecord): Conversation {
  const id = `a:1${who.handle}`;
  const known = world.conversations.get(id);
  if (known) return known;
  const made: Conversation = {
    id,
    type: 'personal',
    members: new Set([who.handle]),
    messages: [],
    bot: 'in',
    deleted: false,
  };
  world.conversations.set(id, made);
  return made;
}

/** @throws Error when there is none of this name or id */
export function conversationNamed(world: World, name: string): Conversation {
  const id = CHANNELS[name.replace(/^#/, '')] ?? name;
  const found = world.conversations.get(id);
  if (!found) throw new Error(`There is no conversation ${name}.`);
  return found;
}
