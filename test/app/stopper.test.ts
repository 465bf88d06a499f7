import { describe, expect, test } from '@jest/globals';
import { jobsCheck } from '../../src/start/recurring-jobs.js';
import { createStopper } from '../../src/start/stopper.js';

function recordingLog() {
  const lines: string[] = [];
  const line = (_fields: object, message: string) => lines.push(message);
  return { lines, info: line, warn: line, error: line };
}

describe('stopping', () => {
  test('goes from the outside in; within a phase the youngest ends first', async () => {
    const ended: string[] = [];
    const end = (name: string) => () => {
      ended.push(name);
      return Promise.resolve();
    };
    const stopper = createStopper(recordingLog());
    stopper.add('store', end('store'));
    stopper.add('work', end('sender'));
    stopper.add('work', end('intake'));
    stopper.add('intake', end('http'));
    stopper.add('intake', end('slack'));
    stopper.add('jobs', end('jobs'));
    await stopper.stop();
    expect(ended).toEqual(['slack', 'http', 'jobs', 'intake', 'sender', 'store']);
    await stopper.stop();
    expect(ended).toHaveLength(6);
  });

  test('neither a failure nor something that hangs keeps the store open', async () => {
    const log = recordingLog();
    let closed = false;
    const limits = { intake: 1000, jobs: 5, work: 1000, store: 1000 };
    const stopper = createStopper(log, limits);
    stopper.add('intake', () => Promise.reject(new Error('socket')));
    stopper.add('jobs', () => new Promise(() => undefined));
    stopper.add('store', () => {
      closed = true;
      return Promise.resolve();
    });
    await stopper.stop();
    expect(closed).toBe(true);
    expect(log.lines).toEqual([
      'Something did not end well.',
      'Stopping goes on without waiting for this.',
    ]);
  });
});

describe('jobs are in time', () => {
  const jobs = [
    { name: 'often', every: 5_000 },
    { name: 'seldom', every: 3_600_000 },
  ];
  const start = Date.parse('2026-11-23T09:00:00Z');
  const check = (secondsLater: number, runs: Readonly<Record<string, number>> = {}) =>
    jobsCheck(
      jobs,
      () =>
        Promise.resolve(
          new Map(Object.entries(runs).map(([name, s]) => [name, new Date(start + s * 1000)])),
        ),
      () => new Date(start + secondsLater * 1000),
      new Date(start),
    )();

  test.each<[number, Readonly<Record<string, number>>, string | undefined]>([
    [0, {}, undefined],
    [125, {}, undefined],
    [126, {}, 'did not run in time: often'],
    [126, { often: 60 }, undefined],
    [126, { often: -600 }, 'did not run in time: often'],
    [4000, { often: 3999, seldom: -60 }, 'did not run in time: seldom'],
  ])('%i s after the start, with runs %j: %s', async (later, runs, expected) => {
    expect(await check(later, runs)).toBe(expected);
  });
});
