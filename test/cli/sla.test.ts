import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { withDeadlines } from '../../src/usecases/deadlines.js';
import { exampleDesk } from '../builders/desk.js';
import { openTestStore, type TestStore } from '../builders/store.js';
import { ana, ben } from '../builders/ticket.js';
import { answer, ask, config, log } from '../domain/sla/story.js';
import { desk } from './terminal.js';

let store: TestStore;
let folder: string;
const env = () => ({ MONGODB_URI: store.uri });

/** Answered after an hour, a question in between, solved on Tuesday at noon: 3 h and 3 h of 16 h. */
const events = log('2026-01-05 09:00', [
  ['2026-01-05 10:00', answer()],
  ['2026-01-05 12:00', answer('Which model?')],
  ['2026-01-06 09:00', ask('A MacBook'), ana],
  ['2026-01-06 12:00', { type: 'resolved', resolution: 'Replaced' }],
]);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cli-sla-'));
  store = await openTestStore();
  await store.desks.importDesk(exampleDesk({ sla: config(), timeZone: 'UTC' }), new Date());
  for (const event of events) await store.events.append(event);
  await store.tickets.save(await withDeadlines({ deskId: 'main', desks: store.desks }, events));
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

test('sla explain: every interval, and their sum', async () => {
  const { code, out } = await desk(['sla', 'explain', 'it-142'], env());
  expect(code).toBe(0);
  expect(out).toContain(`
resolution 1: met, 6 h of 16 h
  policy standard, version 1
  2026-01-05 09:00 – 2026-01-05 12:00  3 h          open
  2026-01-05 12:00 – 2026-01-06 09:00  –            the requester had to answer
  2026-01-06 09:00 – 2026-01-06 12:00  3 h          open
  sum                                  6 h
`);
  expect(out).toContain('Who had the ball, day and night: agent 6 h, requester 21 h.');
});

test('sla explain in rows; a ticket that is not there', async () => {
  const { rows } = await desk(['sla', 'explain', 'IT-142', '--json'], env());
  const clocks = rows().filter(({ kind }) => kind === 'clock');
  expect(clocks).toMatchObject([
    { clock: { metric: 'first_response', state: 'met' }, countedMs: 3_600_000 },
    { clock: { metric: 'resolution', state: 'met' }, countedMs: 6 * 3_600_000 },
    { clock: { metric: 'update', cycle: 1, state: 'met' } },
    { clock: { metric: 'update', cycle: 2, state: 'cancelled' } },
    { clock: { metric: 'next_response', state: 'cancelled' } },
  ]);
  const missing = await desk(['sla', 'explain', 'IT-7'], env());
  expect([missing.code, missing.err]).toEqual([1, expect.stringContaining('IT-7: is no ticket.')]);
});

test('sla report: times and verdicts by month, queue, category, agent and metric', async () => {
  const { rows } = await desk(['sla', 'report', '--json'], env());
  const common = { kind: 'sla', month: '2026-01', queue: 'it', category: 'laptop', agent: ben };
  const times = (ms: number) => ({ sumMs: ms, medianMs: ms, p90Ms: ms });
  expect(rows().filter(({ metric }) => metric !== 'update')).toEqual([
    {
      ...common,
      metric: 'first_response',
      count: 1,
      met: 1,
      missed: 0,
      working: times(3_600_000),
      calendar: times(3_600_000),
    },
    {
      ...common,
      metric: 'resolution',
      count: 1,
      met: 1,
      missed: 0,
      working: times(21_600_000),
      calendar: times(97_200_000),
      ball: { agent: 21_600_000, requester: 75_600_000 },
    },
  ]);
  const { out } = await desk(['sla', 'report', '--since', '1d'], env());
  expect(out).toBe('Nothing was answered or solved in this time.');
  expect((await desk(['sla', 'report', '--since', 'soon'], env())).code).toBe(2);
});

test('sla replay: what other rules would have made of it; nothing changes', async () => {
  const file = join(folder, 'strict.yaml');
  const policy = (target: string) =>
    `policies: [{ key: a, name: A, targets: { resolution: { otherwise: ${target} } } }]\n`;
  writeFileSync(file, policy('4h'));
  const before = await store.tickets.findByKey('main', 'IT-142');
  const replay = ['sla', 'replay', '--policy', file, '--since', '2026-01-01', '--json'];
  const { code, rows } = await desk(replay, env());
  expect(code).toBe(0);
  expect(rows().find(({ metric }) => metric === 'resolution')).toEqual({
    kind: 'replay',
    metric: 'resolution',
    before: { met: 1, missed: 0, open: 0 },
    after: { met: 0, missed: 1, open: 0 },
    metToMissed: 1,
    missedToMet: 0,
  });
  expect(rows().at(-1)).toEqual({ kind: 'result', ok: true, tickets: 1 });
  expect(await store.tickets.findByKey('main', 'IT-142')).toEqual(before);

  writeFileSync(file, policy('soon'));
  const wrong = await desk(replay.slice(0, -1), env());
  expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining('is not a length of time')]);
  expect((await desk(['sla', 'replay'], env())).code).toBe(2);
});

test('sla calc answers what is written to it', async () => {
  const weekly = { mon: [['09:00', '17:00']] };
  const common = { tz: 'UTC', weekly, start: '2026-01-05T09:00:00Z' };
  const lines = [
    JSON.stringify({ id: 'a', op: 'add', minutes: 480, ...common }),
    JSON.stringify({ id: 'ö', op: 'between', end: '2026-01-05T10:30:00Z', ...common }),
  ];
  const bytes = Buffer.from(lines.join('\n'));
  const pieces = [...bytes].map((byte) => Uint8Array.of(byte));
  const { rows } = await desk(['sla', 'calc', '--json'], {}, undefined, pieces);
  expect(rows()).toEqual([
    { id: 'a', end: '2026-01-05T17:00:00Z' },
    { id: 'ö', minutes: 90 },
  ]);
});
