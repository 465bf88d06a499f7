import { writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { createApp, type App, type AppOptions } from '../../src/app.js';
import type { Config } from '../../src/config.js';
import { exampleDeskText } from '../../src/desk-file/example.js';
import { StartError, startErrorText } from '../../src/start-error.js';
import { openTestStore, type TestStore } from '../builders/store.js';
import { startFakeSlack, type FakeSlack } from '../fakes/slack/index.js';

let slack: FakeSlack;
let store: TestStore;
let folder: string;
let app: App | undefined;

beforeAll(async () => {
  slack = await startFakeSlack();
  store = await openTestStore();
  folder = mkdtempSync(join(tmpdir(), 'app-'));
  writeFileSync(join(folder, 'desk.yaml'), await exampleDeskText());
});

afterEach(async () => {
  await app?.stop();
  app = undefined;
});

afterAll(async () => {
  await slack.stop();
  await store.close();
  rmSync(folder, { recursive: true });
});

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

interface Changes {
  readonly botToken?: string;
  readonly apiUrl?: string;
  readonly socket?: boolean;
  readonly uri?: string;
  readonly port?: number;
  readonly deskFile?: string;
  readonly jobs?: boolean;
}

/** The options of a start beside the fake Slack, with the desk of a file. */
function options(changes: Changes = {}): AppOptions {
  const platform = {
    botToken: changes.botToken ?? slack.botToken,
    apiUrl: changes.apiUrl ?? slack.apiUrl,
    ...(changes.socket ? { appToken: slack.appToken } : { signingSecret: slack.signingSecret }),
  };
  const config: Config = {
    store: { uri: changes.uri ?? store.uri, dataDir: folder },
    platforms: { slack: platform },
    deskFile: 'deskFile' in changes ? changes.deskFile : join(folder, 'desk.yaml'),
    port: changes.port ?? 0,
    logLevel: 'silent',
  };
  return {
    config,
    log: quiet,
    // A job that has run leaves a timer of five seconds behind, so only the first test has any.
    ...(changes.jobs === true ? {} : { jobs: () => [] }),
    openWorkspace: () => Promise.resolve({ slack: platform }),
  };
}

/** What a start that must fail says. */
async function failure(changes: Changes): Promise<string> {
  const error: unknown = await createApp(options(changes)).then(
    (started) => {
      app = started;
    },
    (reason: unknown) => reason,
  );
  if (!(error instanceof StartError)) throw new Error(`no StartError: ${String(error)}`);
  return startErrorText(error);
}

const status = async (path: string): Promise<number> =>
  (await fetch(`http://127.0.0.1:${app?.port}${path}`)).status;

describe('a start', () => {
  test('imports the desk file, is ready, and takes what Slack sends', async () => {
    app = await createApp(options({ jobs: true }));
    await slack.connect(`http://127.0.0.1:${app.port}/slack/events`);
    expect([await status('/livez'), await status('/readyz'), await status('/metrics')]).toEqual([
      200, 200, 200,
    ]);
    expect((await store.desks.current('main'))?.queues.map(({ triage }) => triage)).toEqual(
      ['triage-it', 'triage-people', 'triage-facilities'].map((name) => ({
        platform: 'slack',
        conversation: slack.channelId(name),
      })),
    );
    await slack.person('ana').says('#help', "my laptop won't turn on");
    const isAnswered = () =>
      slack.messagesIn('#help').some((said) => slack.thread(said).length > 1);
    expect(await slack.until(isAnswered)).toBe(true);
  });

  test('after a stop finds the port free, and the stored desk without a file', async () => {
    const first = await createApp(options());
    expect((await store.desks.current('main'))?.version).toBe(1);
    await first.stop();
    await first.stop();
    await expect(fetch(`http://127.0.0.1:${first.port}/livez`)).rejects.toThrow();
    app = await createApp(options({ port: first.port, deskFile: undefined }));
    expect([app.port, await status('/readyz')]).toEqual([first.port, 200]);
  });

  test('in socket mode has no address for events', async () => {
    app = await createApp(options({ socket: true }));
    expect([await status('/slack/events'), await status('/readyz')]).toEqual([404, 200]);
  });
});

describe('a start that cannot succeed says why and what to do', () => {
  test('a token that Slack refuses', async () => {
    const said = await failure({ botToken: 'xoxb-wrong' });
    expect(said).toMatch(/\(platform\).*\n {2}Slack: does not accept the app \(invalid_auth\)/);
    expect(said).toContain('Copy the token again');
    expect(said).not.toContain('xoxb-wrong');
  });

  test('a Slack that is not there', async () => {
    const said = await failure({ apiUrl: 'http://127.0.0.1:1/api/' });
    expect(said).toContain('Slack: cannot be reached (');
    expect(said).toContain('Check the network, and SLACK_API_URL');
  });

  test('a port in use', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, resolve));
    const { port } = other.address() as AddressInfo;
    expect(await failure({ port })).toContain(`port ${port}: is used by another program.`);
    await new Promise((resolve) => other.close(resolve));
  });

  test('a desk file that is not there, after which the port is free again', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, resolve));
    const { port } = other.address() as AddressInfo;
    await new Promise((resolve) => other.close(resolve));
    expect(await failure({ deskFile: join(folder, 'none.yaml'), port })).toContain(
      'none.yaml: there is no such file.',
    );
    await expect(fetch(`http://127.0.0.1:${port}/livez`)).rejects.toThrow();
  });
});
