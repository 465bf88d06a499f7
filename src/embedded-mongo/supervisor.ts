import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { openStore, type RunningStore } from './server.js';

/** The embedded store as its users see it. */
export interface EmbeddedStore extends RunningStore {
  /** The process that serves at the moment. */
  readonly pid: number;
}

/** How the store is started as a child process. */
export interface SupervisorOptions {
  dataDir: string;
  log?: (message: string) => void;
  /** Serve on a loopback port instead of a socket file. */
  port?: number;
  /** The program of the child; the one beside this file unless a test says otherwise. */
  entry?: string;
}

/** Waits between two starts, in ms; the last one repeats. */
const BACKOFF = [50, 200, 1000, 5000];
const STOP_MS = 10_000;

interface Started {
  child: ChildProcess;
  uri: string;
}

function start(options: SupervisorOptions, port: number | undefined): Promise<Started> {
  const entry = options.entry ?? fileURLToPath(new URL('./main.js', import.meta.url));
  const args = [options.dataDir, ...(port === undefined ? [] : [String(port)])];
  const child = fork(entry, args, { stdio: ['ignore', 'ignore', 'pipe', 'ipc'], execArgv: [] });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => options.log?.(text.trimEnd()));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) =>
      reject(
        new Error(
          `The embedded store ended before it was ready (${signal ?? code}). If this repeats, its data in ${options.dataDir} may be damaged: restore a backup.`,
        ),
      ),
    );
    child.once('message', (m: { ready?: string; failed?: string }) => {
      child.removeAllListeners('exit');
      if (m.ready !== undefined) resolve({ child, uri: m.ready });
      else reject(new Error(m.failed));
    });
  });
}

/**
 * Starts the store in a child process and keeps it running: a child that dies is started again at
 * the same address, while drivers wait for it. It ends with this process, however that ends.
 * @throws Error when the first start fails: the folder is in use (with the pid), or corrupt
 */
export async function startEmbeddedStore(options: SupervisorOptions): Promise<EmbeddedStore> {
  const log = options.log ?? ((): void => undefined);
  let stopping = false;
  let retry: NodeJS.Timeout | undefined;
  let failures = 0;
  let current: Started | undefined;
  const first = await start(options, options.port);
  const port = /:(\d+)\/$/.exec(first.uri)?.[1];
  watch(first);

  function watch(started: Started): void {
    current = started;
    const readyAt = Date.now();
    started.child.once('exit', (code, signal) => {
      current = undefined;
      if (stopping) return;
      if (Date.now() - readyAt > 60_000) failures = 0;
      log(`the embedded store ended (${signal ?? code}); starting it again`);
      again();
    });
  }

  function again(): void {
    const delay = BACKOFF[Math.min(failures, BACKOFF.length - 1)];
    failures++;
    retry = setTimeout(() => {
      start(options, port === undefined ? undefined : Number(port)).then(
        (started) => {
          if (stopping) started.child.kill('SIGTERM');
          watch(started);
        },
        (e: unknown) => {
          log(`the embedded store did not start: ${e instanceof Error ? e.message : String(e)}`);
          if (!stopping) again();
        },
      );
    }, delay);
  }

  return {
    uri: first.uri,
    get pid() {
      return current?.child.pid ?? 0;
    },
    async stop() {
      stopping = true;
      clearTimeout(retry);
      const child = current?.child;
      if (!child) return;
      const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
      child.kill('SIGTERM');
      const hard = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
      await ended;
      clearTimeout(hard);
    },
  };
}

/**
 * Serves a folder in this process, for tests: no child, and with `noSync` no flush to the disk.
 * @throws FolderInUse, BadFolder
 */
export function startInProcess(options: {
  dataDir: string;
  noSync?: boolean;
}): Promise<RunningStore> {
  return openStore(options);
}
