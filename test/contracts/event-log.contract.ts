import { beforeAll, describe, expect, it } from '@jest/globals';
import type { EventLog } from '../../src/usecases/ports.js';
import { anEvent, at, freshDesk, opened } from './samples.js';

/** What every event log keeps. */
export function describeEventLogContract(make: () => Promise<EventLog>): void {
  describe('an event log', () => {
    let log: EventLog;
    beforeAll(async () => {
      log = await make();
    });

    it('gives back what was appended, nested and empty values included', async () => {
      const desk = freshDesk();
      const event = anEvent(desk, 1, { change: opened, actor: { kind: 'desk' } });
      expect(await log.append(event)).toBe('appended');
      expect(await log.of(desk, 't1', 0)).toEqual([event]);
    });

    it('leaves out what is undefined', async () => {
      const desk = freshDesk();
      await log.append(
        anEvent(desk, 1, { change: { type: 'held', reason: 'x', until: undefined } }),
      );
      const [event] = await log.of(desk, 't1', 0);
      expect(Object.keys(event?.change ?? {})).toEqual(['type', 'reason']);
    });

    it('keeps the first of two events with one number', async () => {
      const desk = freshDesk();
      const first = anEvent(desk, 1, { cause: 'first' });
      expect(await log.append(first)).toBe('appended');
      expect(await log.append(anEvent(desk, 1, { cause: 'second' }))).toBe('taken');
      expect(await log.of(desk, 't1', 0)).toEqual([first]);
    });

    it('lets one win when many append at once', async () => {
      const desk = freshDesk();
      const rivals = Array.from({ length: 20 }, (_, i) =>
        anEvent(desk, 1, { cause: `rival-${i}` }),
      );
      const outcomes = await Promise.all(rivals.map((event) => log.append(event)));
      expect(outcomes.filter((outcome) => outcome === 'appended')).toHaveLength(1);
      const [stored] = await log.of(desk, 't1', 0);
      expect(stored).toEqual(rivals[outcomes.indexOf('appended')]);
    });

    it('returns events in the order of their numbers, after a given one', async () => {
      const desk = freshDesk();
      for (const seq of [11, 2, 10, 1, 9]) await log.append(anEvent(desk, seq));
      const seqs = async (after: number): Promise<number[]> =>
        (await log.of(desk, 't1', after)).map(({ seq }) => seq);
      expect(await seqs(0)).toEqual([1, 2, 9, 10, 11]);
      expect(await seqs(9)).toEqual([10, 11]);
      expect(await seqs(11)).toEqual([]);
    });

    it('keeps tickets and desks apart', async () => {
      const [desk, other] = [freshDesk(), freshDesk()];
      const events = [
        anEvent(desk, 1),
        anEvent(desk, 1, { ticketId: 't2' }),
        anEvent(other, 1, { cause: 'elsewhere' }),
      ];
      for (const event of events) expect(await log.append(event)).toBe('appended');
      expect(await log.of(desk, 't1', 0)).toEqual([events[0]]);
      expect(await log.of(other, 't1', 0)).toEqual([events[2]]);
    });

    it('names each ticket touched since an instant once', async () => {
      const desk = freshDesk();
      await log.append(anEvent(desk, 1, { ticketId: 'old', at: at(1) }));
      await log.append(anEvent(desk, 1, { ticketId: 'edge', at: at(10) }));
      await log.append(anEvent(desk, 2, { ticketId: 'edge', at: at(11) }));
      await log.append(anEvent(desk, 1, { ticketId: 'new', at: at(12) }));
      const touched = await log.ticketsTouchedSince(desk, at(10));
      expect([...touched].sort()).toEqual(['edge', 'new']);
    });
  });
}
