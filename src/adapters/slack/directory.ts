import type { Conversation, PersonId } from '../../domain/place.js';
import { GatewayError, type Log, type Person } from '../../usecases/ports.js';
import type { SlackApi } from './api.js';
import { personId } from './parse-message.js';
import type { Names } from './plain-text.js';
import { remember } from './remembered.js';

/** Finds what people write down by name, and remembers who is who. */
export interface SlackDirectory {
  /** A channel by `#name`, `name` or id. Private ones are found when the bot is a member. @throws GatewayError */
  findChannel(nameOrId: string): Promise<Conversation | undefined>;
  /** A person by e-mail address or id. @throws GatewayError */
  findPerson(emailOrId: string): Promise<PersonId | undefined>;
  /** The id of a user group by `@handle`, `handle` or id. @throws GatewayError */
  findGroup(handleOrId: string): Promise<string | undefined>;
  /** A person by Slack's id; `undefined` when there is none. @throws GatewayError */
  person(id: string): Promise<Person | undefined>;
  /** Members of a group given by id or handle; none when there is no such group. @throws GatewayError */
  groupMembers(group: string): Promise<readonly PersonId[]>;
  /** What is known at this moment, without asking Slack. */
  readonly names: Names;
  /** Learns the names of these people, for at most `waitMs`; those who stay unknown keep their ids. */
  learn(ids: readonly string[], waitMs: number): Promise<void>;
  /** Takes note of an event that makes something remembered stale. */
  stale(event: { readonly type: string }): void;
}

const TEN_MINUTES = 10 * 60_000;
const ONE_MINUTE = 60_000;
const ALL = 'all';

/** The answer, or `undefined` where Slack says that there is no such thing. */
async function unlessGone<V>(asked: Promise<V>): Promise<V | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof GatewayError && error.problem === 'gone') return undefined;
    throw error;
  }
}

/** Makes the directory of one workspace. */
export function createDirectory(api: SlackApi, now: () => Date, log: Log): SlackDirectory {
  const memory = { now, lifetimeMs: TEN_MINUTES, most: 5000 };

  const people = remember({ ...memory, load: (id) => unlessGone(loadPerson(api, id)) });
  const emails = remember({
    ...memory,
    load: (email) => unlessGone(api.call('users.lookupByEmail', { email })),
  });
  const channels = remember({ ...memory, most: 1, load: () => loadChannels(api, log) });
  const groups = remember({ ...memory, most: 1, load: () => loadGroups(api) });
  const members = remember({
    ...memory,
    load: async (id) => {
      const answer = await unlessGone(api.call('usergroups.users.list', { usergroup: id }));
      return (answer?.users ?? []).map(personId);
    },
  });

  /** Looks again when the name is unknown, for it may be newer than the list. */
  async function find(
    list: typeof channels,
    matches: (map: ReadonlyMap<string, string>) => string | undefined,
  ): Promise<string | undefined> {
    const wasKnown = list.peek(ALL) !== undefined;
    const found = matches(await list.get(ALL));
    if (found !== undefined || !wasKnown) return found;
    list.forget(ALL);
    return matches(await list.get(ALL));
  }

  const byName = (name: string) => (map: ReadonlyMap<string, string>) =>
    [...map].find(([, each]) => each === name)?.[0];

  // Remembered for a little while even when nothing was found, for lists are asked for sparingly.
  const brief = { ...memory, lifetimeMs: ONE_MINUTE };
  const channelIds = remember({ ...brief, load: (name) => find(channels, byName(name)) });
  const groupIds = remember({ ...brief, load: (handle) => find(groups, byName(handle)) });

  const self: SlackDirectory = {
    findChannel: async (nameOrId) => {
      const name = nameOrId.replace(/^#/, '');
      const id = /^[CGD][A-Z0-9]{6,}$/.test(name) ? name : await channelIds.get(name);
      return id === undefined ? undefined : { platform: 'slack', conversation: id };
    },
    findPerson: async (emailOrId) => {
      const id = emailOrId.replace(/^slack:/, '');
      if (/^[UW][A-Z0-9]+$/.test(id)) return (await people.get(id)) && personId(id);
      const found = (await emails.get(emailOrId.toLowerCase()))?.user?.id;
      return found === undefined ? undefined : personId(found);
    },
    findGroup: (handleOrId) => {
      const handle = handleOrId.replace(/^@/, '');
      return /^S[A-Z0-9]{6,}$/.test(handle) ? Promise.resolve(handle) : groupIds.get(handle);
    },
    person: (id) => people.get(id),
    groupMembers: async (group) => {
      const id = await self.findGroup(group);
      return id === undefined ? [] : members.get(id);
    },
    names: {
      person: (id) => people.peek(id)?.name,
      channel: (id) => channels.peek(ALL)?.get(id),
    },
    learn: async (ids, waitMs) => {
      const unknown = ids.filter((id) => people.peek(id) === undefined);
      if (unknown.length === 0) return;
      const asked = Promise.allSettled(unknown.map((id) => people.get(id)));
      let timer: NodeJS.Timeout | undefined;
      const patience = new Promise((resolve) => {
        timer = setTimeout(resolve, waitMs);
      });
      await Promise.race([asked, patience]);
      clearTimeout(timer);
    },
    stale: (event) => {
      const { type, user, subteam_id: group }: Readonly<Record<string, unknown>> = { ...event };
      if (type === 'user_change' && isRecord(user) && typeof user['id'] === 'string') {
        people.forget(user['id']);
      }
      if (type === 'subteam_members_changed' && typeof group === 'string') members.forget(group);
      if (type === 'subteam_updated') groups.forget(ALL);
      if (type === 'channel_rename' || type === 'group_rename') channels.forget(ALL);
    },
  };
  return self;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

async function loadPerson(api: SlackApi, id: string): Promise<Person | undefined> {
  const { user } = await api.call('users.info', { user: id, include_locale: true });
  if (!user) return undefined;
  const { profile } = user;
  return {
    id: personId(id),
    name: profile?.real_name || user.real_name || profile?.display_name || user.name || id,
    timeZone: user.tz,
    // Slack's locales are like `sv-SE`.
    language: user.locale?.split('-')[0]?.toLowerCase(),
    email: profile?.email,
    isBot: user.is_bot === true,
    isGone: user.deleted === true,
    title: profile?.title || undefined,
  };
}

/** Names of channels by id. */
async function loadChannels(api: SlackApi, log: Log): Promise<ReadonlyMap<string, string>> {
  const publicOnes = await listChannels(api, 'public_channel');
  try {
    return new Map([...publicOnes, ...(await listChannels(api, 'private_channel'))]);
  } catch (error) {
    if (!(error instanceof GatewayError) || error.problem !== 'forbidden') throw error;
    log.info({ code: error.code }, 'Private channels are not listed: the scope was not granted.');
    return new Map(publicOnes);
  }
}

async function listChannels(api: SlackApi, types: string): Promise<[string, string][]> {
  const found: [string, string][] = [];
  let cursor: string | undefined;
  do {
    const page = await api.call('conversations.list', {
      types,
      exclude_archived: true,
      limit: 999,
      cursor,
    });
    for (const { id, name } of page.channels ?? []) if (id && name) found.push([id, name]);
    cursor = page.response_metadata?.next_cursor || undefined;
  } while (cursor !== undefined);
  return found;
}

/** Handles of user groups by id. */
async function loadGroups(api: SlackApi): Promise<ReadonlyMap<string, string>> {
  const { usergroups } = await api.call('usergroups.list');
  return new Map((usergroups ?? []).map(({ id, handle }) => [id ?? '', handle ?? '']));
}
