import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Task } from './context.js';
import { MongoError } from './errors.js';
import { type Storage } from './storage.js';
import { type Reply } from './values.js';

/** Time after which a task lets others in, in ms. */
const SLICE_MS = 8;
/** Steps between two looks at the clock. */
const STEPS = 32;

interface Write {
  task: Task;
  deadline: number;
  resolve: (reply: Reply) => void;
  reject: (e: unknown) => void;
  outcome?: { reply: Reply } | { error: MongoError };
}

/** Runs tasks so that none holds up the others for long. */
export interface Runner {
  /** @param deadline epoch ms after which the task fails with code 50 */
  run(task: Task, writes: boolean, deadline: number): Promise<Reply>;
  /** Resolves when no write is waiting or at work. */
  idle(): Promise<void>;
}

/** Steps a task until it ends or its time is over. @returns its reply, when it has ended */
function slice(task: Task, deadline: number): Reply | undefined {
  const until = performance.now() + SLICE_MS;
  for (let i = 1; ; i++) {
    const step = task.next();
    if (step.done) return step.value;
    if (i % STEPS === 0 && performance.now() > until) break;
  }
  if (Date.now() > deadline) {
    task.return({});
    throw new MongoError(50, 'operation exceeded time limit');
  }
  return undefined;
}

/** Errors of the disk, in words for whoever has to make room. */
function storageError(e: unknown): MongoError {
  const text = e instanceof Error ? e.message : String(e);
  const full = /ENOSPC|EFBIG|MAP_FULL|No space|File too large|EDQUOT/i.test(text);
  return full
    ? new MongoError(14031, `The disk is full: nothing was written (${text})`)
    : new MongoError(8, `The write was not made: ${text}`);
}

/**
 * Makes a runner. The writes that wait at one moment share a transaction, and so one flush to the
 * disk; they are answered after it. A write that takes longer goes on in the next transaction.
 */
export function createRunner(storage: Storage): Runner {
  let queue: Write[] = [];
  let scheduled = false;
  const idlers: (() => void)[] = [];

  function batch(): void {
    scheduled = false;
    const writes = queue;
    queue = [];
    const startedAt = performance.now();
    try {
      storage.transaction(() => {
        for (const w of writes) {
          // A long batch is cut too: what has not begun waits for the next transaction.
          if (performance.now() - startedAt > 4 * SLICE_MS) continue;
          try {
            const reply = slice(w.task, w.deadline);
            if (reply) w.outcome = { reply };
          } catch (e) {
            if (!(e instanceof MongoError)) throw e;
            w.outcome = { error: e };
          }
        }
        storage.sweep();
      });
    } catch (e) {
      const error = storageError(e);
      for (const w of writes) {
        w.task.return({});
        w.reject(error);
      }
      writes.length = 0;
    }
    const waiting: Write[] = [];
    for (const w of writes) {
      if (!w.outcome) waiting.push(w);
      else if ('reply' in w.outcome) w.resolve(w.outcome.reply);
      else w.reject(w.outcome.error);
    }
    queue = [...waiting, ...queue];
    if (queue.length > 0 || storage.hasSweep) schedule();
    else for (const resolve of idlers.splice(0)) resolve();
  }

  function schedule(): void {
    if (scheduled) return;
    scheduled = true;
    setImmediate(batch);
  }

  async function read(task: Task, deadline: number): Promise<Reply> {
    for (;;) {
      const reply = slice(task, deadline);
      if (reply) return reply;
      await nextTurn();
    }
  }

  return {
    run(task, writes, deadline) {
      if (!writes) return read(task, deadline);
      return new Promise<Reply>((resolve, reject) => {
        queue.push({ task, deadline, resolve, reject });
        schedule();
      });
    },
    idle: () =>
      scheduled ? new Promise<void>((resolve) => idlers.push(resolve)) : Promise.resolve(),
  };
}
