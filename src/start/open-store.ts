import { join } from 'node:path';
import { connectMongo } from '../adapters/mongo/connect.js';
import { ensureIndexes } from '../adapters/mongo/indexes.js';
import { createMongoStore, type MongoStore } from '../adapters/mongo/store.js';
import type { Config } from '../config.js';
import { startEmbeddedStore } from '../embedded-mongo/supervisor.js';
import { StartError } from '../start-error.js';

type Connection = Awaited<ReturnType<typeof connectMongo>>;

/** The database with everything that is made of it. */
export interface OpenStore {
  readonly connection: Connection;
  readonly repositories: MongoStore;
  /** Rejects when the database does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** The sandbox has data of its own, so that trying the product leaves nothing in a real desk. */
export const isSandbox = ({ platforms }: Config): boolean =>
  platforms.slack === undefined && platforms.teams === undefined;

/** Whether the store is one of our own, which no other process uses. */
export const isEmbedded = (config: Config): boolean =>
  config.store.uri === undefined || isSandbox(config);

/** Where the embedded store keeps the data of this configuration. */
export const storeFolder = (config: Config): string =>
  isSandbox(config)
    ? join(config.store.dataDir, 'sandbox', 'store')
    : join(config.store.dataDir, 'store');

/** A database: a MongoDB by its address, or the embedded store by its folder. */
export type StorePlace = { readonly uri: string } | { readonly folder: string };

/** The database that the product works with. */
export const storePlace = (config: Config): StorePlace =>
  config.store.uri === undefined || isSandbox(config)
    ? { folder: storeFolder(config) }
    : { uri: config.store.uri };

/**
 * Opens a database and makes its indexes.
 * @param log takes a sentence when the embedded store had to be started again.
 * @throws StartError when the database cannot be reached, or another process has the folder open.
 */
export async function openStore(
  place: StorePlace,
  log: (sentence: string) => void,
): Promise<OpenStore> {
  // What the embedded store says before it is open is the error of the start; at the end it is no news.
  let isOpen = false;
  const whileOpen = (sentence: string): void => {
    if (isOpen) log(sentence);
  };
  const embedded = 'folder' in place ? await openEmbedded(place.folder, whileOpen) : undefined;
  const uri = 'uri' in place ? place.uri : `${embedded?.uri ?? ''}deskbell`;
  try {
    const connection = await connectMongo(uri);
    await ensureIndexes(connection);
    isOpen = true;
    return {
      connection,
      repositories: createMongoStore(connection),
      ping: async () => {
        await connection.db?.command({ ping: 1 });
      },
      close: async () => {
        isOpen = false;
        await connection.close();
        await embedded?.stop();
      },
    };
  } catch (error) {
    await embedded?.stop();
    throw unreachable('uri' in place ? 'MONGODB_URI' : 'the embedded store', error);
  }
}

async function openEmbedded(dataDir: string, log: (sentence: string) => void) {
  try {
    return await startEmbeddedStore({ dataDir, log });
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    const isTaken = problem.includes('in use by the process');
    throw new StartError(
      'store',
      [
        {
          where: 'the embedded store',
          problem: `does not open: ${problem.replace(/\.$/, '')}.`,
          remedy: isTaken
            ? 'End that process first (it is probably Deskbell itself), or set another DATA_DIR.'
            : 'Check that the folder can be written to, or restore a backup of it.',
        },
      ],
      { cause: error },
    );
  }
}

/** The address may hold a password, and so may the driver's message: neither is repeated. */
const unreachable = (where: string, error: unknown): StartError =>
  new StartError(
    'store',
    [
      {
        where,
        problem: `the database does not answer (${error instanceof Error ? error.name : 'unknown'}).`,
        remedy: 'Check that it runs and that its address, user and password are right.',
      },
    ],
    { cause: error },
  );
