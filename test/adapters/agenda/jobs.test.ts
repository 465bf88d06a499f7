import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import mongoose from 'mongoose';
import {
  startJobs,
  type RecurringJob,
  type RunningJobs,
} from '../../../src/adapters/agenda/jobs.js';
import type { Log } from '../../../src/usecases/ports.js';
import { openTestStore, type TestStore } from '../../builders/store.js';

const EVERY = 1000;

/** A job that tells when it ran; `times(n)` resolves after its nth run. */
function counting(name: string, act: () => Promise<void> = () => Promise.resolve()) {
  let runs = 0;
  const waiting: { n: number; resolve: () => void }[] = [];
  const job: RecurringJob = {
    name,
    every: EVERY,
    run: async () => {
      runs += 1;
      for (const { n, resolve } of waiting) if (runs >= n) resolve();
      await act();
    },
  };
  const times = (n: number): Promise<void> =>
    new Promise((resolve) => {
      if (runs >= n) resolve();
      else waiting.push({ n, resolve });
    });
  return { job, times, runs: () => runs };
}

describe('recurring jobs', () => {
  let store: TestStore;
  const problems: { fields: object; message: string }[] = [];
  const log: Log = {
    info: () => undefined,
    warn: (fields, message) => problems.push({ fields, message }),
    error: (fields, message) => problems.push({ fields, message }),
  };
  const start = (...jobs: RecurringJob[]): Promise<RunningJobs> =>
    startJobs({ connection: store.connection, jobs, log });

  beforeAll(async () => {
    // Agenda leaves a timer of half a lock behind each run; it shall not keep the tests from ending.
    const real = globalThis.setTimeout;
    jest.spyOn(globalThis, 'setTimeout').mockImplementation((run: () => void, ms?: number) => {
      const timer = real(run, ms);
      return (ms ?? 0) >= 5_000 ? timer.unref() : timer;
    });
    store = await openTestStore();
  });
  afterAll(() => store.close());
  beforeEach(async () => {
    problems.length = 0;
    await store.connection.collection('jobs').deleteMany({});
  });

  it('run at once and again and again', async () => {
    const { job, times } = counting('sweep');
    const jobs = await start(job);
    await times(3);
    await jobs.stop();
    expect(problems).toEqual([]);
  });

  it('go on after a failure, which is logged; others are not touched', async () => {
    const broken = counting('broken', () => Promise.reject(new Error('no luck')));
    const sound = counting('sound');
    const jobs = await start(broken.job, sound.job);
    await Promise.all([broken.times(2), sound.times(2)]);
    await jobs.stop();
    expect(problems.length).toBeGreaterThanOrEqual(2);
    expect(problems[0]).toMatchObject({
      fields: { job: 'broken', err: expect.objectContaining({ message: 'no luck' }) },
      message: 'A job failed.',
    });
  });

  it('stand once in the database when several processes start at once', async () => {
    const { job } = counting('sweep');
    const all = await Promise.all([start(job), start(job), start(job)]);
    expect(await store.connection.collection('jobs').countDocuments({ name: 'sweep' })).toBe(1);
    await Promise.all(all.map((jobs) => jobs.stop()));
  });

  it('that run are waited for on stop, and their locks are free afterwards', async () => {
    let finish = (): void => undefined;
    const slow = counting('slow', () => new Promise((resolve) => (finish = resolve)));
    const jobs = await start(slow.job);
    await slow.times(1);
    let stopped = false;
    const stopping = jobs.stop().then(() => (stopped = true));
    await new Promise((resolve) => setImmediate(resolve));
    expect(stopped).toBe(false);
    finish();
    await stopping;
    const row = await store.connection.collection('jobs').findOne({ name: 'slow' });
    expect(row?.['lockedAt']).toBeNull();
    expect(slow.runs()).toBe(1);
  });

  it('of a process that died in the middle run again after a restart', async () => {
    const { job, times } = counting('sweep');
    const first = await start(job);
    await times(1);
    await first.stop();
    await store.connection
      .collection('jobs')
      .updateOne({ name: 'sweep' }, { $set: { lockedAt: new Date(), nextRunAt: new Date() } });
    const second = await start(job);
    await times(2);
    await second.stop();
  });

  it('cannot start without a database', async () => {
    const connection = mongoose.createConnection();
    await expect(startJobs({ connection, jobs: [], log })).rejects.toThrow(/open/);
  });
});
