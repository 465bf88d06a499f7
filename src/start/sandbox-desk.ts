import { dirname } from 'node:path';
import type { Desk } from '../domain/desk.js';
import type { PersonId } from '../domain/place.js';
import { exampleDeskPath, exampleDeskText } from '../desk-file/example.js';
import { importHolidays } from '../desk-file/holidays.js';
import { readDesk } from '../desk-file/read.js';
import type { Names } from '../desk-file/resolve.js';
import { toDesk } from '../desk-file/to-desk.js';
import { company } from '../sandbox/company.js';
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
