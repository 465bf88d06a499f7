/** Microsoft's Agents Playground beside the local Slack: a Teams of its own on this machine. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, openSync, closeSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { stringify } from 'yaml';
import { StartError } from '../start-error.js';
import { firstFreePort } from './ports.js';
import { playgroundSettings, teamsCompany } from './teams-company.js';

export interface TeamsPlayground {
  /** The page, for people. */
  readonly uiUrl: string;
  /** Where its connector is; whatever claims to come from Teams must come from there. */
  readonly serviceUrl: string;
  /** Puts the bot into the team: so the product learns where Teams is. */
  install(): Promise<void>;
  stop(): Promise<void>;
}

const require = createRequire(import.meta.url);

const USUAL_PORT = 56_150;
const START_MS = 30_000;
const POLL_MS = 100;

/**
 * Starts the playground.
 * @param folder keeps its settings and its log
 * @param messagesUrl where the product takes activities
 * @throws StartError when it is not installed or does not start
 */
export async function startTeamsPlayground(
  folder: string,
  messagesUrl: string,
): Promise<TeamsPlayground> {
  const cli = findPlayground();
  const port = (await firstFreePort([USUAL_PORT, 0])) ?? USUAL_PORT;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, '.m365agentsplayground.yml'), stringify(playgroundSettings));
  const logFile = join(folder, 'playground.log');
  const log = openSync(logFile, 'w');
  const options = ['-e', messagesUrl, '-c', 'msteams', '-p', String(port), '--disable-telemetry'];
  const child = spawn(process.execPath, [cli, 'start', ...options], {
    cwd: folder,
    // Ctrl-C in the terminal is for the product, which ends this one in its turn.
    detached: true,
    stdio: ['ignore', log, log],
    env: { ...process.env, TEAMSAPPTESTER_BROWSER: 'none' },
  });
  closeSync(log);
  await untilItAnswers(child, port, logFile);
  const serviceUrl = `http://localhost:${port}/_connector`;
  return {
    uiUrl: `http://localhost:${port}`,
    serviceUrl,
    install: () => install(messagesUrl, serviceUrl),
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill();
      await gone;
    },
  };
}

function findPlayground(): string {
  try {
    const entry = require.resolve('@microsoft/m365agentsplayground/package.json');
    return join(dirname(entry), 'cli.js');
  } catch (error) {
    throw new StartError(
      'sandbox',
      [
        {
          where: '--teams',
          problem: 'the Agents Playground is not installed: it is a tool for development.',
          remedy: 'Install it with "npm install --include=dev", or start without --teams.',
        },
      ],
      { cause: error },
    );
  }
}

async function untilItAnswers(child: ChildProcess, port: number, logFile: string): Promise<void> {
  for (const deadline = Date.now() + START_MS; Date.now() < deadline;) {
    if (child.exitCode !== null) break;
    if (await answers(port)) return;
    await sleep(POLL_MS);
  }
  child.kill('SIGKILL');
  throw new StartError('sandbox', [
    {
      where: 'the Agents Playground',
      problem: `did not answer within ${START_MS / 1000} seconds.`,
      remedy: `Look into ${logFile}, or start without --teams.`,
    },
  ]);
}

async function answers(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false; // Nobody answers there yet; how long that may last is for the caller to say.
  }
}

/** What Teams tells a bot that was added to a team. */
async function install(messagesUrl: string, serviceUrl: string): Promise<void> {
  const { tenantId, bot, help } = teamsCompany;
  const response = await fetch(messagesUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      type: 'conversationUpdate',
      id: 'installed',
      channelId: 'msteams',
      serviceUrl,
      from: { id: '29:tom', name: 'Tom Becker' },
      recipient: bot,
      conversation: { id: help, conversationType: 'channel', isGroup: true, tenantId },
      channelData: { tenant: { id: tenantId }, team: { id: help }, channel: { id: help } },
      membersAdded: [bot],
    }),
  });
  if (!response.ok) throw new Error(`The product answered Teams with ${response.status}.`);
}
