import { listeningIn, type Desk } from '../../domain/desk.js';
import { speaker } from '../../cards/wording/wording.js';
import { languages } from '../../domain/understanding/languages/index.js';
import type { LearnedExample } from '../../domain/understanding/learned-example.js';
import type { Language } from '../../domain/understanding/types.js';
import { detectionLines } from '../../start/detection-lines.js';
import { createModels } from '../../usecases/models.js';
import type { Models } from '../../usecases/ports.js';
import { simulate as simulateText, type Simulation } from '../../usecases/simulate.js';
import type { SimulatedDesk } from '../../usecases/simulate.js';
import { tell, UsageError, type Call, type Command } from '../command.js';
import { deskToTry } from '../desk-to-try.js';
import { jsonLines, type JsonLine } from '../json-lines.js';

/** Shows what messages would become, without storing or sending anything. */
export const simulate: Command = {
  name: 'simulate',
  usage: '["text"] [--config file] [--now instant] [--tz zone] [--lang en|sv|de]',
  summary:
    'shows what a message would become; with --json, one for each line {"text": …} of the input',
  options: {
    config: { type: 'string' },
    now: { type: 'string' },
    tz: { type: 'string' },
    lang: { type: 'string' },
  },
  positionals: 1,
  async run(call) {
    const text = call.positionals[0];
    if (text === undefined && call.values['json'] !== true)
      throw new UsageError('Give the text in quotes, or --json and lines {"text": …} as input.');
    const settings = readSettings(call);
    const { desk, learned } = await deskToTry(call, stringOf(call.values['config']));
    const on: SimulatedDesk = {
      desk,
      models: modelsOf(learned),
      now: settings.now ?? new Date(),
      timeZone: settings.timeZone ?? desk.timeZone,
      language: settings.language ?? desk.language,
    };
    if (text !== undefined) {
      const row = await simulateText(text, on);
      tell(call, row, inWords(desk, row));
      return 0;
    }
    return simulateLines(call, on);
  },
};

/** What was learned until now; nothing is learned while something is only tried. */
const modelsOf = (learned: readonly LearnedExample[]): Models =>
  createModels({
    linesOf: detectionLines,
    examples: {
      newest: (_desk, language, limit) =>
        Promise.resolve(learned.filter((one) => one.language === language).slice(0, limit)),
      stamp: () => Promise.resolve(''),
    },
    now: () => new Date(),
    failed: (error) => {
      throw error;
    },
  });

/** One line out for each line in; a line that cannot be read gets an error, and the rest goes on. */
async function simulateLines(call: Call, on: SimulatedDesk): Promise<number> {
  let done = 0;
  let wrong = 0;
  for await (const line of jsonLines(call.input())) {
    const row = await simulateLine(line, on);
    call.out(JSON.stringify(row));
    done += 1;
    if ('error' in row) wrong += 1;
    if (done % PROGRESS_EVERY === 0) call.progress(`${done} lines`);
  }
  call.progress('');
  return wrong > 0 ? 1 : 0;
}

const PROGRESS_EVERY = 200;

async function simulateLine(
  line: JsonLine,
  on: SimulatedDesk,
): Promise<Simulation | { readonly error: string; readonly line: number }> {
  if ('problem' in line) return { error: line.problem, line: line.number };
  const said = line.value;
  const text = propertyOf(said, 'text');
  if (typeof text !== 'string')
    return { error: `Line ${line.number} has no "text".`, line: line.number };
  const row = await simulateText(text, on);
  const channel = propertyOf(said, 'channel');
  if (typeof channel !== 'string' || isHeard(on.desk, channel)) return row;
  const { say } = speaker(on.desk, on.desk.language);
  return { ...row, reason: `${row.reason} ${say('why_not_heard', { channel })}` };
}

const propertyOf = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;

/** A channel by its id or its name, with or without `#`. */
function isHeard(desk: Desk, channel: string): boolean {
  const names = [channel, `#${channel}`];
  const found = names.flatMap(
    (conversation) =>
      listeningIn(desk, { platform: 'slack', conversation }) ??
      listeningIn(desk, { platform: 'teams', conversation }) ??
      [],
  );
  return found.some(({ mode }) => mode !== 'off');
}

function readSettings({ values }: Call): { now?: Date; timeZone?: string; language?: Language } {
  const now = stringOf(values['now']);
  const timeZone = stringOf(values['tz']);
  const language = stringOf(values['lang']);
  if (now !== undefined && Number.isNaN(Date.parse(now)))
    throw new UsageError(`"${now}" is no instant. Write it like 2026-11-26T09:00:00Z.`);
  if (timeZone !== undefined && !isTimeZone(timeZone))
    throw new UsageError(`"${timeZone}" is no time zone. Write it like Europe/Stockholm.`);
  if (language !== undefined && !isLanguage(language))
    throw new UsageError(
      `"${language}" is not spoken here. Use ${Object.keys(languages).join(', ')}.`,
    );
  return { now: now === undefined ? undefined : new Date(now), timeZone, language };
}

const stringOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : undefined;

const isLanguage = (code: string): code is Language => code in languages;

function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).format() !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function inWords(desk: Desk, row: Simulation): string {
  const name = (key: string): string =>
    desk.categories.find((category) => category.key === key)?.name ?? key;
  const fields = Object.entries(row.fields).map(([key, value]) => {
    const words = row.evidence[key];
    return `  ${key}: ${String(value)}${words === undefined ? '' : ` (“${words}”)`}`;
  });
  const facts: [string, string][] = [
    ['Request', `${row.isRequest ? 'yes' : 'no'} (${row.score})`],
    ['Language', row.language],
    ['Category', row.category === null ? 'not sure' : name(row.category)],
    ['Likeliest', row.alternatives.map(name).join(', ')],
    ['Priority', row.priority],
    ['Fields', fields.length === 0 ? 'none' : `\n${fields.join('\n')}`],
    ['Missing', row.missing.join(', ') || 'nothing'],
    ['Questions', String(row.questions)],
    ['Why', row.reason],
  ];
  return facts.map(([label, value]) => `${label}: ${value}`).join('\n');
}
