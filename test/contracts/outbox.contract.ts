import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Outbox } from '../../src/usecases/ports.js';
import { aDelivery, at, freshDesk, ref } from './samples.js';

const LEASE = 30_000;

/** What every outbox keeps. */
export function describeOutboxContract(make: () => Promise<Outbox>): void {
  describe('an outbox', () => {
    let outbox: Outbox;
    beforeAll(async () => {
      outbox = await make();
    });

    const due = async (desk: string, seconds: number, limit = 10): Promise<string[]> =>
      (await outbox.takeDue(desk, at(seconds), LEASE, limit)).map(({ delivery }) => delivery.id);

    it('hands out what was put, unchanged', async () => {
      const desk = freshDesk();
      const delivery = aDelivery(desk, 'a', 1, {
        target: {
          kind: 'tell',
          person: 'slack:U1',
          place: ref('1.0'),
          what: { say: 'claimed_by_other', params: { 'who.name': 'Ben', $n: 2 } },
        },
      });
      await outbox.put([delivery]);
      expect(await outbox.takeDue(desk, at(1), LEASE, 10)).toEqual([
        { delivery, attempts: 1, ambiguous: false },
      ]);
      expect(await outbox.takeDue(freshDesk(), at(1), LEASE, 10)).toEqual([]);
    });

    it('puts nothing, and nothing twice', async () => {
      const desk = freshDesk();
      await outbox.put([]);
      await outbox.put([aDelivery(desk, 'a', 1)]);
      await outbox.put([aDelivery(desk, 'a', 1), aDelivery(desk, 'b', 1)]);
      expect(await due(desk, 1)).toEqual(['a:1:card', 'b:1:card']);
      await outbox.sent(desk, 'a:1:card', at(2));
      await outbox.put([aDelivery(desk, 'a', 1)]);
      expect(await due(desk, 3)).toEqual([]);
    });

    it('sends a lane in its order, one after the other', async () => {
      const desk = freshDesk();
      await outbox.put(
        [10, 9, 2].map((order) => aDelivery(desk, 'a', order, { createdAt: at(0) })),
      );
      for (const id of ['a:2:card', 'a:9:card', 'a:10:card']) {
        expect(await due(desk, 1)).toEqual([id]);
        expect(await due(desk, 1)).toEqual([]);
        await outbox.sent(desk, id, at(1));
      }
      expect(await due(desk, 100)).toEqual([]);
    });

    it('sends rows of equal order one after the other too', async () => {
      const desk = freshDesk();
      await outbox.put(['x', 'y'].map((id) => aDelivery(desk, 'a', 1, { id })));
      expect(await due(desk, 1)).toEqual(['x']);
      await outbox.sent(desk, 'x', at(1));
      expect(await due(desk, 1)).toEqual(['y']);
    });

    it('hands out the oldest lanes first, no more than asked for', async () => {
      const desk = freshDesk();
      await outbox.put(
        ['c', 'a', 'b'].map((lane, i) => aDelivery(desk, lane, 1, { createdAt: at(i) })),
      );
      expect(await due(desk, 10, 2)).toEqual(['c:1:card', 'a:1:card']);
      expect(await due(desk, 10, 2)).toEqual(['b:1:card']);
    });

    it('keeps a row with its holder for as long as the lease is renewed', async () => {
      const desk = freshDesk();
      await outbox.put([aDelivery(desk, 'a', 1), aDelivery(desk, 'b', 1)]);
      await due(desk, 1);
      await outbox.renew(desk, ['a:1:card'], at(90));
      expect(await due(desk, 31)).toEqual(['b:1:card']);
      expect(await due(desk, 89)).toEqual(['b:1:card']);
      expect(await due(desk, 90)).toEqual(['a:1:card']);
    });

    it('frees what is held as ambiguous, and not what waits for its next try', async () => {
      const desk = freshDesk();
      await outbox.put(['a', 'b', 'c'].map((lane) => aDelivery(desk, lane, 1)));
      await due(desk, 1);
      await outbox.retry(desk, 'b:1:card', at(20), 'later', false);
      await outbox.sent(desk, 'c:1:card', at(2));
      await outbox.renew(desk, ['a:1:card', 'b:1:card'], at(90));
      await outbox.free(desk, at(40));
      expect(await due(desk, 20)).toEqual(['b:1:card']);
      const freed = await outbox.takeDue(desk, at(40), LEASE, 10);
      expect(freed.map(({ delivery, ambiguous }) => [delivery.id, ambiguous])).toEqual([
        ['a:1:card', true],
      ]);
    });

    it('reaches every lane past many rows that cannot go yet', async () => {
      const desk = freshDesk();
      await outbox.put(Array.from({ length: 150 }, (_, i) => aDelivery(desk, 'long', i)));
      await outbox.put([aDelivery(desk, 'short', 200)]);
      expect(await due(desk, 200, 1)).toEqual(['long:0:card']);
      expect(await due(desk, 200, 1)).toEqual(['short:200:card']);
      await outbox.sent(desk, 'short:200:card', at(200));
      await outbox.retry(desk, 'long:0:card', at(5000), 'rate_limited', false);
      await outbox.put([aDelivery(desk, 'next', 200)]);
      expect(await due(desk, 201, 1)).toEqual(['next:200:card']);
      await outbox.sent(desk, 'next:200:card', at(201));
      expect(await due(desk, 5000, 1)).toEqual(['long:0:card']);
      await outbox.sent(desk, 'long:0:card', at(5000));
      expect(await due(desk, 5000, 1)).toEqual(['long:1:card']);
    });

    it('hands out the first rows of very many lanes', async () => {
      const desk = freshDesk();
      const lanes = Array.from({ length: 120 }, (_, i) => `lane-${i}`);
      for (const order of [2, 1]) {
        await outbox.put(lanes.map((lane) => aDelivery(desk, lane, order)));
      }
      const first = lanes.map((lane) => `${lane}:1:card`).sort();
      expect((await due(desk, 10, 50)).concat(await due(desk, 10, 500)).sort()).toEqual(first);
      expect(await due(desk, 10, 500)).toEqual([]);
    });

    it('holds the lane back while its first row waits for the next try', async () => {
      const desk = freshDesk();
      await outbox.put([aDelivery(desk, 'a', 1), aDelivery(desk, 'a', 2)]);
      await due(desk, 2);
      await outbox.retry(desk, 'a:1:card', at(60), 'unavailable', false);
      await outbox.put([aDelivery(desk, 'a', 3)]);
      expect(await due(desk, 59)).toEqual([]);
      expect(await outbox.takeDue(desk, at(60), LEASE, 10)).toMatchObject([
        { delivery: { id: 'a:1:card' }, attempts: 2, ambiguous: false },
      ]);
      await outbox.sent(desk, 'a:1:card', at(60));
      expect(await due(desk, 60)).toEqual(['a:2:card']);
    });

    it('goes on with the next row when one was given up', async () => {
      const desk = freshDesk();
      await outbox.put([aDelivery(desk, 'a', 1), aDelivery(desk, 'a', 2)]);
      await due(desk, 2);
      await outbox.giveUp(desk, 'a:1:card', at(2), 'channel_not_found');
      expect(await due(desk, 2)).toEqual(['a:2:card']);
    });

    it('says when the outcome of an earlier try is unknown', async () => {
      const desk = freshDesk();
      await outbox.put([aDelivery(desk, 'told', 1), aDelivery(desk, 'died', 1)]);
      await due(desk, 1);
      await outbox.retry(desk, 'told:1:card', at(40), 'timeout', true);
      const ambiguous = async (): Promise<unknown[]> =>
        (await outbox.takeDue(desk, at(40), LEASE, 10)).map((row) => [
          row.delivery.lane,
          row.ambiguous,
        ]);
      expect(await ambiguous()).toEqual(
        expect.arrayContaining([
          ['told', true],
          ['died', true],
        ]),
      );
    });

    it('lets a late success count', async () => {
      const desk = freshDesk();
      await outbox.put([aDelivery(desk, 'a', 1)]);
      await due(desk, 1);
      await outbox.giveUp(desk, 'a:1:card', at(2), 'gone');
      await outbox.retry(desk, 'a:1:card', at(3), 'unavailable', false);
      expect(await due(desk, 100)).toEqual([]);
    });

    it('hands each row to one of many who ask at once', async () => {
      const desk = freshDesk();
      const lanes = Array.from({ length: 20 }, (_, i) => `lane-${i}`);
      await outbox.put(lanes.map((lane) => aDelivery(desk, lane, 1)));
      await outbox.put(lanes.map((lane) => aDelivery(desk, lane, 2)));
      const shares = await Promise.all(Array.from({ length: 8 }, () => due(desk, 100, 20)));
      expect(shares.flat().sort()).toEqual(lanes.map((lane) => `${lane}:1:card`).sort());
    });

    it('knows since when the oldest row waits', async () => {
      const desk = freshDesk();
      expect(await outbox.oldestWaiting(desk)).toBeUndefined();
      await outbox.put([aDelivery(desk, 'a', 5), aDelivery(desk, 'b', 3)]);
      expect(await outbox.oldestWaiting(desk)).toEqual(at(3));
      await outbox.sent(desk, 'b:3:card', at(6));
      expect(await outbox.oldestWaiting(desk)).toEqual(at(5));
      await outbox.giveUp(desk, 'a:5:card', at(6), 'gone');
      expect(await outbox.oldestWaiting(desk)).toBeUndefined();
    });
  });
}
