import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { rowId } from '../../../src/adapters/mongo/ids.js';

describe('rowId', () => {
  it('begins with the desk', () => {
    expect(rowId('main', 'slack/C1/1.0')).toBe('main/slack/C1/1.0');
    expect(rowId('main', 'slack/C1', 'card')).toBe('main/slack%2FC1/card');
  });

  it('differs when any part differs', () => {
    const part = fc.stringMatching(/^[ab/%2F]{0,6}$/);
    fc.assert(
      fc.property(fc.tuple(part, part, part), fc.tuple(part, part, part), (a, b) => {
        expect(rowId(...a) === rowId(...b)).toBe(a.join('\0') === b.join('\0'));
      }),
      { numRuns: 2000 },
    );
  });
});
