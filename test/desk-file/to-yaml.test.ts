import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Desk } from '../../src/domain/desk.js';
import type { PersonId } from '../../src/domain/place.js';
import type { FieldDefinition } from '../../src/domain/understanding/types.js';
import { readDesk } from '../../src/desk-file/read.js';
import { resolveNames, type Directory } from '../../src/desk-file/resolve.js';
import { toDesk } from '../../src/desk-file/to-desk.js';
import { deskYaml } from '../../src/desk-file/to-yaml.js';
import { exampleDesk } from '../builders/desk.js';

/** A workspace that knows every id. */
const everything: Directory = {
  channel: (id) => Promise.resolve(id),
  person: (id) => Promise.resolve(id as PersonId),
  group: (id) => Promise.resolve(id),
};

async function readBack(desk: Desk): Promise<Desk> {
  const reading = readDesk(deskYaml(desk));
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  const { names } = await resolveNames(reading.file, everything);
  return { ...toDesk(reading.file, desk.id, names), version: desk.version };
}

test('the desk that comes with the product survives the way out and in again', async () => {
  expect(await readBack(exampleDesk())).toEqual(exampleDesk());
});

test('sections are explained, and choices stand on a line each', () => {
  const yaml = deskYaml(exampleDesk({ version: 7 }));
  expect(yaml).toMatch(/^# Deskbell, version 7\./);
  expect(yaml).toContain('\n# Where the desk listens');
  expect(yaml).toContain('- { value: windows, label: Windows laptop, synonyms: [');
  expect(yaml).toContain('show_if: { field: item, equals: other }');
});

const text = fc
  .string({ minLength: 1, maxLength: 60, unit: 'grapheme' })
  .filter((s) => s.trim() === s && !s.includes('{'));
const key = fc.stringMatching(/^[a-z][a-z0-9_-]{0,20}$/);
const optional = <T>(name: string, value: fc.Arbitrary<T>) =>
  fc.option(value, { nil: undefined }).map((v) => (v === undefined ? {} : { [name]: v }));

const field: fc.Arbitrary<FieldDefinition> = fc
  .record({
    key,
    label: text,
    type: fc.constantFrom('short_text', 'long_text'),
    required: fc.boolean(),
    hint: optional('hint', text),
    min: optional('min', fc.integer({ min: 0, max: 10 })),
    max: optional('max', fc.integer({ min: 10, max: 500 })),
  })
  .map(({ hint, min, max, ...rest }) => ({ ...rest, ...hint, ...min, ...max }));

const desk: fc.Arbitrary<Desk> = fc
  .record({
    name: text,
    language: fc.constantFrom('en', 'sv', 'de'),
    timeZone: fc.constantFrom('Europe/Stockholm', 'Asia/Kolkata', 'UTC'),
    categories: fc.uniqueArray(
      fc.record({
        key,
        name: text,
        examples: fc.array(text, { maxLength: 5 }),
        queue: fc.constantFrom('it', 'people', 'facilities'),
        fields: fc.uniqueArray(field, { maxLength: 4, selector: (one) => one.key }),
      }),
      { minLength: 1, maxLength: 5, selector: (one) => one.key },
    ),
    wording: fc.dictionary(fc.constantFrom('claim', 'help', 'more'), text, {
      noNullPrototype: true,
    }),
  })
  .map((parts) => exampleDesk(parts as Partial<Desk>));

test('whatever people write in a desk comes back as it was', async () => {
  await fc.assert(
    fc.asyncProperty(desk, async (one) => {
      expect(await readBack(one)).toEqual(one);
    }),
    { numRuns: 20 },
  );
});
