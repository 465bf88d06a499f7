import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { serveConnection, type Shared } from './connection.js';
import { Cursors } from './cursors.js';
import { checkFolder, markComplete } from './folder.js';
import { lockFolder } from './lock.js';
import { createRunner } from './runner.js';
import { Storage } from './storage.js';

/** How a store is opened. */
export interface StoreOptions {
  /** The folder that holds the data; made when it is missing. */
  dataDir: string;
  /** Serve on this port of the loopback interface instead of a socket file; 0 for any. */
  port?: number;
  /** For tests: writes are not flushed to the disk. */
  noSync?: boolean;
  log?: (message: string) => void;
}

/** A running server. */
export interface RunningStore {
  /** Where drivers connect, without a database's name. */
  uri: string;
  /** Ends after the writes at work; resolves when all is on the disk and the folder is free. */
  stop(): Promise<void>;
}

/** An incomplete message may take this long, in ms. */
const SLOW_MS = 30_000;
/** Longest path of a socket file that every system takes. */
const MAX_SOCKET_PATH = 100;

/**
 * The socket file of a folder. It lies in the folder unless its path would be too long; then in a
 * folder of the same user among the temporary ones.
 */
function socketPath(dataDir: string): string {
  const inside = join(resolve(dataDir), 'db.sock');
  if (Buffer.byteLength(inside) <= MAX_SOCKET_PATH) return inside;
  const name = createHash('sha256').update(resolve(dataDir)).digest('hex').slice(0, 16);
  return join(tmpdir(), `deskbell-${userInfo().uid}-${name}`, 'db.sock');
}

/** The address of a socket file for drivers. */
const socketUri = (path: string): string => `mongodb://${encodeURIComponent(path)}/`;

function prepareSocket(path: string): void {
  const folder = join(path, '..');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // Fails when the folder belongs to somebody else.
  chmodSync(folder, 0o700);
  rmSync(path, { force: true });
}

/**
 * Opens a folder and serves it in this process.
 * @throws FolderInUse, BadFolder, or what listening fails with
 */
export async function openStore(options: StoreOptions): Promise<RunningStore> {
  const { dataDir } = options;
  const log = options.log ?? ((): void => undefined);
  checkFolder(dataDir);
  const unlock = lockFolder(dataDir);
  let storage: Storage | undefined;
  try {
    storage = Storage.open(dataDir, options.noSync ?? false);
    markComplete(dataDir);
    return await listen(storage, options, log, unlock);
  } catch (e) {
    await storage?.close();
    unlock();
    throw e;
  }
}

async function listen(
  storage: Storage,
  options: StoreOptions,
  log: (message: string) => void,
  unlock: () => void,
): Promise<RunningStore> {
  const shared: Shared = {
    storage,
    cursors: new Cursors(),
    runner: createRunner(storage),
    log,
    pending: 0,
    slowMs: SLOW_MS,
  };
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    serveConnection(socket, shared);
  });
  const byPort = options.port !== undefined || process.platform === 'win32';
  const path = byPort ? undefined : socketPath(options.dataDir);
  if (path !== undefined) prepareSocket(path);
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    if (path === undefined) server.listen(options.port ?? 0, '127.0.0.1', done);
    else server.listen(path, done);
  });
  const address = server.address();
  const uri =
    typeof address === 'object' && address
      ? `mongodb://127.0.0.1:${address.port}/`
      : socketUri(path ?? '');
  return {
    uri,
    async stop() {
      const closed = new Promise<void>((done) => server.close(() => done()));
      await shared.runner.idle();
      for (const socket of sockets) socket.end();
      setTimeout(() => sockets.forEach((s) => s.destroy()), 50);
      await closed;
      await storage.close();
      unlock();
    },
  };
}
