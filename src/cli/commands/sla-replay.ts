import { dirname } from 'node:path';
import { parse, stringify } from 'yaml';
import { importHolidays } from '../../desk-file/holidays.js';
import type { DeskProblem } from '../../desk-file/problem.js';
import { readDesk } from '../../desk-file/read.js';
import { resolveNames, type Directory } from '../../desk-file/resolve.js';
import { parseSource } from '../../desk-file/source.js';
import { toDeadlines } from '../../desk-file/to-deadlines.js';
import { deskYaml } from '../../desk-file/to-yaml.js';
import type { Desk } from '../../domain/desk.js';
import type { PersonId } from '../../domain/place.js';
import type { SlaConfig } from '../../domain/sla/config.js';
import { createReplay } from '../../domain/sla/replay.js';
import { StartError } from '../../start-error.js';
import { DESK_ID, placeInFile, textOf } from '../../start/desk-at-start.js';
import { configsFor } from '../../usecases/deadlines.js';
import { tell, UsageError, type Command } from '../command.js';
import { storedDesk, withStore } from '../settings.js';
import { sinceOf } from '../since.js';

/** What would have been in time and what late under other rules; changes nothing. */
export const slaReplay: Command = {
  name: 'sla replay',
  usage: '--policy <file> [--since 30d]',
  summary: 'what would have been met and missed under the deadlines of another file',
  options: { policy: { type: 'string' }, since: { type: 'string', default: '30d' } },
  positionals: 0,
  run: (call) =>
    withStore(call, async (store) => {
      const { policy } = call.values;
      if (typeof policy !== 'string') throw new UsageError('Name the file: --policy new.yaml.');
      const now = new Date();
      const since = sinceOf(call.values['since'], now);
      const { events, desks } = store.repositories;
      const rules = await rulesOf(policy, await storedDesk(store), now);
      const replay = createReplay(rules, now.getTime());
      let tickets = 0;
      for (const id of await events.ticketsTouchedSince(DESK_ID, since)) {
        const log = await events.of(DESK_ID, id, 0);
        if ((log[0]?.at ?? now) < since) continue;
        replay.add(log, await configsFor({ deskId: DESK_ID, desks }, log));
        tickets += 1;
      }
      for (const row of replay.rows()) {
        const { metric, before, after, metToMissed, missedToMet } = row;
        const words =
          `${metric}: ${before.met} met and ${before.missed} missed; it would be ${after.met} and ` +
          `${after.missed} (${metToMissed} newly missed, ${missedToMet} newly met).`;
        tell(call, { kind: 'replay', ...row }, words);
      }
      tell(call, { kind: 'result', ok: true, tickets }, `${tickets} tickets, nothing was changed.`);
      return 0;
    }),
};

/** Ids stay ids; names that are not looked up here match nobody. */
const asWritten: Directory = {
  channel: (name) => Promise.resolve(name),
  person: (name) => Promise.resolve((name.includes(':') ? name : `slack:${name}`) as PersonId),
  group: (name) => Promise.resolve(name),
};

/**
 * The deadlines of a desk file, or of a file that has that part only and is tried on the stored desk.
 * @throws StartError with everything that is wrong with it.
 */
async function rulesOf(file: string, desk: Desk, now: Date): Promise<SlaConfig> {
  const text = await textOf(file);
  const { value } = parseSource(text);
  const isPart = typeof value === 'object' && value !== null && !('queues' in value);
  const reading = readDesk(isPart ? onto(desk, value) : text);
  if (!reading.ok) throw wrong(file, reading.problems, isPart);
  const { deadlines } = reading.file;
  const { imported, findings } = await importHolidays(deadlines, dirname(file), now);
  if (findings.length > 0) throw wrong(file, findings.map(reading.locate), isPart);
  const { names } = await resolveNames(reading.file, asWritten);
  return toDeadlines(deadlines, names, imported);
}

/** The stored desk with other deadlines, as a desk file. */
function onto(desk: Desk, value: object): string {
  const stored = parse(deskYaml(desk)) as object;
  return stringify({ ...stored, deadlines: 'deadlines' in value ? value.deadlines : value });
}

const wrong = (file: string, problems: readonly DeskProblem[], isPart: boolean): StartError =>
  new StartError(
    'desk',
    problems.map(({ line, ...problem }) => ({
      // Of a part, lines are those of the whole that was made of it.
      where: placeInFile(file, { ...problem, ...(isPart ? {} : { line }) }),
      problem: problem.problem,
      remedy: problem.remedy,
    })),
  );
