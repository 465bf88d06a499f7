import { dirname } from 'node:path';
import type { Desk } from '../domain/desk.js';
import type { PersonId } from '../domain/place.js';
import { exampleDeskPath, exampleDeskText } from '../desk-file/example.js';
import { importHolidays } from '../desk-file/holidays.js';
import { readDesk } from '../desk-file/read.js';
import type { Names } from '../desk-file/resolve.js';
import { toDesk } from '../desk-file/to-desk.js';
import { company } from '../sandbox/company.js';
import { teamsCompany } from '../sandbox/teams-company.js';
import { DESK_ID } from './desk-at-start.js';

const { people, channels, userGroups } = company;

const idOf = (person: { readonly id: string }): PersonId => `slack:${person.id}`;

/** Who of the sandbox's company stands for the names of the example desk. */
const names: Names = {
  channels: new Map(Object.values(channels).map(({ name, id }) => [`#${name}`, id])),
  people: new Map([
    ['ben@example.com', idOf(people.mei)],
    ['cleo@example.com', idOf(people.priya)],
    ['priya@example.com', idOf(people.tom)],
  ]),
  groups: new Map([['@it-support', userGroups[0].id]]),
};

/**
 * The desk of the sandbox: the example desk with the sandbox's people and channels.
 * @throws Error when the example desk does not pass its own checks.
 */
export async function sandboxDesk(now = new Date()): Promise<Omit<Desk, 'version'>> {
  const reading = readDesk(await exampleDeskText());
  if (!reading.ok) throw new Error(`The example desk is wrong: ${reading.problems[0]?.path ?? ''}`);
  const { deadlines } = reading.file;
  const { imported } = await importHolidays(deadlines, dirname(exampleDeskPath), now);
  return toDesk(reading.file, DESK_ID, names, imported);
}

/** The same where people ask in Teams too, and Facilities answers there: each way across can be tried. */
export function besideTeams(desk: Omit<Desk, 'version'>): Omit<Desk, 'version'> {
  const { help, triage, facilities } = teamsCompany;
  const inTeams = (conversation: string) => ({ platform: 'teams', conversation }) as const;
  return {
    ...desk,
    channels: [...desk.channels, { channel: inTeams(help), mode: 'auto', queue: 'it' }],
    queues: desk.queues.map((queue) =>
      queue.key === 'facilities'
        ? {
            ...queue,
            triage: inTeams(triage),
            roster: { ...queue.roster, people: [...queue.roster.people, facilities] },
            leads: [...queue.leads, facilities],
          }
        : queue,
    ),
  };
}
