import type { Connection } from 'mongoose';
import type { NudgeList, NudgeLists } from '../../../usecases/ports.js';
import { rowId } from '../ids.js';
import { createLookup } from '../lookup.js';
import { createWriter } from '../writer.js';
import { nudgeListSchema, type NudgeListRow } from './schema.js';

/** What is gathered for each person, and where it stands. The last word counts. */
export function createNudgeLists(connection: Connection): NudgeLists {
  const lists = connection.model<NudgeListRow>('NudgeList', nudgeListSchema, 'nudge_lists');
  const writer = createWriter(lists);
  const rowOf = createLookup(lists);

  return {
    async find(deskId, person) {
      const row = await rowOf(deskId, rowId(deskId, person));
      return row && toList(row);
    },

    async put(list) {
      await writer.put({ ...list, _id: rowId(list.deskId, list.person) });
    },
  };
}

const toList = ({ _id, ...list }: NudgeListRow): NudgeList => list;
