import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { newestOfEach } from '../../../src/domain/understanding/newest-of-each.js';

test('never more than the most, the newest of each label, and none of them loses all', () => {
  const labels = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 200 });
  fc.assert(
    fc.property(labels, fc.integer({ min: 3, max: 40 }), (given, most) => {
      const collected = newestOfEach(most);
      given.forEach((label, at) => {
        collected.add({ label, text: String(at) });
      });
      const kept = collected.examples();
      expect(kept.length).toBeLessThanOrEqual(most);
      for (const label of new Set(given)) {
        const own = kept.filter((one) => one.label === label).map(({ text }) => Number(text));
        const all = given.flatMap((one, at) => (one === label ? [at] : []));
        expect(own.length).toBeGreaterThan(0);
        expect(own).toEqual(all.slice(-own.length));
      }
    }),
  );
});
