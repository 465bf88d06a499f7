import type { Connection } from 'mongoose';
import type { Reference, References } from '../../../usecases/ports.js';
import { rowId } from '../ids.js';
import { createWriter } from '../writer.js';
import { referenceSchema, type ReferenceRow } from './schema.js';

/** Where conversations and people of Teams are reached. The last word counts. */
export function createReferences(connection: Connection): References {
  const rows = connection.model<ReferenceRow>('Reference', referenceSchema, 'references');
  const writer = createWriter(rows);

  return {
    async find(deskId, key) {
      const row = await rows.findOne({ _id: rowId(deskId, key), deskId }).lean<ReferenceRow>();
      return row === null ? undefined : toReference(row);
    },

    async findByEmail(deskId, email) {
      const row = await rows.findOne({ deskId, email }).lean<ReferenceRow>();
      return row === null ? undefined : toReference(row);
    },

    async ofTeam(deskId, teamId) {
      const found = await rows.find({ deskId, teamId }).sort({ _id: 1 }).lean<ReferenceRow[]>();
      return found.map(toReference);
    },

    async newest(deskId) {
      const row = await rows.findOne({ deskId }).sort({ seenAt: -1 }).lean<ReferenceRow>();
      return row === null ? undefined : toReference(row);
    },

    async put(reference) {
      await writer.put({ ...reference, _id: rowId(reference.deskId, reference.key) });
    },
  };
}

const toReference = ({ _id, ...reference }: ReferenceRow): Reference => reference;
