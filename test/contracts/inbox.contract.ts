import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Inbox } from '../../src/usecases/ports.js';
import { anIncoming, at, freshDesk } from './samples.js';

const LEASE = 30_000;

/** What every inbox keeps. */
export function describeInboxContract(make: () => Promise<Inbox>): void {
  describe('an inbox', () => {
    let inbox: Inbox;
    beforeAll(async () => {
      inbox = await make();
    });

    const due = async (desk: string, seconds: number, limit = 10): Promise<string[]> =>
      (await inbox.takeDue(desk, at(seconds), LEASE, limit)).map(({ delivery }) => delivery);

    it('hands out what was put, unchanged', async () => {
      const desk = freshDesk();
      expect(await inbox.put(anIncoming(desk, 1))).toBe('new');
      expect(await inbox.takeDue(desk, at(1), LEASE, 10)).toEqual([anIncoming(desk, 1)]);
    });

    it('knows a delivery again: waiting, held and done', async () => {
      const desk = freshDesk();
      await inbox.put(anIncoming(desk, 1));
      expect(await inbox.put(anIncoming(desk, 1))).toBe('known');
      await due(desk, 1);
      expect(await inbox.put(anIncoming(desk, 1))).toBe('known');
      await inbox.done(desk, 'slack/Ev1');
      expect(await inbox.put(anIncoming(desk, 1))).toBe('known');
      expect(await due(desk, 1000)).toEqual([]);
      expect(await inbox.put(anIncoming(freshDesk(), 1))).toBe('new');
    });

    it('hands out the oldest first, no more than asked for', async () => {
      const desk = freshDesk();
      for (const n of [3, 1, 2]) await inbox.put(anIncoming(desk, n));
      expect(await due(desk, 10, 2)).toEqual(['slack/Ev1', 'slack/Ev2']);
      expect(await due(desk, 10, 2)).toEqual(['slack/Ev3']);
    });

    it('hands a delivery out again when its lease has passed', async () => {
      const desk = freshDesk();
      await inbox.put(anIncoming(desk, 1));
      expect(await due(desk, 1)).toHaveLength(1);
      expect(await due(desk, 30)).toHaveLength(0);
      expect(await due(desk, 31)).toHaveLength(1);
    });

    it('hands out a delivery that is held by whoever put it only afterwards', async () => {
      const desk = freshDesk();
      expect(await inbox.put(anIncoming(desk, 1), at(31))).toBe('new');
      expect(await due(desk, 30)).toHaveLength(0);
      expect(await due(desk, 31)).toHaveLength(1);
    });

    it('keeps a delivery with its holder for as long as the lease is renewed', async () => {
      const desk = freshDesk();
      await inbox.put(anIncoming(desk, 1), at(30));
      await inbox.put(anIncoming(desk, 2));
      await due(desk, 2);
      await inbox.renew(desk, ['slack/Ev1', 'slack/Ev2'], at(90));
      expect(await due(desk, 89)).toEqual([]);
      expect(await due(desk, 90)).toHaveLength(2);
    });

    it('renews nothing that was put back', async () => {
      const desk = freshDesk();
      await inbox.put(anIncoming(desk, 1), at(30));
      await inbox.failed(desk, 'slack/Ev1', at(1), 'broken');
      await inbox.renew(desk, ['slack/Ev1'], at(90));
      expect(await due(desk, 3)).toHaveLength(1);
    });

    it('frees what is held, and not what waits for its next try', async () => {
      const desk = freshDesk();
      for (const n of [1, 2, 3]) await inbox.put(anIncoming(desk, n), at(30));
      await inbox.failed(desk, 'slack/Ev2', at(20), 'broken');
      await inbox.done(desk, 'slack/Ev3');
      await inbox.free(desk, at(10));
      expect(await due(desk, 10)).toEqual(['slack/Ev1']);
    });

    it('hands each delivery to one of many who ask at once', async () => {
      const desk = freshDesk();
      for (let n = 1; n <= 20; n += 1) await inbox.put(anIncoming(desk, n));
      const shares = await Promise.all(Array.from({ length: 8 }, () => due(desk, 100, 20)));
      expect(shares.flat()).toHaveLength(20);
      expect(new Set(shares.flat()).size).toBe(20);
    });

    it('waits longer after each failure and gives up after the eighth', async () => {
      const desk = freshDesk();
      await inbox.put(anIncoming(desk, 0));
      let now = 0;
      for (const wait of [2, 8, 30, 120, 600, 1800, 3600]) {
        expect(await due(desk, now)).toHaveLength(1);
        expect(await inbox.failed(desk, 'slack/Ev0', at(now), 'broken')).toBe('again');
        expect(await due(desk, now + wait - 1)).toHaveLength(0);
        now += wait;
      }
      expect(await due(desk, now)).toHaveLength(1);
      expect(await inbox.failed(desk, 'slack/Ev0', at(now), 'broken')).toBe('given_up');
      expect(await due(desk, now + 1_000_000)).toHaveLength(0);
      expect(await inbox.failed(desk, 'slack/Ev0', at(now), 'broken')).toBe('given_up');
      expect(await inbox.put(anIncoming(desk, 0))).toBe('known');
    });
  });
}
