import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createApp, type App } from './app.js';
import { loadConfig, readEnvironment, type Config } from './config.js';
import { sandboxFolder } from './sandbox/start-sandbox.js';
import type { TimePage } from './sandbox/time-page.js';
import type { OpenSandbox } from './start/sandbox-workspace.js';
import { StartError, startErrorText } from './start-error.js';
import { createLog } from './start/log.js';
import { isSandbox } from './start/open-store.js';
import { resetSandbox } from './start/reset-sandbox.js';
import { askedToStop } from './start/signals.js';
import type { Log } from './usecases/ports.js';

/** `npm start`: serves Slack and Teams, or opens the sandbox when no chat platform is configured. */

const USAGE = `npm start [-- --teams] [-- --reset]

  --teams   opens Microsoft's Agents Playground beside the sandbox's Slack
  --reset   starts the sandbox over: its workspace and its tickets are removed first

Settings come from the environment or a file .env; see .env.example.`;

/** People read standard error; standard output has the lines of the sandbox only. */
const say = (line: string): void => {
  console.error(line);
};

let stopping = false;
const stopAsked = askedToStop((why) => {
  say(why);
  process.exit(1);
}).then(() => {
  stopping = true;
});

async function main(args: string[]): Promise<number> {
  const { reset, help, teams: withTeams = false } = readArguments(args);
  if (help) {
    say(USAGE);
    return 0;
  }
  const { config, notices } = readConfig();
  notices.forEach(say);
  const log = createLog(config.logLevel);
  process.on('uncaughtException', (error) => {
    log.error({ err: error }, 'A defect: the process ends.');
    process.exit(1);
  });
  if (reset) await resetSandbox(config, say);
  const { slack, teams } = config.platforms;
  if (isSandbox(config)) return runSandbox(config, log, withTeams);
  if (withTeams) throw notBesideAWorkspace();
  const workspace = { slack, ...(teams && { teams: { credentials: teams } }) };
  const app = await createApp({ config, log, openWorkspace: () => Promise.resolve(workspace) });
  return runUntilAsked(app);
}

async function runUntilAsked(app: App): Promise<number> {
  await stopAsked;
  await app.stop();
  return 0;
}

const notBesideAWorkspace = (): StartError =>
  new StartError('settings', [
    {
      where: '--teams',
      problem: 'opens the sandbox with Teams, and there is none while a platform is configured.',
      remedy: 'Leave it out; Teams itself is configured by MicrosoftAppId and its like.',
    },
  ]);

async function runSandbox(config: Config, log: Log, withTeams: boolean): Promise<number> {
  // Loaded only here: a real desk has no use for it.
  const { openSandbox } = await import('./start/sandbox-workspace.js');
  const { createTravelClock } = await import('./sandbox/time-travel.js');
  const { startTimePage } = await import('./sandbox/time-page.js');
  const clock = createTravelClock(join(sandboxFolder(config.store.dataDir), 'clock.json'));
  let opened: OpenSandbox | undefined;
  let timePage: TimePage | undefined;
  try {
    const app = await createApp({
      config,
      log,
      now: clock.now,
      ahead: clock.ahead,
      openWorkspace: async (port) => {
        opened = await openSandbox(config, port, say, withTeams);
        return opened.workspace;
      },
    });
    timePage = await startTimePage(clock, () => app.nextDue());
    if (opened) await welcome(opened, timePage, log);
    return await runUntilAsked(app);
  } finally {
    await timePage?.stop();
    await opened?.playground?.stop();
    await opened?.sandbox.stop();
  }
}

/** The lines of the sandbox; a new one is filled with some life first. */
async function welcome(
  { sandbox, playground }: OpenSandbox,
  timePage: TimePage,
  log: Log,
): Promise<void> {
  const { fresh, uiUrl } = sandbox;
  await playground?.install();
  if (fresh) {
    say('Filling the sandbox with a few requests …');
    const { seed } = await import('./sandbox/seed.js');
    const { company } = await import('./sandbox/company.js');
    const elsewhere = playground ? [company.channels.triageFacilities.id] : [];
    const seeded = seed(uiUrl, elsewhere).catch((error: unknown) => {
      if (!stopping)
        log.warn({ err: error }, 'The sandbox could not be filled; it works all the same.');
    });
    await Promise.race([seeded, stopAsked]);
  }
  if (stopping) return;
  console.log(`Deskbell's sandbox is open: ${uiUrl}`);
  console.log(`Try this: in #help, as Ana, write "my laptop won't turn on". Ctrl-C ends it.`);
  console.log(`Move its clock, and see a nudge and a missed deadline: ${timePage.url}`);
  if (playground) {
    console.log(`Teams is beside it: ${playground.uiUrl}, where you are Tom of Facilities.`);
    console.log(
      'Try this: ask in its Personal Chat, and claim in Slack, in #triage-it, as Mei. Or keep it open, ask ' +
        'in Slack "the heating in meeting room 4 is broken", and claim there, in the channel Facilities.',
    );
  }
}

function readConfig(): { config: Config; notices: readonly string[] } {
  const reading = loadConfig(readEnvironment());
  if (!reading.ok)
    throw new StartError(
      'settings',
      reading.problems.map(({ name, ...rest }) => ({ where: name, ...rest })),
    );
  const { config, notices } = reading;
  return { config, notices: isSandbox(config) ? [...notices, ...notInSandbox(config)] : notices };
}

const notInSandbox = ({ store, deskFile }: Config): string[] => [
  ...(store.uri === undefined ? [] : ['MONGODB_URI has no effect: the sandbox has its own store.']),
  ...(deskFile === undefined ? [] : ['DESK_CONFIG has no effect: the sandbox has its own desk.']),
];

function readArguments(args: string[]): { reset?: boolean; teams?: boolean; help?: boolean } {
  try {
    return parseArgs({
      args,
      options: {
        reset: { type: 'boolean' },
        teams: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    throw new StartError(
      'settings',
      [{ where: 'npm start', problem, remedy: 'It takes --teams, --reset and --help only.' }],
      { cause: error },
    );
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  say(startErrorText(error));
  process.exitCode = 1;
}
// Whatever an SDK left open must not keep the process.
process.exit();
