import type { Connection } from 'mongoose';
import type { Counters } from '../../../usecases/ports.js';
import { inBatchesOfDesk } from '../batches.js';
import { rowId } from '../ids.js';
import { upserting } from '../rows.js';
import { counterSchema, type CounterRow } from './schema.js';

/** Numbers that count up and are never handed out twice; a crash may leave a gap. */
export function createCounters(connection: Connection): Counters {
  const counters = connection.model<CounterRow>('Counter', counterSchema, 'counters');

  /** @returns the last of `count` numbers that are the caller's now. */
  const reserve = async (deskId: string, name: string, count: number): Promise<number> => {
    const row = await upserting(() =>
      counters
        .findOneAndUpdate(
          { _id: rowId(deskId, name), deskId },
          { $inc: { value: count } },
          { upsert: true, returnDocument: 'after' },
        )
        .lean<CounterRow>()
        .exec(),
    );
    if (row === null) throw new Error(`Counter ${name} of desk ${deskId} gave no number.`);
    return row.value;
  };

  const next = inBatchesOfDesk(async (deskId, names: readonly string[]) => {
    const wanted = new Map<string, number>();
    for (const name of names) wanted.set(name, (wanted.get(name) ?? 0) + 1);
    const handedOut = new Map<string, number>();
    for (const [name, count] of wanted) {
      handedOut.set(name, (await reserve(deskId, name, count)) - count);
    }
    return names.map((name) => {
      const number = (handedOut.get(name) ?? 0) + 1;
      handedOut.set(name, number);
      return number;
    });
  });

  return { next };
}
