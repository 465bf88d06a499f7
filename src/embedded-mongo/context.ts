import { MongoError } from './errors.js';
import { type Storage, type Collection } from './storage.js';
import { type Cursors } from './cursors.js';
import { type Doc, type Reply, type Writable } from './values.js';

/** What a command works with. */
export interface Context {
  storage: Storage;
  cursors: Cursors;
  db: string;
  cmd: Doc;
  /** An OP_MSG's document sequences by name: encoded documents. */
  sequences: ReadonlyMap<string, Buffer[]>;
  /** Who asks, for `whatsmyuri`. */
  client: string;
}

/** A command at work; each `yield` is a place where others may be let in. */
export type Task = Generator<undefined, Reply>;

/** A command: those that write run inside a transaction, slice by slice. */
export interface Command {
  writes: boolean;
  run(ctx: Context): Task;
}

/** A reply that needs no work in slices. */

export function* done(reply: Reply): Task {
  return { ...reply, ok: 1 };
}

/** A command that reads and answers at once. */
export const immediate = (reply: (ctx: Context) => Reply): Command => ({
  writes: false,
  run: (ctx) => done(reply(ctx)),
});

/** Checks a database's and a collection's name. @returns the namespace. @throws MongoError 73 */
export function namespace(ctx: Context, name: string): string {
  const v = ctx.cmd.get(name);
  if (typeof v !== 'string')
    throw new MongoError(
      73,
      `collection name has invalid type ${v === undefined ? 'missing' : typeof v}`,
    );
  return `${ctx.db}.${checkName(ctx.db, v)}`;
}

/** Checks a collection's name. @throws MongoError 73 */
export function checkName(db: string, name: string): string {
  if (!/^[^\0/\\. "$]{1,63}$/.test(db)) throw new MongoError(73, `Invalid database name: '${db}'`);
  if (
    name === '' ||
    name.startsWith('.') ||
    name.includes('$') ||
    name.includes('\0') ||
    db.length + name.length > 254
  )
    throw new MongoError(73, `Invalid namespace specified '${db}.${name}'`);
  return name;
}

/** Writes to `system.` collections are refused. @throws MongoError 73 */
export function checkWritable(ns: string): void {
  const name = ns.slice(ns.indexOf('.') + 1);
  if (name.startsWith('system.')) throw new MongoError(73, `cannot write to '${ns}'`);
}

/** The collection of a write, made when there is none yet. */
export function ensureCollection(ctx: Context, ns: string): Collection {
  const dot = ns.indexOf('.');
  return ctx.storage.collections.get(ns) ?? ctx.storage.create(ns.slice(0, dot), ns.slice(dot + 1));
}

/** A cursor's part of a reply. */
export const cursorReply = (id: bigint, ns: string, field: string, docs: Writable[]): Reply => ({
  cursor: { [field]: docs, id, ns },
  ok: 1,
});
