import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Ticket } from '../../src/domain/ticket/ticket.js';
import type { TicketFilter, TicketRepository } from '../../src/usecases/ports.js';
import { aTicket, at, freshDesk } from './samples.js';

/** What every ticket repository keeps. */
export function describeTicketRepositoryContract(make: () => Promise<TicketRepository>): void {
  describe('a ticket repository', () => {
    let tickets: TicketRepository;
    beforeAll(async () => {
      tickets = await make();
    });

    it('finds what was saved, by id and by key, in its own desk only', async () => {
      const desk = freshDesk();
      const ticket = aTicket(desk);
      await tickets.save(ticket);
      expect(await tickets.find(desk, 't1')).toEqual(ticket);
      expect(await tickets.findByKey(desk, 'IT-1')).toEqual(ticket);
      expect(await tickets.find(freshDesk(), 't1')).toBeUndefined();
      expect(await tickets.findByKey(desk, 'IT-2')).toBeUndefined();
    });

    it('forgets what the newer version no longer has', async () => {
      const desk = freshDesk();
      await tickets.save(
        aTicket(desk, {
          assignee: 'slack:U2',
          status: 'on_hold',
          hold: { reason: 'x', until: at(5) },
        }),
      );
      const released = aTicket(desk, { version: 2 });
      await tickets.save(released);
      expect(await tickets.find(desk, 't1')).toStrictEqual(released);
      expect(await tickets.heldUntil(desk, at(100), 10)).toEqual([]);
    });

    it('never lets an older version overwrite a newer one', async () => {
      const desk = freshDesk();
      await tickets.save(aTicket(desk, { version: 3, title: 'newer' }));
      await tickets.save(aTicket(desk, { version: 2, title: 'older' }));
      await tickets.save(aTicket(desk, { version: 3, title: 'same' }));
      expect(await tickets.find(desk, 't1')).toMatchObject({ version: 3, title: 'newer' });
    });

    it('ends with the newest version when many are saved at once', async () => {
      const desk = freshDesk();
      const versions = [4, 9, 1, 7, 10, 2, 8, 3, 6, 5];
      await Promise.all(versions.map((version) => tickets.save(aTicket(desk, { version }))));
      expect(await tickets.find(desk, 't1')).toMatchObject({ version: 10 });
    });

    it('finds what deadlines want done, the most overdue first', async () => {
      const desk = freshDesk();
      const sla = (minute?: number) => ({
        policyVersion: 1,
        calendarVersion: 1,
        ...(minute !== undefined && { nextActionAt: at(minute) }),
      });
      for (const [id, minute] of [
        ['a', 7],
        ['b', 5],
        ['c', 11],
        ['d', undefined],
      ] as const)
        await tickets.save(aTicket(desk, { id, sla: sla(minute) }));
      await tickets.save(aTicket(desk, { id: 'e' }));
      const due = (limit: number) => tickets.actionDue(desk, at(10), limit);
      expect((await due(10)).map(({ id }) => id)).toEqual(['b', 'a']);
      expect((await due(1)).map(({ id }) => id)).toEqual(['b']);
      expect(await tickets.actionDue(freshDesk(), at(10), 10)).toEqual([]);
    });

    it('replaces whatever stands there when told so', async () => {
      const desk = freshDesk();
      await tickets.replace(aTicket(desk, { version: 3, title: 'damaged' }));
      await tickets.replace(aTicket(desk, { version: 2, title: 'rebuilt' }));
      expect(await tickets.find(desk, 't1')).toMatchObject({ version: 2, title: 'rebuilt' });
    });

    describe('lists', () => {
      const desk = freshDesk();
      const rows: readonly Partial<Ticket>[] = [
        { id: 'a', requester: 'slack:U1', queue: 'it', status: 'open' },
        {
          id: 'b',
          requester: 'slack:U2',
          queue: 'it',
          status: 'in_progress',
          assignee: 'slack:U9',
        },
        { id: 'c', requester: 'slack:U1', queue: 'people', status: 'closed', assignee: 'slack:U9' },
        { id: 'd', requester: 'slack:U1', queue: 'it', status: 'resolved' },
      ];
      beforeAll(async () => {
        for (const [i, row] of rows.entries()) {
          await tickets.save(aTicket(desk, { openedAt: at(i), ...row }));
        }
      });

      it.each<[string, TicketFilter, string]>([
        ['everything', {}, 'dcba'],
        ['of a requester', { requester: 'slack:U1' }, 'dca'],
        ['of an assignee', { assignee: 'slack:U9' }, 'cb'],
        ['of a queue', { queue: 'it' }, 'dba'],
        ['in some states', { statuses: ['open', 'closed'] }, 'ca'],
        ['in no state', { statuses: [] }, ''],
        ['all at once', { requester: 'slack:U1', queue: 'it', statuses: ['resolved'] }, 'd'],
      ])('%s, newest first', async (_name, filter, ids) => {
        const found = await tickets.list(desk, filter, { limit: 10 });
        expect(found.map(({ id }) => id).join('')).toBe(ids);
      });

      it('page by page', async () => {
        const first = await tickets.list(desk, {}, { limit: 3 });
        expect(first.map(({ id }) => id)).toEqual(['d', 'c', 'b']);
        const next = await tickets.list(desk, {}, { limit: 3, before: first.at(-1)?.openedAt });
        expect(next.map(({ id }) => id)).toEqual(['a']);
      });
    });

    it('finds resolved tickets that wait for their verdict, oldest first', async () => {
      const desk = freshDesk();
      const resolved = (id: string, since: number): Ticket =>
        aTicket(desk, { id, status: 'resolved', statusSince: at(since) });
      for (const [id, since] of [
        ['late', 30],
        ['second', 20],
        ['first', 10],
      ] as const) {
        await tickets.save(resolved(id, since));
      }
      await tickets.save(aTicket(desk, { id: 'closed', status: 'closed', statusSince: at(1) }));
      const found = await tickets.resolvedBefore(desk, at(30), 10);
      expect(found.map(({ id }) => id)).toEqual(['first', 'second']);
      expect(await tickets.resolvedBefore(desk, at(30), 1)).toHaveLength(1);
    });

    it('finds held tickets whose date has come, oldest first', async () => {
      const desk = freshDesk();
      const held = (id: string, until?: Date, status: Ticket['status'] = 'on_hold'): Ticket =>
        aTicket(desk, { id, status, hold: { reason: 'parts', until } });
      await tickets.save(held('second', at(20)));
      await tickets.save(held('first', at(10)));
      await tickets.save(held('later', at(31)));
      await tickets.save(held('open end'));
      await tickets.save(held('resumed', at(5), 'in_progress'));
      const found = await tickets.heldUntil(desk, at(30), 10);
      expect(found.map(({ id }) => id)).toEqual(['first', 'second']);
    });
  });
}
