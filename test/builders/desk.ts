import { readFileSync } from 'node:fs';
import type { Desk } from '../../src/domain/desk.js';
import type { PersonId } from '../../src/domain/place.js';
import { exampleDeskPath } from '../../src/desk-file/example.js';
import { readDesk } from '../../src/desk-file/read.js';
import type { Names } from '../../src/desk-file/resolve.js';
import { toDesk } from '../../src/desk-file/to-desk.js';

/** The ids that the fake Slack gives to its people, channels and groups. */
export const companyNames: Names = {
  channels: new Map([
    ['#general', 'C0GENERAL00'],
    ['#help', 'C0HELP00000'],
    ['#triage-it', 'C0TRIAGEIT0'],
    ['#triage-people', 'C0TRIAGEPEOPLE'],
    ['#triage-facilities', 'C0TRIAGEFACILITIES'],
  ]),
  people: new Map(
    ['ana', 'ben', 'omar', 'cleo', 'priya', 'jonas'].map((handle): [string, PersonId] => [
      `${handle}@example.com`,
      `slack:U0${handle.toUpperCase()}`.padEnd(17, '0') as PersonId,
    ]),
  ),
  groups: new Map([['@it-support', 'S0ITSUPPORT']]),
};

/** Reading the file takes a tenth of a second: once is enough. */
let asShipped: Desk | undefined;

/** The desk that comes with the product, as the fake company has it; parts can be replaced. */
export function exampleDesk(changes: Partial<Desk> = {}): Desk {
  asShipped ??= readShipped();
  return { ...asShipped, ...changes };
}

function readShipped(): Desk {
  const reading = readDesk(readFileSync(exampleDeskPath, 'utf8'));
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems, undefined, 1));
  return { ...toDesk(reading.file, 'main', companyNames), version: 1 };
}
