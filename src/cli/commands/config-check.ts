import { dirname } from 'node:path';
import { loadConfig, type ConfigReading } from '../../config.js';
import { importHolidays } from '../../desk-file/holidays.js';
import type { DeskProblem } from '../../desk-file/problem.js';
import { readDesk } from '../../desk-file/read.js';
import { resolveNames } from '../../desk-file/resolve.js';
import type { DeskFile } from '../../desk-file/schema.js';
import { problemText, type StartProblem } from '../../start-error.js';
import { placeInFile, textOf } from '../../start/desk-at-start.js';
import { askingSlack } from '../../start/failures.js';
import { tell, UsageError, type Call, type Command } from '../command.js';
import { platformNames } from '../platform-names.js';

/** Reports everything that is wrong with the settings and a desk file, without changing anything. */
export const configCheck: Command = {
  name: 'config check',
  usage: '[file]',
  summary: 'checks the settings and a desk file (that of DESK_CONFIG); nothing is changed',
  positionals: 1,
  async run(call) {
    const settings = loadConfig(call.env);
    const file = call.positionals[0] ?? (settings.ok ? settings.config.deskFile : undefined);
    if (file === undefined && settings.ok)
      throw new UsageError('Name the file, or set DESK_CONFIG.');
    const problems = settings.ok ? [] : settings.problems;
    for (const { name, problem, remedy } of problems)
      show(call, { kind: 'problem', name }, { where: name, problem, remedy });
    const desk = file === undefined ? undefined : await checkFile(call, file, settings);
    const count = problems.length + (desk?.problems.length ?? 0);
    const words = [
      count === 0 ? 'No problems.' : count === 1 ? 'One problem.' : `${count} problems.`,
      ...(desk?.file && count === 0 ? [inWords(desk.file)] : []),
      ...(desk && !desk.lookedUp ? [NOT_LOOKED_UP] : []),
    ];
    const row = { kind: 'result', ok: count === 0, problems: count };
    tell(call, { ...row, namesLookedUp: desk?.lookedUp ?? false }, words.join(' '));
    return count === 0 ? 0 : 1;
  },
};

const NOT_LOOKED_UP =
  'Names of channels and people were not looked up: that needs a correct file and a configured platform.';

interface Checked {
  readonly problems: readonly DeskProblem[];
  readonly file?: DeskFile;
  readonly lookedUp: boolean;
}

async function checkFile(call: Call, file: string, settings: ConfigReading): Promise<Checked> {
  const checked = await check(file, settings, call);
  for (const each of checked.problems) {
    const { problem, remedy } = each;
    show(
      call,
      { kind: 'problem', file, ...each },
      { where: placeInFile(file, each), problem, remedy },
    );
  }
  return checked;
}

async function check(file: string, settings: ConfigReading, call: Call): Promise<Checked> {
  const reading = readDesk(await textOf(file));
  if (!reading.ok) return { problems: reading.problems, lookedUp: false };
  const holidays = await importHolidays(reading.file.deadlines, dirname(file), new Date());
  const problems = holidays.findings.map(reading.locate);
  const platforms = settings.ok ? settings.config.platforms : {};
  const directory = await platformNames(platforms, call.err);
  if (directory === undefined) return { problems, file: reading.file, lookedUp: false };
  const { findings } = await askingSlack(resolveNames(reading.file, directory));
  const all = [...problems, ...findings.map(reading.locate)];
  return { problems: all, file: reading.file, lookedUp: true };
}

const show = (call: Call, row: object, problem: StartProblem): void => {
  tell(call, { ...row, ...problem }, problemText(problem));
};

const inWords = ({ desk, queues, channels, categories }: DeskFile): string =>
  `${desk.name}: ${queues.length} queues, ${channels.length} channels, ${categories.length} categories.`;
