/**
 * The sandbox: a local Slack with a small company in it, for trying the product without a workspace
 * of one's own. `company` says who is there, `seed` puts some life into it.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { findLocalSlack } from './binary.js';
import {
  findRunning,
  readNote,
  startLocalSlack,
  stopLocalSlack,
  type LocalSlack,
} from './local-slack-process.js';
import { firstFreePort } from './ports.js';
import { StartError } from '../start-error.js';
import {
  botToken,
  signingSecret,
  writeWorkspaceFiles,
  type WorkspaceFiles,
} from './workspace-files.js';

export interface SandboxOptions {
  /** The workspace is kept in the folder `sandbox` of this one. */
  dataDir: string;
  /** Port of the page; 0: the one of the last time, or any free one. */
  port: number;
  /** Where the product takes Slack's requests. */
  requestUrl: string;
  /** Program of local Slack; left out, the one that npm installed. */
  binary?: string;
  log: (sentence: string) => void;
}

export interface Sandbox {
  /** The page, for people. */
  uiUrl: string;
  /** Base of the Web API, for SLACK_API_URL. */
  apiUrl: string;
  botToken: string;
  signingSecret: string;
  /** Nothing happened in this workspace yet. */
  fresh: boolean;
  /** Ends local Slack; the workspace is kept. */
  stop(): Promise<void>;
}

/** Where the sandbox keeps its workspace. */
export const sandboxFolder = (dataDir: string): string => join(resolve(dataDir), 'sandbox');

/** Ends the local Slack of this data folder if one still runs; says whether there was one. */
export async function stopSandbox(dataDir: string): Promise<boolean> {
  const running = await findRunning(sandboxFolder(dataDir));
  if (running) await stopLocalSlack(running);
  return running !== null;
}

async function start(
  binary: string,
  files: WorkspaceFiles,
  { port, log }: SandboxOptions,
): Promise<LocalSlack> {
  const last = readNote(files.folder);
  const wanted = port !== 0 ? [port] : [...(last ? [last.port] : []), 0];
  const free = await firstFreePort(wanted);
  if (free === null) {
    throw new StartError('port', [
      {
        where: `port ${port}`,
        problem: "is used by another program, and the sandbox's page should be there.",
        remedy: 'End that program or choose another port.',
      },
    ]);
  }
  if (last && last.port !== free) {
    log(`The sandbox's page moves from port ${last.port} to ${free}.`);
  }
  return startLocalSlack(binary, files, free);
}

/**
 * Opens the sandbox. A local Slack that outlived the product (killed, not ended) is taken over as it
 * is; otherwise a new one takes up the workspace where the last one left it. Throws a StartError
 * when there is no program for this machine or the port is taken.
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const binary = findLocalSlack(options.binary);
  const files = writeWorkspaceFiles(sandboxFolder(options.dataDir), options.requestUrl);
  const fresh = !existsSync(files.memoryFile);
  const former = await findRunning(files.folder);
  const fits =
    former?.fingerprint === files.fingerprint &&
    (options.port === 0 || options.port === former.port);
  if (former && !fits) {
    options.log('The sandbox is started anew, for its port or its setup changed.');
    await stopLocalSlack(former);
  }
  const running = former && fits ? former : await start(binary, files, options);
  return {
    uiUrl: `http://localhost:${running.port}`,
    apiUrl: `http://127.0.0.1:${running.port}/api/`,
    botToken,
    signingSecret,
    fresh,
    stop: () => stopLocalSlack(running),
  };
}
