import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { SlackDirectory } from '../adapters/slack/directory.js';
import type { Desk } from '../domain/desk.js';
import { importHolidays } from '../desk-file/holidays.js';
import type { DeskProblem } from '../desk-file/problem.js';
import { readDesk } from '../desk-file/read.js';
import { resolveNames, type Directory } from '../desk-file/resolve.js';
import { toDesk } from '../desk-file/to-desk.js';
import { errorCode, StartError, type StartProblem } from '../start-error.js';
import type { PersonId } from '../domain/place.js';
import { isOfTeams } from '../desk-file/platform.js';
import type { Desks } from '../usecases/ports.js';

/** One organisation per installation for now; every row in the database names it all the same. */
export const DESK_ID = 'main';

/**
 * The directories of the connected platforms, as the desk file asks them. Teams tells names to nobody
 * before somebody there has spoken: in the file its channels and people stand by id, and its people by
 * e-mail address too, which is looked up when they are met.
 */
export const namesOf = (slack: SlackDirectory | undefined, hasTeams = false): Directory => ({
  channel: async (name) =>
    isOfTeams(name) ? only(hasTeams, name) : (await slack?.findChannel(name))?.conversation,
  person: async (name) => {
    if (isOfTeams(name)) return only(hasTeams, name as PersonId);
    const found = await slack?.findPerson(name);
    return found ?? only(hasTeams && name.includes('@'), `teams:${name.toLowerCase()}` as const);
  },
  group: async (name) => (isOfTeams(name) ? only(hasTeams, name) : slack?.findGroup(name)),
});

const only = <T>(condition: boolean, value: T): T | undefined => (condition ? value : undefined);

interface DeskAtStart {
  readonly desks: Desks;
  readonly deskFile?: string;
  readonly directory: Directory;
  readonly now: Date;
}

/**
 * The desk to work with: that of the desk file, which becomes a new version when it changed, else the
 * one that is stored.
 * @throws StartError when the file has mistakes, or there is neither.
 */
export async function deskAtStart(options: DeskAtStart): Promise<Desk> {
  const { desks, deskFile, directory, now } = options;
  if (deskFile !== undefined)
    return desks.importDesk(await readDeskFile(deskFile, directory, now), now);
  const stored = await desks.current(DESK_ID);
  if (stored !== undefined) return stored;
  throw new StartError('desk', [
    {
      where: 'DESK_CONFIG',
      problem: 'is not set, and no desk was imported before.',
      remedy:
        'Copy config/desk.example.yaml to desk.yaml, put in your channels and people, check it with ' +
        '"npm run desk -- config check desk.yaml", and set DESK_CONFIG=desk.yaml.',
    },
  ]);
}

/**
 * Reads a desk file and looks up its names.
 * @throws StartError with every problem of the file.
 */
export async function readDeskFile(
  file: string,
  directory: Directory,
  now: Date,
): Promise<Omit<Desk, 'version'>> {
  const reading = readDesk(await textOf(file));
  if (!reading.ok) throw new StartError('desk', asStartProblems(file, reading.problems));
  const { names, findings } = await resolveNames(reading.file, directory);
  const holidays = await importHolidays(reading.file.deadlines, dirname(file), now);
  const wrong = [...findings, ...holidays.findings];
  if (wrong.length > 0)
    throw new StartError('desk', asStartProblems(file, wrong.map(reading.locate)));
  return toDesk(reading.file, DESK_ID, names, holidays.imported);
}

/** @throws StartError when the file cannot be read. */
export async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const code = errorCode(error);
    throw new StartError(
      'desk',
      [
        {
          where: file,
          problem: code === 'ENOENT' ? 'there is no such file.' : `cannot be read (${code}).`,
          remedy: 'Correct the path (DESK_CONFIG, or the one you gave).',
        },
      ],
      { cause: error },
    );
  }
}

const asStartProblems = (file: string, problems: readonly DeskProblem[]): StartProblem[] =>
  problems.map((each) => ({
    where: placeInFile(file, each),
    problem: each.problem,
    remedy: each.remedy,
  }));

/** `desk.yaml:12 queues[0].key "IT"`: a terminal makes a link of it. */
export const placeInFile = (file: string, { line, path, value }: DeskProblem): string =>
  [line === undefined ? file : `${file}:${line}`, path, value].filter(Boolean).join(' ');
