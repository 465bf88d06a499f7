import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { createHolding, LEASE_MS } from '../../src/usecases/holding.js';

const renewed: string[][] = [];
const warned: string[] = [];
let fails = false;

const log = {
  info: () => undefined,
  warn: (_: object, message: string) => warned.push(message),
  error: () => undefined,
};
const make = () =>
  createHolding({ now: () => new Date(Date.now()), log }, (ids, until) => {
    expect(until.getTime()).toBe(Date.now() + LEASE_MS);
    renewed.push([...ids]);
    return fails ? Promise.reject(new Error('away')) : Promise.resolve();
  });

beforeEach(() => {
  jest.useFakeTimers();
  renewed.length = 0;
  warned.length = 0;
  fails = false;
});

afterEach(() => {
  expect(jest.getTimerCount()).toBe(0);
  jest.useRealTimers();
});

test('what is held is renewed before its lease ends, what is let go is not', () => {
  const holding = make();
  holding.hold('a');
  holding.hold('b');
  jest.advanceTimersByTime(LEASE_MS - 1);
  expect(renewed).toEqual([
    ['a', 'b'],
    ['a', 'b'],
  ]);
  holding.letGo('a');
  jest.advanceTimersByTime(LEASE_MS / 3);
  expect(renewed.at(-1)).toEqual(['b']);
  holding.letGo('b');
  jest.advanceTimersByTime(LEASE_MS);
  expect(renewed).toHaveLength(3);
});

test('what hangs is not held for ever', () => {
  const holding = make();
  holding.hold('hangs');
  jest.advanceTimersByTime(119_000);
  const before = renewed.length;
  jest.advanceTimersByTime(600_000);
  expect(renewed).toHaveLength(before);
  holding.letGo('hangs');
});

test('a renewal that fails is told, and the next one is tried', async () => {
  const holding = make();
  fails = true;
  holding.hold('a');
  await jest.advanceTimersByTimeAsync((LEASE_MS / 3) * 2);
  expect(renewed).toHaveLength(2);
  expect(warned).toHaveLength(2);
  holding.letGo('a');
});
