import { expect, test } from '@jest/globals';
import { categoryOf, routeTo } from '../../src/domain/desk.js';
import { exampleDesk } from '../builders/desk.js';

test('the desk that comes with the product passes its own checks', () => {
  const desk = exampleDesk();
  expect(desk.queues.map(({ keyPrefix }) => keyPrefix)).toEqual(['IT', 'HR', 'FAC']);
  expect(desk.categories.length).toBeGreaterThanOrEqual(10);
  for (const { key, examples } of desk.categories)
    expect([key, examples.length >= 4]).toEqual([key, true]);
});

test('a broken laptop needs exactly one answer, and names the three of the screen', () => {
  const required = categoryOf(exampleDesk(), 'laptop')?.fields.filter((field) => field.required);
  expect(required?.map(({ label }) => label)).toEqual(['Which laptop is it?']);
  expect(required?.[0]?.options?.map(({ label }) => label)).toEqual([
    'MacBook',
    'Windows laptop',
    'Something else',
  ]);
});

test('the ids are those of the fake company', () => {
  const desk = exampleDesk();
  const help = { platform: 'slack', conversation: 'C0HELP00000' } as const;
  expect(routeTo(desk, undefined, help).key).toBe('it');
  expect(routeTo(desk, 'payroll', help)).toMatchObject({ key: 'people', private: true });
  expect(desk.queues[0]?.leads).toEqual(['slack:U0BEN000000']);
  expect(desk.queues[0]?.roster.groups).toEqual(['S0ITSUPPORT']);
});
