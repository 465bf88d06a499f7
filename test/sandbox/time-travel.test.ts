import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startTimePage, type TimePage } from '../../src/sandbox/time-page.js';
import { createTravelClock, type TravelClock } from '../../src/sandbox/time-travel.js';

const HOUR = 3_600_000;
const folder = mkdtempSync(join(tmpdir(), 'time-'));
const file = join(folder, 'sandbox', 'clock.json');
let clock: TravelClock;
let page: TimePage;
let next: Date | undefined;

beforeAll(async () => {
  clock = createTravelClock(file);
  page = await startTimePage(clock, () => Promise.resolve(next));
});

afterAll(async () => {
  await page.stop();
  rmSync(folder, { recursive: true });
});

const press = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${page.url}${path}`, { method: 'POST', redirect: 'manual', headers });

test('a press moves the clock, and a restart remembers it', async () => {
  const before = clock.ahead();
  expect((await press('/hour')).status).toBe(303);
  expect(clock.ahead()).toBe(before + HOUR);
  expect(createTravelClock(file).ahead()).toBe(clock.ahead());
  expect(Math.abs(clock.now().getTime() - Date.now() - clock.ahead())).toBeLessThan(1000);
});

test('what is due next can be gone to, and never back', async () => {
  next = new Date(clock.now().getTime() + 5 * HOUR);
  expect(await (await fetch(page.url)).text()).toContain('To what is due next');
  await press('/next');
  expect(clock.now().getTime()).toBeGreaterThanOrEqual(next.getTime());
  const ahead = clock.ahead();
  next = new Date(0);
  await press('/next');
  expect(clock.ahead()).toBe(ahead);
  next = undefined;
});

test('another site cannot press, and a look moves nothing', async () => {
  const ahead = clock.ahead();
  expect((await press('/day', { origin: 'https://example.com' })).status).toBe(403);
  expect((await press('/century')).status).toBe(404);
  await fetch(`${page.url}/day`);
  expect(clock.ahead()).toBe(ahead);
});
