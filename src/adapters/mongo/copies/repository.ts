import type { Connection } from 'mongoose';
import { messageKey } from '../../../domain/place.js';
import type { Copies, Copy } from '../../../usecases/ports.js';
import { rowId } from '../ids.js';
import { upserting } from '../rows.js';
import { copySchema, type CopyRow } from './schema.js';

/** Which copy of a message stands where. */
export function createCopies(connection: Connection): Copies {
  const copies = connection.model<CopyRow>('Copy', copySchema, 'copies');

  return {
    async find(deskId, source) {
      const _id = rowId(deskId, messageKey(source));
      const row = await copies.findOne({ _id, deskId }).lean<CopyRow>();
      return row === null ? undefined : toCopy(row);
    },

    async put(copy) {
      const { deskId, source } = copy;
      const _id = rowId(deskId, messageKey(source));
      await upserting(() =>
        copies.replaceOne({ _id, deskId }, { ...copy, _id }, { upsert: true }).exec(),
      );
    },
  };
}

const toCopy = ({ _id, ...copy }: CopyRow): Copy => copy;
