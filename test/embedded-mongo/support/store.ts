import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from '@jest/globals';
import { MongoClient, type Db } from 'mongodb';
import { startInProcess } from '../../../src/embedded-mongo/supervisor.js';

/** A fresh folder for data; the caller removes it. */
export const freshFolder = (): string => mkdtempSync(join(tmpdir(), 'store-test-'));

/** Removes a folder of a test. */
export const removeFolder = (folder: string): void =>
  rmSync(folder, { recursive: true, force: true });

/** A database of its own for a test file. */
export interface TestDatabase {
  readonly db: Db;
  readonly client: MongoClient;
  /** Whether it is on the MongoDB of `MONGODB_URI`. */
  readonly real: boolean;
}

/**
 * Gives a test file a database: on `MONGODB_URI` when that is set, so that the same rows hold for
 * a real MongoDB, otherwise on a store in this process whose folder is new and never flushed.
 */
export function useDatabase(): TestDatabase {
  const uri = process.env['MONGODB_URI'];
  const name = `contract_${process.pid}_${Date.now()}`;
  const folder = freshFolder();
  let client: MongoClient | undefined;
  let stop: () => Promise<void> = () => Promise.resolve();
  beforeAll(async () => {
    const store =
      uri === undefined ? await startInProcess({ dataDir: folder, noSync: true }) : undefined;
    if (store) stop = () => store.stop();
    client = await MongoClient.connect(store?.uri ?? uri ?? '');
  });
  afterAll(async () => {
    await client?.db(name).dropDatabase();
    await client?.close();
    await stop();
    removeFolder(folder);
  });
  const connected = (): MongoClient => {
    if (!client) throw new Error('the store is not started yet');
    return client;
  };
  return {
    get client() {
      return connected();
    },
    get db() {
      return connected().db(name);
    },
    real: uri !== undefined,
  };
}
