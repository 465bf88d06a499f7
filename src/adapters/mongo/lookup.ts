import { trusted, type Model } from 'mongoose';
import { inBatchesOfDesk } from './batches.js';

/** Finds rows of one collection by their `_id`; several at once are asked for in one command. */
export function createLookup<Row extends { readonly _id: string; readonly deskId: string }>(
  model: Model<Row>,
): (deskId: string, _id: string) => Promise<Row | undefined> {
  const rows = model as unknown as Model<{ _id: string; deskId: string }>;
  return inBatchesOfDesk(async (deskId, ids: readonly string[]) => {
    const found = await rows
      .find({ deskId, _id: trusted({ $in: [...new Set(ids)] }) })
      .lean<Row[]>();
    const byId = new Map(found.map((row) => [row._id, row]));
    return ids.map((id) => byId.get(id));
  });
}
