import type { Showing } from '../cards/showing.js';
import { speaker } from '../cards/wording/wording.js';
import type { Desk, Queue } from '../domain/desk.js';
import { queueOf } from '../domain/desk.js';
import type { PersonId, Platform } from '../domain/place.js';
import type { Ticket } from '../domain/ticket/ticket.js';
import type { Caller } from '../domain/ticket/verbs/verb.js';
import type { Language } from '../domain/understanding/types.js';
import type { Deps, Person } from './ports.js';

export const platformOf = (person: PersonId): Platform =>
  person.startsWith('teams:') ? 'teams' : 'slack';

/** The person as their platform shows them now; `undefined` when they are unknown there. */
export const personOf = (deps: Deps, id: PersonId): Promise<Person | undefined> =>
  deps.gateway(platformOf(id)).person(id);

/** Everyone on the queue's roster, groups included, leads too. */
export async function rosterOf(deps: Deps, queue: Queue): Promise<PersonId[]> {
  const groups = await Promise.all(
    queue.roster.groups.map((group) => deps.gateway(queue.triage.platform).groupMembers(group)),
  );
  return [...new Set([...queue.roster.people, ...queue.leads, ...groups.flat()])];
}

/** Who somebody is to a ticket at this moment: asked at every press, never remembered. */
export async function callerOf(
  deps: Deps,
  desk: Desk,
  ticket: Pick<Ticket, 'queue' | 'requester' | 'filedBy'>,
  person: PersonId,
): Promise<Caller> {
  const queue = queueOf(desk, ticket.queue);
  const roster = queue === undefined ? [] : await rosterOf(deps, queue);
  return {
    person,
    agent: roster.includes(person),
    lead: queue?.leads.includes(person) ?? false,
    requester: person === ticket.requester || person === ticket.filedBy,
  };
}

/** The queues this person works in. */
export async function queuesOf(deps: Deps, desk: Desk, person: PersonId): Promise<Queue[]> {
  const rosters = await Promise.all(desk.queues.map((queue) => rosterOf(deps, queue)));
  return desk.queues.filter((_, index) => rosters[index]?.includes(person));
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
