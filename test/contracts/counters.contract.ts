import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Counters } from '../../src/usecases/ports.js';
import { freshDesk } from './samples.js';

/** What every set of counters keeps. */
export function describeCountersContract(make: () => Promise<Counters>): void {
  describe('counters', () => {
    let counters: Counters;
    beforeAll(async () => {
      counters = await make();
    });

    it('count from one, each for itself', async () => {
      const [desk, other] = [freshDesk(), freshDesk()];
      expect(await counters.next(desk, 'IT')).toBe(1);
      expect(await counters.next(desk, 'IT')).toBe(2);
      expect(await counters.next(desk, 'HR')).toBe(1);
      expect(await counters.next(other, 'IT')).toBe(1);
    });

    it('give every number once when many ask at the same time', async () => {
      const desk = freshDesk();
      const numbers = await Promise.all(
        Array.from({ length: 50 }, () => counters.next(desk, 'IT')),
      );
      expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, i) => i + 1));
    });
  });
}
