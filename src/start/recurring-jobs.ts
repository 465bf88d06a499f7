import type { Check } from '../adapters/http/readiness.js';
import type { RecurringJob } from '../adapters/agenda/jobs.js';
import type { MongoStore } from '../adapters/mongo/store.js';
import type { Deps } from '../usecases/ports.js';
import { sweepDeadlines } from '../usecases/sla-sweep.js';
import { spreadRules } from '../usecases/spread-rules.js';
import { warnOfExpiry } from '../usecases/warn-of-expiry.js';
import {
  closeResolved,
  repairTickets,
  resumeHeld,
  retryInbox,
  sweepDrafts,
} from '../usecases/sweeps.js';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Deliveries and outbox rows that are dealt with are forgotten after this time. Milliseconds. */
const KEPT_MS = 14 * DAY;

/** Far longer than a process needs between an event and what follows from it. Milliseconds. */
const REPAIRED_MS = 10 * MINUTE;

/** A job that has not run for this much longer than it should is dead. Milliseconds. */
const PATIENCE_MS = 2 * MINUTE;

/** Everything that happens by the clock. Each may run in two processes at once, or twice, without harm. */
export function recurringJobs(
  deps: Deps,
  { inbox, outbox }: Pick<MongoStore, 'inbox' | 'outbox'>,
): readonly RecurringJob[] {
  const sweep = (name: string, every: number, work: (deps: Deps) => Promise<number>) => ({
    name,
    every,
    run: async () => {
      const count = await work(deps);
      if (count > 0) deps.log.info({ job: name, count }, 'A job found something to do.');
    },
  });
  return [
    sweep('retry-inbox', 5 * SECOND, retryInbox),
    {
      name: 'wake-sender',
      every: 5 * SECOND,
      run: () => {
        deps.wake();
        return Promise.resolve();
      },
    },
    sweep('sweep-drafts', 15 * SECOND, sweepDrafts),
    sweep('close-resolved', MINUTE, closeResolved),
    sweep('resume-held', MINUTE, resumeHeld),
    sweep('sweep-deadlines', 15 * SECOND, sweepDeadlines),
    sweep('spread-rules', MINUTE, spreadRules),
    // The same policies again and again: its count says nothing.
    sweep('warn-of-expiry', HOUR, async () => {
      await warnOfExpiry(deps);
      return 0;
    }),
    // It looks at every ticket of these minutes, so its count says nothing.
    sweep('repair-tickets', MINUTE, async () => {
      await repairTickets(deps, REPAIRED_MS);
      return 0;
    }),
    sweep('forget-old-rows', HOUR, async () => {
      const { deskId } = deps;
      const before = new Date(deps.now().getTime() - KEPT_MS);
      return (await inbox.purge(deskId, before)) + (await outbox.purge(deskId, before));
    }),
  ];
}

/**
 * Fails when a job is overdue in all processes together.
 * @param lastRuns when each job ended last.
 * @param since jobs that never ran count from here.
 */
export const jobsCheck =
  (
    jobs: readonly Pick<RecurringJob, 'name' | 'every'>[],
    lastRuns: () => Promise<ReadonlyMap<string, Date>>,
    now: () => Date,
    since: Date,
  ): Check =>
  async () => {
    const ended = await lastRuns();
    const overdue = jobs.filter(({ name, every }) => {
      const last = Math.max(ended.get(name)?.getTime() ?? 0, since.getTime());
      return now().getTime() - last > every + PATIENCE_MS;
    });
    return overdue.length === 0
      ? undefined
      : `did not run in time: ${overdue.map(({ name }) => name).join(', ')}`;
  };
