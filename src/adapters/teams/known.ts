import type { PersonId } from '../../domain/place.js';
import { GatewayError, type Log, type Reference, type References } from '../../usecases/ports.js';
import { conversationAndThread, personId, teamsId } from './ids.js';
import { isPersonal } from './parse-message.js';
import { createRecent } from './recent.js';
import type { Heard } from './parse.js';
import type { Account, Whence as Origin, WireActivity } from './schema.js';

/** Where everything is reached: what is stored, with what was lately read kept at hand. */
export interface Known {
  /** Takes note of whence an authenticated activity came. */
  learn(activity: WireActivity): Promise<void>;
  /** Takes note of somebody else whom an authenticated activity names. */
  meet(person: Account, activity: WireActivity): Promise<void>;
  conversation(id: string): Promise<Reference | undefined>;
  person(id: PersonId): Promise<Reference | undefined>;
  personByEmail(email: string): Promise<Reference | undefined>;
  put(reference: Reference): Promise<void>;
  /** The address and names to write to this conversation with. @throws GatewayError when nothing is known */
  reach(conversation: string): Promise<Reference>;
  /** Notes that nothing reaches the conversation any more. */
  died(conversation: string, why: string): Promise<void>;
  /** The same for whatever an activity says is gone. */
  left(gone: NonNullable<Heard['gone']>): Promise<void>;
  /** Something did reach it. */
  alive(conversation: string): Promise<void>;
  /** A channel in which people may be looked for who were never heard. */
  someChannel(): Reference | undefined;
  /** A channel's name, as far as it is at hand. */
  channelName(conversation: string): string | undefined;
}

export interface KnownOptions {
  readonly references: References;
  readonly deskId: string;
  readonly log: Log;
  readonly now: () => Date;
}

const TEN_MINUTES = 10 * 60_000;

/** Makes the memory of one tenant. */
export function createKnown({ references, deskId, log, now }: KnownOptions): Known {
  let lastChannel: Reference | undefined;
  const atHand = createRecent<Reference>({ most: 10_000, lifetimeMs: TEN_MINUTES }, now);

  const find = async (key: string): Promise<Reference | undefined> => {
    const recent = atHand.get(key);
    if (recent !== undefined) return recent;
    const stored = await references.find(deskId, key);
    if (stored !== undefined) atHand.set(key, stored);
    return stored;
  };

  const put = async (reference: Reference): Promise<void> => {
    await references.put(reference);
    atHand.set(reference.key, reference);
  };

  /** Writes only what is new: most activities tell nothing. */
  const note = async (key: string, seen: Partial<Reference> & Whence): Promise<void> => {
    const before = await find(key);
    const after: Reference = { ...before, ...defined(seen), deskId, key, seenAt: now() };
    if (before !== undefined && same(before, after)) return;
    await put(after);
  };

  const died = async (conversation: string, why: string): Promise<void> => {
    const reference = await find(conversation);
    if (reference === undefined || reference.dead !== undefined) return;
    await put({ ...reference, dead: why });
    log.warn({ conversation, name: reference.name, why }, 'Teams: nothing reaches this place now.');
  };

  return {
    learn: async (activity) => {
      const { whence, conversation, person } = read(activity);
      await note(conversation.key, { ...whence, ...conversation, dead: undefined });
      if (person !== undefined) await note(person.key, { ...whence, ...person });
      if (conversation.teamId !== undefined) lastChannel = await find(conversation.key);
    },
    meet: async (person, activity) => {
      const key = personId(person);
      if ((await find(key)) !== undefined) return;
      const { whence, conversation } = read(activity);
      const { aadObjectId, name } = person;
      await note(key, {
        ...whence,
        aadObjectId: aadObjectId ?? undefined,
        name: name ?? undefined,
        heardIn: conversation.key,
      });
    },
    conversation: find,
    person: (id) => find(`teams:${teamsId(id)}`),
    personByEmail: (email) => references.findByEmail(deskId, email.toLowerCase()),
    put,
    reach: async (conversation) => {
      const reference = (await find(conversation)) ?? (await references.newest(deskId));
      // Addresses are learnt from Teams itself, by the first thing it says.
      if (reference === undefined) throw new GatewayError('unavailable', 'not_heard_of_teams_yet');
      return reference.key === conversation
        ? reference
        : { ...reference, key: conversation, conversationId: conversation, dead: undefined };
    },
    died,
    left: async ({ conversation, team, why }) => {
      if (conversation !== undefined) await died(conversation, why);
      const all = team === undefined ? [] : await references.ofTeam(deskId, team);
      for (const { key } of all) await died(key, why);
    },
    alive: async (conversation) => {
      const reference = atHand.get(conversation);
      if (reference?.dead !== undefined) await put({ ...reference, dead: undefined });
    },
    someChannel: () => lastChannel,
    channelName: (conversation) => atHand.get(conversation)?.name,
  };
}

type Whence = Pick<Reference, 'tenantId' | 'serviceUrl' | 'botId'>;

function read(activity: WireActivity): {
  readonly whence: Whence;
  readonly conversation: Partial<Reference> & { readonly key: string };
  readonly person?: Partial<Reference> & { readonly key: string };
} {
  const { from, recipient, channelData, locale, localTimezone, entities } = activity;
  const { conversation: key } = conversationAndThread(activity.conversation.id);
  const isBot = from.id === recipient?.id || from.id.startsWith('28:');
  const zone = localTimezone ?? entities?.find(({ type }) => type === 'clientInfo')?.timezone;
  return {
    whence: {
      tenantId: tenantOf(activity) ?? '',
      serviceUrl: activity.serviceUrl,
      botId: recipient?.id ?? '',
    },
    conversation: {
      key,
      conversationId: key,
      teamId: channelData?.team?.id ?? undefined,
      name: channelData?.channel?.name ?? activity.conversation.name ?? undefined,
    },
    ...(!isBot && {
      person: {
        key: personId(from),
        aadObjectId: from.aadObjectId ?? undefined,
        userId: from.id,
        name: from.name ?? undefined,
        // A guest's address is not looked for here: `directory.ts` asks the directory for it.
        language: locale?.split('-')[0]?.toLowerCase(),
        timeZone: zone ?? undefined,
        ...(isPersonal(activity) ? { conversationId: key } : { heardIn: key }),
      },
    }),
  };
}

/** The organisation that an activity comes from. */
export const tenantOf = ({
  conversation,
  channelData,
}: Pick<Origin, 'conversation' | 'channelData'>): string | undefined =>
  conversation?.tenantId ?? channelData?.tenant?.id ?? undefined;

/** What is not said does not undo what is known; that somebody is alive does. */
const defined = <T extends object>(seen: T): T =>
  Object.fromEntries(
    Object.entries(seen).filter(([name, value]) => value !== undefined || name === 'dead'),
  ) as T;

const same = (a: Reference, b: Reference): boolean => {
  const names = new Set([...Object.keys(a), ...Object.keys(b)]) as Set<keyof Reference>;
  return [...names].every((name) => name === 'seenAt' || a[name] === b[name]);
};
