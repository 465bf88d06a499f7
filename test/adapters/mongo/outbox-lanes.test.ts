import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Outbox } from '../../../src/usecases/ports.js';
import { openTestStore, type TestStore } from '../../builders/store.js';
import { aDelivery, at, freshDesk } from '../../contracts/samples.js';

const LEASE = 30_000;

type Step =
  | { readonly do: 'take'; readonly by: 0 | 1; readonly limit: number }
  | { readonly do: 'both take'; readonly limit: number }
  | { readonly do: 'end'; readonly how: 'sent' | 'retry' | 'giveUp' }
  | { readonly do: 'wait'; readonly seconds: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant('take'),
    by: fc.constantFrom(0, 1),
    limit: fc.nat(3).map((n) => n + 1),
  }),
  fc.record({ do: fc.constant('both take'), limit: fc.nat(3).map((n) => n + 1) }),
  fc.record({ do: fc.constant('end'), how: fc.constantFrom('sent', 'retry', 'giveUp') }),
  fc.record({ do: fc.constant('wait'), seconds: fc.constantFrom(1, 10, 40) }),
);

const rows = fc.uniqueArray(fc.record({ lane: fc.constantFrom('a', 'b', 'c'), order: fc.nat(5) }), {
  minLength: 1,
  maxLength: 9,
  selector: ({ lane, order }) => `${lane}:${order}`,
});

describe('two processes at one outbox', () => {
  let store: TestStore;
  let processes: readonly [Outbox, Outbox];
  beforeAll(async () => {
    store = await openTestStore();
    processes = [store.outbox, (await store.another()).outbox];
  });
  afterAll(() => store.close());

  it('send each lane in order, one row at a time, until nothing is left', async () => {
    await fc.assert(
      fc.asyncProperty(rows, fc.array(step, { maxLength: 15 }), async (planned, steps) => {
        const desk = freshDesk();
        const deliveries = planned.map(({ lane, order }) =>
          aDelivery(desk, lane, order, { createdAt: at(0) }),
        );
        await store.outbox.put(deliveries);
        const left = new Set(deliveries);
        const held: { id: string; until: number }[] = [];
        let now = 1;

        const firstOf = (lane: string): string | undefined =>
          [...left].filter((row) => row.lane === lane).sort((a, b) => a.order - b.order)[0]?.id;
        const take = async (by: Outbox, limit: number): Promise<void> => {
          for (const { delivery } of await by.takeDue(desk, at(now), LEASE, limit)) {
            expect(delivery.id).toBe(firstOf(delivery.lane));
            expect(held.filter(({ id, until }) => id === delivery.id && until > now)).toEqual([]);
            held.push({ id: delivery.id, until: now + LEASE / 1000 });
          }
        };
        const end = async (how: 'sent' | 'retry' | 'giveUp'): Promise<void> => {
          const id = held.shift()?.id;
          if (id === undefined) return;
          if (how === 'retry') return store.outbox.retry(desk, id, at(now + 15), 'busy', false);
          for (const row of left) if (row.id === id) left.delete(row);
          if (how === 'sent') return store.outbox.sent(desk, id, at(now));
          return store.outbox.giveUp(desk, id, at(now), 'gone');
        };
        const act = async (one: Step): Promise<void> => {
          if (one.do === 'take') return take(processes[one.by], one.limit);
          if (one.do === 'both take') {
            await Promise.all(processes.map((by) => take(by, one.limit)));
            return;
          }
          if (one.do === 'end') return end(one.how);
          now += one.seconds;
        };

        for (const one of steps) await act(one);
        for (let round = 0; left.size > 0 && round < 30; round += 1) {
          now += 40;
          held.length = 0;
          await take(processes[0], 9);
          while (held.length > 0) await end('sent');
        }
        expect(left.size).toBe(0);
        expect(await store.outbox.oldestWaiting(desk)).toBeUndefined();
      }),
      { numRuns: 15 },
    );
  }, 60_000);

  it('do not read the rows behind one that was put back again and again', async () => {
    const desk = freshDesk();
    await store.outbox.put([1, 2, 3].map((order) => aDelivery(desk, 'a', order)));
    await store.outbox.takeDue(desk, at(10), LEASE, 5);
    await store.outbox.retry(desk, 'a:1:card', at(600), 'busy', false);
    expect(await processes[1].takeDue(desk, at(11), LEASE, 5)).toEqual([]);
    const due = { deskId: desk, state: 'waiting', dueAt: { $lt: at(600) } };
    expect(await store.connection.collection('outbox').countDocuments(due)).toBe(0);
  });
});
