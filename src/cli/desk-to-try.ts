import { existsSync } from 'node:fs';
import type { Desk } from '../domain/desk.js';
import { exampleDeskPath } from '../desk-file/example.js';
import type { Directory } from '../desk-file/resolve.js';
import { languages } from '../domain/understanding/languages/index.js';
import type { LearnedExample } from '../domain/understanding/learned-example.js';
import { DESK_ID, readDeskFile } from '../start/desk-at-start.js';
import { storeFolder, type OpenStore } from '../start/open-store.js';
import { MOST_LEARNED } from '../usecases/models.js';
import type { Call } from './command.js';
import { settings, withStore } from './settings.js';

/** Names stand for themselves: who they are makes no difference to what a message says. */
const asWritten: Directory = {
  channel: (name) => Promise.resolve(name),
  person: (name) => Promise.resolve(`slack:${name}` as const),
  group: (name) => Promise.resolve(name),
};

/** A desk, and what its tickets taught. */
export interface DeskToTry {
  readonly desk: Desk;
  readonly learned: readonly LearnedExample[];
}

/**
 * The desk to try something on: that of the file, which is not imported; else that of `DESK_CONFIG`,
 * the one that is stored, or the one that comes with the product.
 * @throws StartError for a file with mistakes, and for settings that are wrong.
 */
export async function deskToTry(call: Call, file: string | undefined): Promise<DeskToTry> {
  if (file !== undefined) return fromFile(file);
  const config = settings(call.env);
  if (config.deskFile !== undefined) return fromFile(config.deskFile);
  const isThere = config.store.uri !== undefined || existsSync(storeFolder(config));
  const stored = isThere ? await withStore(call, storedIn) : undefined;
  return stored ?? fromFile(exampleDeskPath);
}

async function storedIn({ repositories }: OpenStore): Promise<DeskToTry | undefined> {
  const desk = await repositories.desks.current(DESK_ID);
  if (desk === undefined) return undefined;
  const learned: LearnedExample[] = [];
  for (const { language } of Object.values(languages))
    learned.push(...(await repositories.examples.newest(desk.id, language, MOST_LEARNED)));
  return { desk, learned };
}

const fromFile = async (file: string): Promise<DeskToTry> => ({
  desk: { ...(await readDeskFile(file, asWritten, new Date())), version: 0 },
  learned: [],
});
