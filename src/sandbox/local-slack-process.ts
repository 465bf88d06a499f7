/** Local Slack's process: started apart from the product's, found again, and ended. */
import { spawn } from 'node:child_process';
import { existsSync, openSync, closeSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartError } from '../start-error.js';
import type { WorkspaceFiles } from './workspace-files.js';

export interface LocalSlack {
  pid: number;
  port: number;
}

interface Hello {
  fingerprint: string;
  pid: number;
}

const START_MS = 20_000;
const STOP_MS = 5_000;
const POLL_MS = 50;

const noteFile = (folder: string): string => join(folder, 'process.json');

async function hello(port: number): Promise<Hello | null> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/_sandbox/hello`, {
      signal: AbortSignal.timeout(2000),
    });
    return answer.ok ? ((await answer.json()) as Hello) : null;
  } catch {
    return null; // Nobody there, or somebody who does not speak this: not our process either way.
  }
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** What the last start noted of its process, which may be gone; null when there is no note. */
export function readNote(folder: string): LocalSlack | null {
  const file = noteFile(folder);
  if (!existsSync(file)) return null;
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as LocalSlack;
  } catch {
    return null; // Cut off while it was written; the process it spoke of cannot be known.
  }
}

/** The process of the last start if it still lives and is ours, with its fingerprint. */
export async function findRunning(
  folder: string,
): Promise<(LocalSlack & { fingerprint: string }) | null> {
  const note = readNote(folder);
  const answer = note && (await hello(note.port));
  // The number of a process that ended may belong to another by now: only its own word counts.
  if (!note || answer?.pid !== note.pid) return null;
  return { ...note, fingerprint: answer.fingerprint };
}

/** Ends a process that `findRunning` or `startLocalSlack` gave, and waits until it is gone. */
export async function stopLocalSlack({ pid }: LocalSlack): Promise<void> {
  const deadline = Date.now() + STOP_MS;
  if (alive(pid)) process.kill(pid, 'SIGTERM');
  while (alive(pid) && Date.now() < deadline) await sleep(POLL_MS);
  if (alive(pid)) process.kill(pid, 'SIGKILL');
}

/**
 * Starts local Slack at `port` and waits until it answers. It outlives a product that is killed, and
 * Ctrl-C in the terminal does not reach it: only `stopLocalSlack` ends it.
 */
export async function startLocalSlack(
  binary: string,
  files: WorkspaceFiles,
  port: number,
): Promise<LocalSlack> {
  const logFile = join(files.folder, 'local-slack.log');
  const log = openSync(logFile, 'w');
  const child = spawn(
    binary,
    ['--config', files.configFile, '--port', String(port), '--files-dir', files.filesFolder],
    {
      cwd: files.folder,
      detached: true,
      windowsHide: true,
      stdio: ['ignore', log, log],
      env: { ...process.env, DESKBELL_SANDBOX: files.settingsFile },
    },
  );
  closeSync(log);
  let failure: string | undefined;
  child.once('error', (error) => (failure = error.message));
  child.once('exit', (code) => (failure = `it ended at once (${code ?? 'by a signal'})`));
  const deadline = Date.now() + START_MS;
  while (failure === undefined && Date.now() < deadline) {
    const answer = await hello(port);
    if (answer && answer.pid === child.pid) {
      child.removeAllListeners().unref();
      const running = { pid: answer.pid, port };
      writeFileSync(noteFile(files.folder), JSON.stringify(running));
      return running;
    }
    await sleep(POLL_MS);
  }
  child.kill('SIGKILL');
  const said = readFileSync(logFile, 'utf8').trim().split('\n').slice(-3).join(' ').trim();
  throw new StartError('sandbox', [
    {
      where: 'local Slack',
      problem: `did not start: ${failure ?? 'it did not answer within 20 seconds'}.`,
      remedy: `It said: ${said || 'nothing'} (${binary}, ${logFile})`,
    },
  ]);
}
