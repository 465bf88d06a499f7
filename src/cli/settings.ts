import { loadConfig, type Config, type Environment } from '../config.js';
import type { Desk } from '../domain/desk.js';
import { StartError } from '../start-error.js';
import { DESK_ID } from '../start/desk-at-start.js';
import { isSandbox, openStore, storeFolder, type OpenStore } from '../start/open-store.js';
import type { Call } from './command.js';

/** The settings. @throws StartError with everything that is wrong with them. */
export function settings(env: Environment): Config {
  const reading = loadConfig(env);
  if (reading.ok) return reading.config;
  throw new StartError(
    'settings',
    reading.problems.map(({ name, ...rest }) => ({ where: name, ...rest })),
  );
}

/** The folder of the embedded store; says so when it is the sandbox's. */
export function embeddedFolder(config: Config, err: (line: string) => void): string {
  if (isSandbox(config)) err('No chat platform is configured: this is about the sandbox.');
  return storeFolder(config);
}

/**
 * Opens the database that is configured, uses it and closes it: the MongoDB whenever there is one.
 * @throws StartError when the settings are wrong, or another process has the embedded store open.
 */
export async function withStore<T>(
  { env, err }: Call,
  use: (store: OpenStore) => Promise<T>,
): Promise<T> {
  const config = settings(env);
  const { uri } = config.store;
  const store = await openStore(
    uri === undefined ? { folder: embeddedFolder(config, err) } : { uri },
    err,
  );
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}

/** The desk that is stored now. @throws StartError when there is none. */
export async function storedDesk({ repositories }: OpenStore): Promise<Desk> {
  const desk = await repositories.desks.current(DESK_ID);
  if (desk !== undefined) return desk;
  throw new StartError('desk', [
    {
      where: 'the store',
      problem: 'holds no desk yet.',
      remedy: 'Start the product once with DESK_CONFIG set, then try again.',
    },
  ]);
}
