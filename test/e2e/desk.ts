import { inspect } from 'node:util';
import { createApp, type App } from '../../src/app.js';
import type { RecurringJob } from '../../src/adapters/agenda/jobs.js';
import type { Config } from '../../src/config.js';
import type { Desk } from '../../src/domain/desk.js';
import { recurringJobs } from '../../src/start/recurring-jobs.js';
import { exampleDesk } from '../builders/desk.js';
import { openTestStore, type TestStore } from '../builders/store.js';
import { startFakeSlack, type FakeSlack, type FakeSlackOptions } from '../fakes/slack/index.js';

/** The whole product beside the fake Slack, on a real store: what a flow needs, and nothing less. */
export interface RunningDesk {
  readonly slack: FakeSlack;
  readonly store: TestStore;
  /** The running product; another one after `restart`. */
  readonly app: App;
  /** The product's clock. */
  now(): Date;
  /** Moves the product's clock and the fake's. Milliseconds. */
  advance(ms: number): void;
  /** Does what the recurring jobs do, once each and at once, and waits until all of it is sent. */
  runJobs(): Promise<void>;
  /** Resolves when nothing that came in is unfinished and nothing waits to be sent now. */
  settled(): Promise<void>;
  /** Ends the product and starts it anew on the same store. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export interface DeskOptions {
  readonly desk?: Partial<Desk>;
  readonly slack?: FakeSlackOptions;
  readonly openai?: Config['openai'];
}

/** Starts it all; `stop` it in `afterAll`. */
export async function openDesk(options: DeskOptions = {}): Promise<RunningDesk> {
  const clock = { ahead: 0 };
  const now = (): number => Date.now() + clock.ahead;
  const slack = await startFakeSlack(options.slack);
  const store = await openTestStore();
  const desk = exampleDesk(options.desk);

  const start = async (): Promise<{ app: App; jobs: readonly RecurringJob[] }> => {
    const { apiUrl, botToken, signingSecret } = slack;
    const config: Config = {
      store: { uri: store.uri, dataDir: '' },
      platforms: { slack: { botToken, signingSecret, apiUrl } },
      openai: options.openai,
      port: 0,
      logLevel: 'silent',
    };
    let jobs: readonly RecurringJob[] = [];
    const app = await createApp({
      config,
      log: quiet,
      now: () => new Date(now()),
      // Kept to be run by hand: a flow knows what happens when, and no timer outlives it.
      jobs: (...given) => {
        jobs = recurringJobs(...given);
        return [];
      },
      openWorkspace: () => Promise.resolve({ slack: { botToken, signingSecret, apiUrl }, desk }),
    });
    await slack.connect(`http://127.0.0.1:${app.port}/slack/events`);
    return { app, jobs };
  };

  let running = await start();
  const settled = () => quietIn(store, () => new Date(now()));
  return {
    slack,
    store,
    get app() {
      return running.app;
    },
    now: () => new Date(now()),
    advance: (ms) => {
      clock.ahead += ms;
      slack.advance(ms);
    },
    runJobs: async () => {
      for (const { run } of running.jobs) await run();
      await settled();
    },
    settled,
    restart: async () => {
      await running.app.stop();
      running = await start();
    },
    stop: async () => {
      await running.app.stop();
      await slack.stop();
      await store.close();
    },
  };
}

/** Looks at the rows themselves: only they know that something was done without being seen. */
export async function quietIn({ connection }: TestStore, now: () => Date): Promise<void> {
  const waiting = (collection: string, filter: object): Promise<number> =>
    connection.collection(collection).countDocuments({ state: 'waiting', ...filter });
  for (const deadline = Date.now() + PATIENCE_MS; ;) {
    const taken = await waiting('inbox', {});
    const due = await waiting('outbox', {
      $or: [{ dueAt: { $lte: now() } }, { holder: { $exists: true } }],
    });
    if (taken + due === 0) return;
    if (Date.now() > deadline) throw new Error(`${taken} deliveries and ${due} rows still wait.`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

const PATIENCE_MS = 20_000;
const LOOK_MS = 10;

const quiet = {
  info: () => undefined,
  warn: (fields: object, message: string) => loud(fields, message),
  error: (fields: object, message: string) => loud(fields, message),
};

/** With `DEBUG_FLOWS` set, what went wrong is shown beside the failing test. */
function loud(fields: object, message: string): void {
  if (process.env.DEBUG_FLOWS !== undefined)
    process.stderr.write(`${message} ${inspect(fields)}\n`);
}
