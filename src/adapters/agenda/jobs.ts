import { setTimeout as pause } from 'node:timers/promises';
import { Agenda, type Job } from 'agenda';
import { mongo, type Connection } from 'mongoose';
import type { Log } from '../../usecases/ports.js';
import { agendaBackend } from './backend.js';

/** Something that is done again and again. */
export interface RecurringJob {
  readonly name: string;
  /** From one start to the next, in milliseconds; at least a second. */
  readonly every: number;
  /** May run in two processes at once: it must do no harm then. */
  readonly run: () => Promise<void>;
}

export interface RunningJobs {
  /** Starts no further job and gives those that run ten seconds to end. Never rejects. */
  stop(): Promise<void>;
}

/** After this time the jobs of a process that died are free again; a running job renews its lock. */
const LOCK_MS = 10_000;
const RENEW_MS = LOCK_MS / 3;

/** Jobs are looked for this often, or as often as the most frequent one runs. */
const LOOK_MS = 5_000;

/** How long `stop` waits for jobs that run. */
const STOP_MS = 10_000;

/**
 * Starts the recurring jobs: of all processes on one database, one runs each job in its turn. A job that
 * fails is logged and has its next turn as usual; so it is when the database was away for a while.
 * @throws when the database cannot be reached at the start
 */
export async function startJobs(options: {
  readonly connection: Connection;
  readonly jobs: readonly RecurringJob[];
  readonly log: Log;
}): Promise<RunningJobs> {
  const { connection, jobs, log } = options;
  const running = new Set<Job>();
  let stopping = false;

  const agenda = new Agenda({
    backend: await agendaBackend(connection, log),
    processEvery: Math.min(LOOK_MS, ...jobs.map(({ every }) => every)),
    defaultLockLifetime: LOCK_MS,
    defaultLockLimit: 1,
    defaultConcurrency: 1,
  });
  agenda.on('error', (error: Error) => {
    // A look for due jobs that the stop interrupts is no problem.
    if (!stopping) log.error({ err: error }, 'Jobs met a problem.');
  });
  agenda.on('complete', (job: Job) => running.delete(job));

  for (const { name, run } of jobs) {
    agenda.define(name, async (job: Job) => {
      if (stopping) return;
      running.add(job);
      await runLocked(job, run, log);
    });
  }
  for (const { name, every } of jobs) await schedule(agenda, name, every);
  await agenda.start();

  return {
    async stop() {
      stopping = true;
      try {
        await agenda.stop(false);
      } catch (error) {
        log.warn({ err: error }, 'Jobs could not be released; their locks run out.');
      }
      const deadline = Date.now() + STOP_MS;
      while (running.size > 0 && Date.now() < deadline) await pause(20);
      for (const job of running) log.warn({ job: job.attrs.name }, 'A job did not end in time.');
    },
  };
}

/** Runs the job and renews its lock meanwhile. A failure is logged, not thrown. */
async function runLocked(job: Job, run: () => Promise<void>, log: Log): Promise<void> {
  const { name } = job.attrs;
  let renewal = Promise.resolve();
  const renewing = setInterval(() => {
    renewal = job.touch().catch((error: unknown) => {
      log.warn({ err: error, job: name }, 'The lock of a job could not be renewed.');
    });
  }, RENEW_MS);
  try {
    await run();
  } catch (error) {
    log.error({ err: error, job: name }, 'A job failed.');
  } finally {
    clearInterval(renewing);
    // A renewal that arrived after the release would lock the job again.
    await renewal;
  }
}

/** Inserts or updates the job; again when another process inserted it in the same instant. */
async function schedule(agenda: Agenda, name: string, every: number): Promise<void> {
  try {
    await agenda.every(every, name);
  } catch (error) {
    if (!(error instanceof mongo.MongoServerError && error.code === 11000)) throw error;
    await agenda.every(every, name);
  }
}
