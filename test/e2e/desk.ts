import { inspect } from 'node:util';
import { createApp, type App } from '../../src/app.js';
import type { Config } from '../../src/config.js';
import type { Desk } from '../../src/domain/desk.js';
import { exampleDesk } from '../builders/desk.js';
import { openTestStore, type TestStore } from '../builders/store.js';
import { startFakeSlack, type FakeSlack, type FakeSlackOptions } from '../fakes/slack/index.js';

/** The whole product beside the fake Slack, on a real store: what a flow needs, and nothing less. */
export interface RunningDesk {
  readonly slack: FakeSlack;
  readonly store: TestStore;
  readonly app: App;
  /** Moves the product's clock and the fake's. Milliseconds. */
  advance(ms: number): void;
  stop(): Promise<void>;
}

export interface DeskOptions {
  readonly desk?: Partial<Desk>;
  readonly slack?: FakeSlackOptions;
}

/** Starts it all; `stop` it in `afterAll`. */
export async function openDesk(options: DeskOptions = {}): Promise<RunningDesk> {
  const clock = { ahead: 0 };
  const now = (): number => Date.now() + clock.ahead;
  const slack = await startFakeSlack(options.slack);
  const store = await openTestStore();
  const config: Config = {
    store: { uri: store.uri, dataDir: '' },
    platforms: {
      slack: { botToken: slack.botToken, signingSecret: slack.signingSecret, apiUrl: slack.apiUrl },
    },
    port: 0,
    logLevel: 'silent',
  };
  const desk = exampleDesk(options.desk);
  const app = await createApp({
    config,
    log: quiet,
    now: () => new Date(now()),
    openWorkspace: () => {
      const { slack: platform } = config.platforms;
      if (platform === undefined) throw new Error('The flows run on Slack.');
      return Promise.resolve({ slack: platform, desk });
    },
  });
  await slack.connect(`http://127.0.0.1:${app.port}/slack/events`);
  return {
    slack,
    store,
    app,
    advance: (ms) => {
      clock.ahead += ms;
      slack.advance(ms);
    },
    stop: async () => {
      await app.stop();
      await slack.stop();
      await store.close();
    },
  };
}

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
