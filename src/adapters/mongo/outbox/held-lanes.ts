import { rowId } from '../ids.js';
import type { OutboxRow } from './schema.js';

/**
 * The lanes whose first row this process is sending. The rows behind it cannot go yet, so there is no
 * need to read them at every look at the outbox. Only a hint: what may be taken is decided by the rows.
 */
export interface HeldLanes {
  hold(rows: readonly OutboxRow[], until: Date): void;
  release(deskId: string, deliveryId: string): void;
  /** The lanes held at this moment. What was never released is held until its lease ends. */
  lanes(deskId: string, now: Date): Set<string>;
}

export function createHeldLanes(): HeldLanes {
  const held = new Map<string, { deskId: string; lane: string; until: Date }>();
  return {
    hold(rows, until) {
      for (const { _id, deskId, lane } of rows) held.set(_id, { deskId, lane, until });
    },
    release(deskId, deliveryId) {
      held.delete(rowId(deskId, deliveryId));
    },
    lanes(deskId, now) {
      for (const [id, { until }] of held) if (until <= now) held.delete(id);
      const mine = [...held.values()].filter((entry) => entry.deskId === deskId);
      return new Set(mine.map(({ lane }) => lane));
    },
  };
}
