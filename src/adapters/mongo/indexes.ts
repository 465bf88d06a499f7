import type { Connection } from 'mongoose';

type Keys = Readonly<Record<string, 1 | -1>>;

/**
 * Every index besides `_id`, by collection; each begins with the desk. Nothing here is unique: `_id` is
 * the only lock, which keeps its promise on a sharded cluster too.
 */
export const INDEXES: Readonly<Record<string, readonly Keys[]>> = {
  events: [
    { deskId: 1, ticketId: 1, seq: 1 },
    { deskId: 1, at: 1 },
  ],
  tickets: [
    { deskId: 1, key: 1 },
    { deskId: 1, openedAt: -1, _id: -1 },
    { deskId: 1, requester: 1, openedAt: -1, _id: -1 },
    { deskId: 1, assignee: 1, openedAt: -1, _id: -1 },
    { deskId: 1, queue: 1, status: 1, openedAt: -1, _id: -1 },
    { deskId: 1, resolvedAt: 1 },
    { deskId: 1, holdUntil: 1 },
    { deskId: 1, 'sla.nextActionAt': 1 },
  ],
  drafts: [
    { deskId: 1, requester: 1, openedAt: -1, _id: -1 },
    { deskId: 1, sweepAt: 1 },
  ],
  inbox: [{ deskId: 1, state: 1, dueAt: 1 }],
  outbox: [
    { deskId: 1, state: 1, dueAt: 1 },
    { deskId: 1, state: 1, lane: 1, order: 1, _id: 1 },
  ],
  living: [{ deskId: 1, subject: 1 }],
  threads: [],
  copies: [],
  answers: [{ deskId: 1, ticketId: 1 }],
  nudge_lists: [],
  references: [
    { deskId: 1, email: 1 },
    { deskId: 1, teamId: 1 },
    { deskId: 1, seenAt: -1 },
  ],
  desks: [{ deskId: 1, version: -1 }],
  counters: [],
  examples: [{ deskId: 1, language: 1, teaches: 1, at: -1, _id: -1 }],
};

/** Makes the indexes that are missing; the others are left alone. May run at every start. */
export async function ensureIndexes(connection: Connection): Promise<void> {
  for (const [collection, indexes] of Object.entries(INDEXES)) {
    if (indexes.length === 0) continue;
    const specs = indexes.map((key) => ({ key: { ...key } }));
    await connection.collection(collection).createIndexes(specs);
  }
}
