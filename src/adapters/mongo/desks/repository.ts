import type { Connection } from 'mongoose';
import type { Desk } from '../../../domain/desk.js';
import type { Desks } from '../../../usecases/ports.js';
import { rowId } from '../ids.js';
import { isDuplicate } from '../rows.js';
import { canonicalJson } from './canonical-json.js';
import { deskSchema, type DeskRow } from './schema.js';

/** Versions kept in memory; running tickets ask for few. */
const KEPT_VERSIONS = 50;

/**
 * The desk in all its versions. A version never changes, so those read once are kept in memory: every
 * message asks for the current desk, and only its number is read then.
 */
export function createDesks(connection: Connection): Desks {
  const desks = connection.model<DeskRow>('Desk', deskSchema, 'desks');
  const kept = new Map<string, Desk>();

  const keep = (desk: Desk): Desk => {
    kept.set(rowId(desk.id, String(desk.version)), desk);
    const oldest = kept.keys().next();
    if (kept.size > KEPT_VERSIONS && !oldest.done) kept.delete(oldest.value);
    return desk;
  };

  const version = async (deskId: string, number: number): Promise<Desk | undefined> => {
    const _id = rowId(deskId, String(number));
    const known = kept.get(_id);
    if (known !== undefined) return known;
    const row = await desks.findOne({ _id, deskId }).lean<DeskRow>();
    return row === null ? undefined : keep(row.desk);
  };

  const current = async (deskId: string): Promise<Desk | undefined> => {
    const newest = await desks
      .findOne({ deskId })
      .sort({ version: -1 })
      .select({ version: 1 })
      .lean<Pick<DeskRow, 'version'>>();
    return newest === null ? undefined : version(deskId, newest.version);
  };

  /** `undefined` when another process stored this version first. */
  const insert = async (desk: Desk, importedAt: Date): Promise<Desk | undefined> => {
    const { id: deskId, version } = desk;
    try {
      const _id = rowId(deskId, String(version));
      await desks.insertOne({ _id, deskId, version, importedAt, desk });
      return keep(desk);
    } catch (error) {
      if (isDuplicate(error)) return undefined;
      throw error;
    }
  };

  const importDesk = async (desk: Omit<Desk, 'version'>, at: Date): Promise<Desk> => {
    const standing = await current(desk.id);
    const next: Desk = { ...desk, version: (standing?.version ?? 0) + 1 };
    if (standing !== undefined && sameDesk(standing, next)) return standing;
    return (await insert(next, at)) ?? importDesk(desk, at);
  };

  return { current, version, importDesk };
}

const sameDesk = (a: Desk, b: Desk): boolean =>
  canonicalJson({ ...a, version: 0 }) === canonicalJson({ ...b, version: 0 });
