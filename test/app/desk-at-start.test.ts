import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { exampleDeskPath } from '../../src/desk-file/example.js';
import type { Directory } from '../../src/desk-file/resolve.js';
import type { Desk } from '../../src/domain/desk.js';
import { deskAtStart } from '../../src/start/desk-at-start.js';
import { company } from '../../src/sandbox/company.js';
import { sandboxDesk } from '../../src/start/sandbox-desk.js';
import { StartError, startErrorText } from '../../src/start-error.js';
import type { Desks } from '../../src/usecases/ports.js';
import { companyNames, exampleDesk } from '../builders/desk.js';

const now = new Date('2026-11-23T09:00:00Z');

/** The fake company's Slack. */
const directory: Directory = {
  channel: (name) => Promise.resolve(companyNames.channels.get(name)),
  person: (name) => Promise.resolve(companyNames.people.get(name)),
  group: (name) => Promise.resolve(companyNames.groups.get(name)),
};

function storedDesks(stored?: Desk): Desks & { imported: unknown[] } {
  const imported: unknown[] = [];
  return {
    imported,
    current: () => Promise.resolve(stored),
    version: () => Promise.resolve(stored),
    importDesk: (desk) => {
      imported.push(desk);
      return Promise.resolve({ ...desk, version: 4 });
    },
  };
}

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'desk-'));
  file = join(folder, 'desk.yaml');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** What the start says when it fails. */
async function failure(start: Promise<unknown>): Promise<string> {
  const error: unknown = await start.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof StartError)) throw new Error(`no StartError: ${String(error)}`);
  return startErrorText(error);
}

describe('with a desk file', () => {
  test('its names are looked up and the desk is handed to the store', async () => {
    writeFileSync(file, readFileSync(exampleDeskPath));
    const desks = storedDesks();
    const desk = await deskAtStart({ desks, deskFile: file, directory, now });
    const { sla, ...rest } = desk;
    const { sla: _asWritten, ...expected } = exampleDesk({ version: 4 });
    expect(rest).toEqual(expected);
    // The holidays of its country are dates by now.
    expect(sla?.calendars[0]?.holidays).toContain('2027-01-06');
    expect(desks.imported).toHaveLength(1);
  });

  test('mistakes stop the start, each with its line, and nothing is imported', async () => {
    const text = readFileSync(exampleDeskPath, 'utf8');
    writeFileSync(
      file,
      text.replace('name: IT\n', 'nmae: IT\n').replace('mode: auto', 'mode: aut'),
    );
    const desks = storedDesks();
    const said = await failure(deskAtStart({ desks, deskFile: file, directory, now }));
    expect(said).toContain('Deskbell did not start (desk): 2 problems.');
    expect(said).toMatch(
      /desk\.yaml:\d+ queues\[0\]\.nmae: is not an entry .*\n {4}→ Did you mean name\?/,
    );
    expect(said).toMatch(
      /desk\.yaml:\d+ channels\[0\]\.mode "aut": is not known here\.\n {4}→ Did you mean auto\?/,
    );
    expect(desks.imported).toEqual([]);
  });

  test('names that Slack does not know stop the start', async () => {
    writeFileSync(file, readFileSync(exampleDeskPath, 'utf8').replace('#triage-it', '#triage-itt'));
    const said = await failure(
      deskAtStart({ desks: storedDesks(), deskFile: file, directory, now }),
    );
    expect(said).toMatch(/desk\.yaml:\d+ queues\[0\]\.triage_channel "#triage-itt": is no channel/);
  });

  test('a file that is not there is named', async () => {
    const said = await failure(
      deskAtStart({ desks: storedDesks(), deskFile: file, directory, now }),
    );
    expect(said).toContain(`${file}: there is no such file.`);
  });
});

describe('without a desk file', () => {
  test('the stored desk is used', async () => {
    const desks = storedDesks(exampleDesk({ version: 9 }));
    expect((await deskAtStart({ desks, directory, now })).version).toBe(9);
  });

  test('the start says which file to copy when there is none', async () => {
    const said = await failure(deskAtStart({ desks: storedDesks(), directory, now }));
    expect(said).toContain('DESK_CONFIG: is not set');
    expect(said).toContain('Copy config/desk.example.yaml to desk.yaml');
  });
});

test('the sandbox has the example desk, with people and channels of its own', async () => {
  const { people, channels } = company;
  const desk = await sandboxDesk();
  const { categories, priorities } = exampleDesk();
  expect(desk).toMatchObject({ categories, priorities });
  expect(desk.queues.map(({ triage, leads }) => [triage.conversation, leads])).toEqual([
    [channels.triageIt.id, [`slack:${people.mei.id}`]],
    [channels.triagePeople.id, [`slack:${people.priya.id}`]],
    [channels.triageFacilities.id, [`slack:${people.tom.id}`]],
  ]);
  expect(desk.channels.map(({ channel }) => channel.conversation)).toEqual([
    channels.help.id,
    channels.general.id,
  ]);
});
