import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { open } from 'lmdb';
import { BadFolder, checkFolder, DATA_FILE, markComplete, syncFile } from './folder.js';
import { verify, type Verification } from './verify.js';

/**
 * Copies a store's data as it is at one moment, also while it runs, and checks the copy. The
 * marker that makes a folder whole is written last: an interrupted backup is never taken for one.
 * @param target a folder that is missing or empty; restore by using it as the store's folder
 * @returns what the check of the copy found
 * @throws BadFolder when the source cannot be opened or the target holds something
 */
export async function backup(options: { dataDir: string; target: string }): Promise<Verification> {
  const { dataDir } = options;
  const target = resolve(options.target);
  if (!existsSync(join(dataDir, DATA_FILE))) throw new BadFolder(`${dataDir} holds no store`);
  checkFolder(dataDir);
  if (existsSync(target) && readdirSync(target).length > 0)
    throw new BadFolder(`${target} is not empty`);
  mkdirSync(target, { recursive: true, mode: 0o700 });
  const db = open({ path: dataDir, readOnly: true });
  try {
    await db.backup(target, true);
  } finally {
    await db.close();
  }
  syncFile(join(target, DATA_FILE));
  markComplete(target);
  const found = await verify(target);
  // What a reader leaves behind belongs to this process only.
  rmSync(join(target, 'lock.mdb'), { force: true });
  return found;
}
