import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { connectMongo } from '../../../src/adapters/mongo/connect.js';
import { createMongoStore } from '../../../src/adapters/mongo/store.js';
import { startFakeSlack } from '../../fakes/slack/index.js';
import { startProduct } from './product-process.js';
import { deskOfTheStage, PATIENCE_MS, rowsLeft, type Stage } from './stage.js';

/** The product as it runs on one machine: with a store of its own, in a process that it looks after. */
export interface OwnStage extends Stage {
  /** SIGKILL to the process of the store; the product goes on. */
  killStore(): void;
  /** SIGKILL to the product, and a new start at once. */
  killProduct(): void;
}

const LOOK_MS = 20;

/** Starts it in a fresh folder, recurring jobs included. */
export async function openOwnStage(): Promise<OwnStage> {
  const slack = await startFakeSlack({ retries: 'manual' });
  const dataDir = mkdtempSync(join(tmpdir(), 'deskbell-'));
  const folder = join(dataDir, 'store');
  const storePid = () => pidIn(join(folder, 'lock'));
  let deaths = 0;

  const start = async () => {
    const { botToken, signingSecret, apiUrl } = slack;
    const product = await startProduct({
      slack: { botToken, signingSecret, apiUrl },
      desk: deskOfTheStage(),
      dataDir,
      ahead: 0,
      jobs: true,
    });
    await slack.connect(`http://127.0.0.1:${product.port}/slack/events`);
    return product;
  };
  let product = await start();
  const socket = encodeURIComponent(join(folder, 'db.sock'));
  const connection = await connectMongo(`mongodb://${socket}/deskbell`);
  let alive: Promise<void> = Promise.resolve();

  const whenBack = (back: () => Promise<void>): void => {
    deaths += 1;
    alive = back().then(async () => {
      await slack.redeliver();
    });
    // Whoever waits for it hears of a failure; nobody may wait yet.
    alive.catch(() => undefined);
  };

  return {
    slack,
    store: { ...createMongoStore(connection), connection },
    get deaths() {
      return deaths;
    },
    up: () => alive,
    settled: async () => {
      // The connection of this look may have been broken with the store; the next one has another.
      await until(async () => (await rowsLeft({ connection }).catch(() => 1)) === 0);
    },
    killStore: () => {
      const dead = storePid();
      process.kill(dead, 'SIGKILL');
      whenBack(() => until(() => ![0, dead].includes(storePid())));
    },
    killProduct: () => {
      const dead = storePid();
      whenBack(async () => {
        await product.kill();
        // Its store ends by itself, and frees the folder.
        await until(() => !isRunning(dead));
        product = await start();
      });
    },
    close: async () => {
      await alive;
      await connection.close();
      await product.stop();
      await slack.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Looks again and again: what other processes do to a folder or a database tells nobody. */
async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + PATIENCE_MS; !(await isSo()); await pause(LOOK_MS)) {
    if (Date.now() > deadline) throw new Error(`not in time: ${isSo.toString()}`);
  }
}

/** The process that has the folder; 0 while none has it. */
function pidIn(lock: string): number {
  try {
    return Number(readFileSync(lock, 'utf8').split(' ')[0]);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0;
    throw error;
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw error;
  }
}
