import type { PersonId } from '../../domain/place.js';
import { GatewayError, type Person, type Reference } from '../../usecases/ports.js';
import type { TeamsApi } from './api.js';
import { isEmail, teamsId } from './ids.js';
import type { Known } from './known.js';
import { createRecent } from './recent.js';
import { memberSchema, membersPageSchema, type Member } from './schema.js';

/** Who is who in the tenant. */
export interface TeamsDirectory {
  /** By id, or by `teams:` and an e-mail address. @throws GatewayError */
  person(id: PersonId): Promise<Person | undefined>;
  /** Where a person is reached, by either of the two. */
  referenceOf(id: PersonId): Promise<Reference | undefined>;
  /** Whoever the directory gives this address, as far as they were heard of. */
  personByEmail(email: string): Promise<PersonId | undefined>;
  /** Members of a team or channel, given as `teams:19:…`. @throws GatewayError */
  groupMembers(group: string): Promise<readonly PersonId[]>;
}

const TEN_MINUTES = 10 * 60_000;
const PAGE = '200';

/** Makes the directory of one tenant. */
export function createDirectory(api: TeamsApi, known: Known, now: () => Date): TeamsDirectory {
  const people = createRecent<Person>({ most: 5_000, lifetimeMs: TEN_MINUTES }, now);
  const groups = createRecent<readonly PersonId[]>({ most: 100, lifetimeMs: TEN_MINUTES }, now);

  const referenceOf = async (id: PersonId): Promise<Reference | undefined> => {
    const name = teamsId(id);
    const heard = await (isEmail(name) ? known.personByEmail(name) : known.person(id));
    return heard ?? lookFor(name);
  };

  async function load(reference: Reference): Promise<Person> {
    const { key, userId, aadObjectId, conversationId, heardIn } = reference;
    const conversation = conversationId ?? heardIn;
    const id = userId ?? aadObjectId;
    const member =
      conversation !== undefined && id !== undefined
        ? await unlessGone(
            api.call({
              method: 'GET',
              serviceUrl: reference.serviceUrl,
              path: [conversation, 'members', id],
              answer: memberSchema,
            }),
          )
        : undefined;
    const email = member && emailOf(member);
    const name = member?.name || reference.name;
    if (email !== reference.email || name !== reference.name) {
      await known.put({ ...reference, email: email ?? reference.email, name });
    }
    return {
      id: key as PersonId,
      name: name ?? teamsId(key as PersonId),
      timeZone: reference.timeZone,
      language: reference.language,
      email: email ?? reference.email,
      isBot: id?.startsWith('28:') ?? false,
      isGone: false,
    };
  }

  const meet = async (member: Member, from: Reference): Promise<PersonId> => {
    const aadObjectId = member.aadObjectId || member.objectId || undefined;
    const id: PersonId = `teams:${aadObjectId ?? member.id}`;
    const before = await known.person(id);
    if (before?.userId === undefined) {
      await known.put({
        ...before,
        deskId: from.deskId,
        key: id,
        tenantId: from.tenantId,
        serviceUrl: from.serviceUrl,
        botId: from.botId,
        aadObjectId,
        userId: member.id,
        name: member.name ?? undefined,
        email: emailOf(member),
        heardIn: from.conversationId,
        seenAt: now(),
      });
    }
    return id;
  };

  /** Somebody whom the desk names and Teams never did is looked for among colleagues. */
  async function lookFor(name: string): Promise<Reference | undefined> {
    const from = known.someChannel();
    if (from?.conversationId === undefined) return undefined;
    const member = await unlessGone(
      api.call({
        method: 'GET',
        serviceUrl: from.serviceUrl,
        path: [from.conversationId, 'members', name],
        answer: memberSchema,
      }),
    );
    return member && known.person(await meet(member, from));
  }

  async function loadGroup(conversation: string): Promise<readonly PersonId[]> {
    const from = await known.reach(conversation);
    const found: PersonId[] = [];
    let continuationToken: string | undefined;
    do {
      const page = await unlessGone(
        api.call({
          method: 'GET',
          serviceUrl: from.serviceUrl,
          path: [conversation, 'pagedmembers'],
          query: { pageSize: PAGE, ...(continuationToken && { continuationToken }) },
          answer: membersPageSchema,
        }),
      );
      for (const member of page?.members ?? []) found.push(await meet(member, from));
      continuationToken = page?.continuationToken || undefined;
    } while (continuationToken !== undefined);
    return found;
  }

  return {
    referenceOf,
    person: async (id) => {
      const recent = people.get(id);
      if (recent !== undefined) return recent;
      const reference = await referenceOf(id);
      if (reference === undefined) return undefined;
      const person = await load(reference);
      // Known without an address only until somebody asks again: it may have been a moment's failure.
      if (person.email !== undefined) people.set(id, person);
      return person;
    },
    personByEmail: async (email) => (await known.personByEmail(email))?.key as PersonId | undefined,
    groupMembers: async (group) => {
      const conversation = group.replace(/^teams:/, '');
      const recent = groups.get(conversation);
      if (recent !== undefined) return recent;
      const members = await loadGroup(conversation);
      groups.set(conversation, members);
      return members;
    },
  };
}

/** The directory vouches for its own people's addresses, not for those that guests brought along. */
function emailOf({ email, userPrincipalName, userRole }: Member): string | undefined {
  const isGuest = userRole === 'guest' || userPrincipalName?.includes('#EXT#') === true;
  const address = email || userPrincipalName;
  return isGuest || !address?.includes('@') ? undefined : address.toLowerCase();
}

/** Who is not there, or not where they were heard, is known by what was heard alone. */
async function unlessGone<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    const isKnown =
      error instanceof GatewayError && ['gone', 'forbidden', 'invalid'].includes(error.problem);
    if (isKnown) return undefined;
    throw error;
  }
}
