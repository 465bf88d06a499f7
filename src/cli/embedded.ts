import type { Config } from '../config.js';
import { BadFolder } from '../embedded-mongo/folder.js';
import { FolderInUse } from '../embedded-mongo/lock.js';
import { StartError } from '../start-error.js';

/**
 * Does something with the files of the embedded store.
 * @throws StartError for a folder that is in use, damaged or not a store.
 */
export async function onFolder<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof BadFolder || error instanceof FolderInUse)) throw error;
    const problem = error.message.startsWith(folder)
      ? error.message.slice(folder.length).trim()
      : error.message;
    const remedy =
      error instanceof FolderInUse ? `End the process ${error.pid} first.` : 'Name another folder.';
    throw new StartError('store', [{ where: folder, problem: `${problem}.`, remedy }], {
      cause: error,
    });
  }
}

/** @throws StartError when the data is in a MongoDB, which has tools of its own. */
export function requireEmbedded(config: Config, what: string, instead: string): void {
  if (config.store.uri === undefined) return;
  throw new StartError('store', [
    {
      where: 'MONGODB_URI',
      problem: `is set, and ${what} is for the embedded store.`,
      remedy: instead,
    },
  ]);
}
