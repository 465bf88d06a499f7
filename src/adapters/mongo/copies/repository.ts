import type { Connection } from 'mongoose';
import { messageKey } from '../../../domain/place.js';
import type { Copies, Copy } from '../../../usecases/ports.js';
import { rowId } from '../ids.js';
import { createWriter } from '../writer.js';
import { copySchema, type CopyRow } from './schema.js';

/** Which copy of a message stands where. */
export function createCopies(connection: Connection): Copies {
  const copies = connection.model<CopyRow>('Copy', copySchema, 'copies');
  const writer = createWriter(copies);

  return {
    async find(deskId, source) {
      const _id = rowId(deskId, messageKey(source));
      const row = await copies.findOne({ _id, deskId }).lean<CopyRow>();
      return row === null ? undefined : toCopy(row);
    },

    async put(copy) {
      await writer.put({ ...copy, _id: rowId(copy.deskId, messageKey(copy.source)) });
    },
  };
}

const toCopy = ({ _id, ...copy }: CopyRow): Copy => copy;
