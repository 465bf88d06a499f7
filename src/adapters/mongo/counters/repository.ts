import type { Connection } from 'mongoose';
import type { Counters } from '../../../usecases/ports.js';
import { rowId } from '../ids.js';
import { upserting } from '../rows.js';
import { counterSchema, type CounterRow } from './schema.js';

/** Numbers that count up and are never handed out twice; a crash may leave a gap. */
export function createCounters(connection: Connection): Counters {
  const counters = connection.model<CounterRow>('Counter', counterSchema, 'counters');

  return {
    async next(deskId, name) {
      const row = await upserting(() =>
        counters
          .findOneAndUpdate(
            { _id: rowId(deskId, name), deskId },
            { $inc: { value: 1 } },
            { upsert: true, returnDocument: 'after' },
          )
          .lean<CounterRow>()
          .exec(),
      );
      if (row === null) throw new Error(`Counter ${name} of desk ${deskId} gave no number.`);
      return row.value;
    },
  };
}
