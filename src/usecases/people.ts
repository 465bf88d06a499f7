import type { Showing } from '../cards/showing.js';
import { speaker } from '../cards/wording/wording.js';
import type { Desk, Queue } from '../domain/desk.js';
import { queueOf } from '../domain/desk.js';
import type { PersonId, Platform } from '../domain/place.js';
import type { Ticket } from '../domain/ticket/ticket.js';
import type { Caller } from '../domain/ticket/verbs/verb.js';
import type { Language } from '../domain/understanding/types.js';
import { GatewayError, type Deps, type Person } from './ports.js';

export const platformOf = (person: PersonId): Platform =>
  person.startsWith('teams:') ? 'teams' : 'slack';

/** The person as their platform shows them now; `undefined` when they are unknown there. */
export const personOf = (deps: Deps, id: PersonId): Promise<Person | undefined> =>
  deps.gateway(platformOf(id)).person(id);

/** A group of Teams is a team or channel, written `teams:19:…`; every other is Slack's. */
export const platformOfGroup = (group: string): Platform =>
  group.startsWith('teams:') ? 'teams' : 'slack';

/** Everyone on the queue's roster, groups included, leads too. */
export async function rosterOf(deps: Deps, queue: Queue): Promise<PersonId[]> {
  const groups = await Promise.all(
    queue.roster.groups.map((group) => deps.gateway(platformOfGroup(group)).groupMembers(group)),
  );
  return [...new Set([...queue.roster.people, ...queue.leads, ...groups.flat()])];
}

/** Who somebody is to a ticket at this moment: asked at every press, never remembered. */
export async function callerOf(
  deps: Deps,
  desk: Desk,
  ticket: Pick<Ticket, 'queue' | 'requester' | 'filedBy' | 'assignee'>,
  person: PersonId,
): Promise<Caller> {
  const queue = queueOf(desk, ticket.queue);
  const roster = queue === undefined ? [] : await rosterOf(deps, queue);
  const ids = new Set(await idsOf(deps, person));
  const { requester, filedBy, assignee } = ticket;
  return {
    // Whoever took the ticket on another platform is the same person here.
    person: assignee !== undefined && ids.has(assignee) ? assignee : person,
    agent: roster.some((id) => ids.has(id)),
    lead: queue?.leads.some((id) => ids.has(id)) ?? false,
    requester: ids.has(requester) || (filedBy !== undefined && ids.has(filedBy)),
  };
}

/**
 * Every id under which the directories know this person: their own first, then those of other platforms
 * that vouch for the same e-mail address, and the address itself, by which the desk file may name people
 * of whom Teams has not spoken yet. Never by name: names collide.
 */
export async function idsOf(deps: Deps, person: PersonId): Promise<readonly PersonId[]> {
  const own = platformOf(person);
  const others = deps.platforms().filter((platform) => platform !== own);
  if (others.length === 0 && own !== 'teams') return [person];
  const known = await personOf(deps, person);
  if (known?.email === undefined || known.isBot) return [person];
  const email = known.email.toLowerCase();
  const elsewhere = await Promise.all(
    others.map(async (platform): Promise<PersonId[]> => {
      const gateway = deps.gateway(platform);
      const id = await unlessHidden(gateway.personByEmail(email));
      const there = id && (await gateway.person(id));
      return there?.email?.toLowerCase() === email && !there.isGone ? [there.id] : [];
    }),
  );
  return [...new Set<PersonId>([person, known.id, ...elsewhere.flat(), `teams:${email}`])];
}

/** A platform that hides addresses from the desk links nobody. */
async function unlessHidden(asked: Promise<PersonId | undefined>): Promise<PersonId | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof GatewayError && error.problem === 'forbidden') return undefined;
    throw error;
  }
}

/** The queues this person works in. */
export async function queuesOf(deps: Deps, desk: Desk, person: PersonId): Promise<Queue[]> {
  const rosters = await Promise.all(desk.queues.map((queue) => rosterOf(deps, queue)));
  const ids = new Set(await idsOf(deps, person));
  return desk.queues.filter((_, index) => rosters[index]?.some((id) => ids.has(id)));
}

/** How a reader sees things: language, zone, and the names of those who are mentioned. */
export async function showingFor(
  deps: Deps,
  desk: Desk,
  reader: { language?: Language; timeZone?: string; person?: PersonId },
  mentioned: readonly PersonId[],
): Promise<Showing> {
  const ids = [...new Set([...mentioned, ...(reader.person ? [reader.person] : [])])];
  const people = await Promise.all(ids.map(async (id) => [id, await personOf(deps, id)] as const));
  const known = new Map(people);
  const self = reader.person && known.get(reader.person);
  const language = reader.language ?? languageOf(self, desk);
  return {
    desk,
    speaker: speaker(desk, language),
    language,
    timeZone: reader.timeZone ?? self?.timeZone ?? desk.timeZone,
    now: deps.now(),
    name: (id) => known.get(id)?.name ?? id.slice(id.indexOf(':') + 1),
  };
}

/** The language the platform knows of a person, where the desk speaks it. */
export function languageOf(person: Person | undefined, desk: Desk): Language {
  const code = person?.language?.slice(0, 2).toLowerCase();
  return code === 'en' || code === 'sv' || code === 'de' ? code : desk.language;
}

/** Everyone a ticket's messages may name. */
export const mentionedIn = (ticket: Ticket): PersonId[] => [
  ticket.requester,
  ...(ticket.filedBy ? [ticket.filedBy] : []),
  ...(ticket.assignee ? [ticket.assignee] : []),
  ...(ticket.lastWord ? [ticket.lastWord.by] : []),
  ...ticket.steps.flatMap(({ by, type, detail }) => [
    ...(by ? [by] : []),
    ...(type === 'assigned' && detail !== undefined ? [detail as PersonId] : []),
  ]),
];
