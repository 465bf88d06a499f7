import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { didYouMean, editDistance } from '../../src/did-you-mean.js';

test.each([
  ['', '', 0],
  ['claim', 'claim', 0],
  ['claim', 'clami', 1],
  ['claim', 'clam', 1],
  ['kitten', 'sitting', 3],
])('%s to %s takes %i', (a, b, edits) => {
  expect(editDistance(a, b)).toBe(edits);
});

test('distance is the same both ways, and never more than the longer word', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
      const distance = editDistance(a, b);
      expect(distance).toBe(editDistance(b, a));
      expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
      expect(distance === 0).toBe(a === b);
    }),
  );
});

test('the nearest word wins, whatever its case and hyphens; nothing near is nothing', () => {
  const known = ['check', 'show', 'export', 'triage_channel'];
  expect(didYouMean('chek', known)).toBe('check');
  expect(didYouMean('Triage-Channel', known)).toBe('triage_channel');
  expect(didYouMean('rebuild', known)).toBeUndefined();
});
