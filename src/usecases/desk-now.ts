import type { Desk } from '../domain/desk.js';
import type { Deps } from './ports.js';

/** A changed desk is seen by every process within this time. */
const FRESH_MS = 2_000;

const known = new WeakMap<Deps, { at: number; desk: Promise<Desk> }>();

/**
 * The desk as it is configured now, read again when it is older than two seconds.
 * @throws when none was ever imported; the start sees to that.
 */
export function deskNow(deps: Deps): Promise<Desk> {
  const now = deps.now().getTime();
  const last = known.get(deps);
  if (last !== undefined && now - last.at < FRESH_MS && now >= last.at) return last.desk;
  const desk = read(deps);
  known.set(deps, { at: now, desk });
  desk.catch(() => known.delete(deps));
  return desk;
}

async function read(deps: Deps): Promise<Desk> {
  const desk = await deps.desks.current(deps.deskId);
  if (desk === undefined) throw new Error(`Desk ${deps.deskId} was never imported.`);
  return desk;
}
