import { beforeAll, describe, expect, it } from '@jest/globals';
import type { NudgeList, NudgeLists } from '../../src/usecases/ports.js';
import { at, freshDesk, ref } from './samples.js';

/** What every store of gathered nudges keeps. */
export function describeNudgeListsContract(make: () => Promise<NudgeLists>): void {
  describe('nudge lists', () => {
    let lists: NudgeLists;
    beforeAll(async () => {
      lists = await make();
    });

    const listIn = (deskId: string): NudgeList => ({
      deskId,
      person: 'slack:U1',
      ref: ref('2.0'),
      postedAt: [at(1), at(2)],
      entries: [{ ticketId: 't1', seq: 3 }],
    });

    it('finds the list of a person, in its own desk only', async () => {
      const deskId = freshDesk();
      await lists.put(listIn(deskId));
      expect(await lists.find(deskId, 'slack:U1')).toEqual(listIn(deskId));
      expect(await lists.find(deskId, 'slack:U2')).toBeUndefined();
      expect(await lists.find(freshDesk(), 'slack:U1')).toBeUndefined();
    });

    it('keeps the last list put', async () => {
      const deskId = freshDesk();
      await lists.put(listIn(deskId));
      await lists.put({ ...listIn(deskId), entries: [] });
      expect(await lists.find(deskId, 'slack:U1')).toEqual({ ...listIn(deskId), entries: [] });
    });
  });
}
