import { inspect } from 'node:util';
import { createApp } from '../../../src/app.js';
import type { SlackConfig } from '../../../src/config.js';
import type { Desk } from '../../../src/domain/desk.js';
import { recurringJobs } from '../../../src/start/recurring-jobs.js';

/** How the child is to run; the first message of its parent. */
export interface Orders {
  readonly slack: SlackConfig;
  readonly desk: Desk;
  /** Unset: the embedded store in `dataDir`, which this process then starts as a child of its own. */
  readonly uri?: string;
  readonly dataDir: string;
  /** The clock of the product is ahead of the machine's. Milliseconds. */
  readonly ahead: number;
  /** With the recurring jobs; without them only the start itself takes up what was left. */
  readonly jobs: boolean;
}

/** The product in a process of its own, to be killed. It says the port it listens on. */
async function run({ slack, desk, uri, dataDir, ahead, jobs }: Orders): Promise<void> {
  const loud = (fields: object, message: string) => {
    process.stderr.write(`${message} ${inspect(fields)}\n`);
  };
  const app = await createApp({
    config: { store: { uri, dataDir }, platforms: { slack }, port: 0, logLevel: 'silent' },
    log: { info: () => undefined, warn: loud, error: loud },
    now: () => new Date(Date.now() + ahead),
    jobs: jobs ? recurringJobs : () => [],
    openWorkspace: () => Promise.resolve({ slack, desk }),
  });
  process.once('disconnect', () => void app.stop().then(() => process.exit(0)));
  process.send?.({ port: app.port });
}

process.once('message', (orders) => void run(orders as Orders));
