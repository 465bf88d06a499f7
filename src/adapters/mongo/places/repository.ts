import type { Connection } from 'mongoose';
import type { LivingMessage, Places, ThreadOwner } from '../../../usecases/ports.js';
import { rowId } from '../ids.js';
import { createLookup } from '../lookup.js';
import { createWriter } from '../writer.js';
import { livingSchema, threadSchema, type LivingRow, type ThreadRow } from './schema.js';

/** Where the living messages stand, and whose threads are whose. The last word counts. */
export function createPlaces(connection: Connection): Places {
  const living = connection.model<LivingRow>('Living', livingSchema, 'living');
  const threads = connection.model<ThreadRow>('Thread', threadSchema, 'threads');
  const livingWriter = createWriter(living);
  const threadWriter = createWriter(threads);
  const livingOf = createLookup(living);
  const threadOf = createLookup(threads);

  return {
    async find(deskId, subject, role) {
      const row = await livingOf(deskId, rowId(deskId, subject, role));
      return row && toLiving(row);
    },

    async of(deskId, subject) {
      const rows = await living.find({ deskId, subject }).sort({ _id: 1 }).lean<LivingRow[]>();
      return rows.map(toLiving);
    },

    async put(message) {
      const { deskId, subject, role } = message;
      await livingWriter.put({ ...message, _id: rowId(deskId, subject, role) });
    },

    async threadOwner(deskId, key) {
      const row = await threadOf(deskId, rowId(deskId, key));
      return row && toOwner(row);
    },

    async bindThread(owner) {
      await threadWriter.put({ ...owner, _id: rowId(owner.deskId, owner.key) });
    },
  };
}

const toLiving = ({ _id, ...message }: LivingRow): LivingMessage => message;

const toOwner = ({ _id, ...owner }: ThreadRow): ThreadOwner => owner;
