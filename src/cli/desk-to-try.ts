import { existsSync } from 'node:fs';
import type { Desk } from '../domain/desk.js';
import { exampleDeskPath } from '../desk-file/example.js';
import type { Directory } from '../desk-file/resolve.js';
import { DESK_ID, readDeskFile } from '../start/desk-at-start.js';
import { storeFolder } from '../start/open-store.js';
import type { Call } from './command.js';
import { settings, withStore } from './settings.js';

/** Names stand for themselves: who they are makes no difference to what a message says. */
const asWritten: Directory = {
  channel: (name) => Promise.resolve(name),
  person: (name) => Promise.resolve(`slack:${name}` as const),
  group: (name) => Promise.resolve(name),
};

/**
 * The desk to try something on: that of the file, which is not imported; else that of `DESK_CONFIG`,
 * the one that is stored, or the one that comes with the product.
 * @throws StartError for a file with mistakes, and for settings that are wrong.
 */
export async function deskToTry(call: Call, file: string | undefined): Promise<Desk> {
  if (file !== undefined) return fromFile(file);
  const config = settings(call.env);
  if (config.deskFile !== undefined) return fromFile(config.deskFile);
  const isThere = config.store.uri !== undefined || existsSync(storeFolder(config));
  const stored = isThere
    ? await withStore(call, ({ repositories }) => repositories.desks.current(DESK_ID))
    : undefined;
  return stored ?? fromFile(exampleDeskPath);
}

const fromFile = async (file: string): Promise<Desk> => ({
  ...(await readDeskFile(file, asWritten)),
  version: 0,
});
