import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { formatInstant, parseInstant } from '../../../src/domain/sla/instant.js';
import { zoneOf } from '../../../src/domain/sla/zone.js';

const utc = zoneOf('UTC');
const berlin = zoneOf('Europe/Berlin');
const instant = fc.integer({ min: Date.UTC(1000, 0, 1), max: Date.UTC(9999, 11, 31) });

test('an instant is spelled as ISO spells it, and read back', () => {
  fc.assert(
    fc.property(instant, fc.boolean(), (at, whole) => {
      const given = whole ? Math.floor(at / 1000) * 1000 : at;
      const text = formatInstant(given);
      expect(text).toBe(new Date(given).toISOString().replace('.000Z', 'Z'));
      expect(parseInstant(text, berlin)).toBe(given);
    }),
  );
});

test.each<[string, string | undefined]>([
  ['2026-01-05T09:00Z', '2026-01-05T09:00:00Z'],
  ['2026-01-05t09:00:00z', '2026-01-05T09:00:00Z'],
  ['2026-01-05 09:00:00+01:00', '2026-01-05T08:00:00Z'],
  ['2026-01-05T09:00:00-0330', '2026-01-05T12:30:00Z'],
  ['2026-01-05T09:00:00+01', '2026-01-05T08:00:00Z'],
  ['2026-01-05T09:00:00.123456789Z', '2026-01-05T09:00:00.123Z'],
  ['2026-01-05T09:00:00.5Z', '2026-01-05T09:00:00.500Z'],
  ['2026-01-05T09:00:00+01:00[Europe/Berlin]', '2026-01-05T08:00:00Z'],
  ['2026-01-05T24:00:00Z', '2026-01-06T00:00:00Z'],
  ['2026-07-05T09:00', '2026-07-05T07:00:00Z'], // local: Berlin's summer
  ['2024-02-29T00:00Z', '2024-02-29T00:00:00Z'],
  ['2026-02-29T00:00Z', undefined],
  ['2026-13-01T00:00Z', undefined],
  ['2026-01-05T25:00Z', undefined],
  ['2026-01-05T09:60Z', undefined],
  ['2026-01-05', undefined],
  ['tomorrow', undefined],
  ['', undefined],
])('%s', (text, expected) => {
  const at = parseInstant(text, text.includes('07-05') ? berlin : utc);
  expect(at === undefined ? undefined : formatInstant(at)).toBe(expected);
});
