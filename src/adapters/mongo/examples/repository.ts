import type { Connection } from 'mongoose';
import type { LearnedExample } from '../../../domain/understanding/learned-example.js';
import type { Examples } from '../../../usecases/ports.js';
import { rowId } from '../ids.js';
import { createWriter, type Outcome } from '../writer.js';
import { exampleSchema, type ExampleRow } from './schema.js';

/** What solved requests taught a desk; can be computed again from the event log. */
export function createExamples(connection: Connection): Examples {
  const examples = connection.model<ExampleRow>('Example', exampleSchema, 'examples');
  const writer = createWriter(examples);

  /** Replaces one that is as old or older. */
  const replaceOlder = (row: ExampleRow, upsert: boolean): Promise<Outcome> => {
    const { _id, deskId, version } = row;
    return writer.replace({ _id, deskId, version: { $lt: version + 1 } }, row, upsert);
  };

  return {
    async put(example) {
      const teaches = example.isRequest !== undefined;
      const row = { ...example, _id: rowId(example.deskId, example.id), teaches };
      // What stands there may have been inserted, older, in this same instant: hence the second try.
      if ((await replaceOlder(row, true)) === 'duplicate') await replaceOlder(row, false);
    },

    async newest(deskId, language, limit) {
      const rows = await examples
        .find({ deskId, language, teaches: true })
        .sort({ at: -1, _id: -1 })
        .limit(limit)
        .lean<ExampleRow[]>();
      return rows.map(toExample);
    },

    async stamp(deskId, language) {
      const filter = { deskId, language, teaches: true };
      const [count, newest] = await Promise.all([
        examples.countDocuments(filter),
        examples.findOne(filter).sort({ at: -1, _id: -1 }).lean<ExampleRow>(),
      ]);
      return `${count} ${newest?.at.toISOString() ?? ''}`;
    },
  };
}

const toExample = ({ _id, teaches: _teaches, ...example }: ExampleRow): LearnedExample => example;
