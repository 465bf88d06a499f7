import { describe, expect, test } from '@jest/globals';
import { checkField } from '../../../src/domain/understanding/check-field.js';
import { isShown, missingFields } from '../../../src/domain/understanding/missing-fields.js';
import { field, item } from './fields.js';

const what = field('what', 'What exactly?', 'short_text', {
  showIf: { field: 'item', equals: ['other', 'headset'] },
});
const colour = field('colour', 'Colour', 'short_text', {
  showIf: { field: 'what', equals: 'chair' },
});
const note = field('note', 'Note', 'long_text', { required: false });
const fields = [item, what, colour, note];
const keys = (values: Parameters<typeof missingFields>[1]) =>
  missingFields(fields, values).map((one) => one.key);

describe('missing fields', () => {
  test('required, shown and empty, in order', () => {
    expect(keys({})).toEqual(['item']);
    expect(keys({ item: 'laptop' })).toEqual([]);
    expect(keys({ item: 'other' })).toEqual(['what']);
    expect(keys({ item: 'other', what: '  ' })).toEqual(['what']);
    expect(keys({ item: 'other', what: 'chair' })).toEqual(['colour']);
  });

  test('a field under a hidden one is hidden', () => {
    expect(isShown(colour, fields, { item: 'laptop', what: 'chair' })).toBe(false);
  });

  test('yes and no in a desk file mean true and false', () => {
    const remote = field('remote', 'Remote?', 'yes_no');
    const city = field('city', 'City', 'short_text', {
      showIf: { field: 'remote', equals: 'yes' },
    });
    expect(isShown(city, [remote, city], { remote: true })).toBe(true);
    expect(isShown(city, [remote, city], { remote: false })).toBe(false);
    expect(isShown(city, [remote, city], {})).toBe(false);
  });

  test('any of several chosen options will do', () => {
    const many = { ...item, type: 'many_of' } as const;
    expect(isShown(what, [many, what], { item: ['laptop', 'other'] })).toBe(true);
  });

  test('fields that point at each other are hidden, not endless', () => {
    const a = field('a', 'A', 'short_text', { showIf: { field: 'b', equals: 'x' } });
    const b = field('b', 'B', 'short_text', { showIf: { field: 'a', equals: 'x' } });
    expect(isShown(a, [a, b], { a: 'x', b: 'x' })).toBe(false);
  });
});

describe('checking a value', () => {
  test.each([
    [field('d', 'D', 'date'), '2026-02-29', 'not_a_date'],
    [field('d', 'D', 'date'), 'Friday', 'not_a_date'],
    [field('n', 'N', 'number'), Number.NaN, 'not_a_number'],
    [field('n', 'N', 'number'), '3', 'not_a_number'],
    [field('l', 'L', 'link'), 'ftp://x', 'not_a_link'],
    [field('l', 'L', 'link'), 'javascript:alert(1)', 'not_a_link'],
    [field('e', 'E', 'email'), 'a@b', 'not_an_email'],
    [field('y', 'Y', 'yes_no'), 'yes', 'not_yes_or_no'],
    [item, 'Laptop', 'not_an_option'],
    [{ ...item, type: 'many_of' } as const, ['laptop', 'x'], 'not_an_option'],
    [item, undefined, 'required'],
    [{ ...item, type: 'many_of' } as const, [], 'required'],
  ])('%o with %j', (definition, value, code) => {
    expect(checkField(value, definition)[0]?.error).toBe(code);
  });

  test('an empty optional field is fine', () => {
    expect(checkField(undefined, note)).toEqual([]);
  });

  test.each([
    [field('d', 'D', 'date'), '2028-02-29'],
    [item, 'laptop'],
    [{ ...item, type: 'many_of' } as const, ['laptop', 'headset']],
    [field('l', 'L', 'link'), 'https://example.org/x?y=1'],
    [field('f', 'F', 'file'), 'F123'],
  ])('%o accepts %j', (definition, value) => {
    expect(checkField(value, definition)).toEqual([]);
  });
});
