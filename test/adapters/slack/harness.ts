import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connectSlack, type SlackConnection } from '../../../src/adapters/slack/connect.js';
import type { Form } from '../../../src/cards/form.js';
import type { Incoming } from '../../../src/usecases/incoming.js';
import type { FormRequest, FormRevision, Intake } from '../../../src/usecases/intake.js';
import type { Log } from '../../../src/usecases/ports.js';
import { SCOPES } from '../../../src/adapters/slack/surface.js';
import { startFakeSlack, type FakeSlack, type FakeSlackOptions } from '../../fakes/slack/index.js';

/** An intake that keeps what it is given; a test may replace what each door does. */
export interface RecordingIntake extends Intake {
  readonly accepted: Incoming[];
  readonly wishes: { request: FormRequest; trigger: string }[];
  readonly revisions: FormRevision[];
}

export const simpleForm: Form = {
  name: 'request',
  title: 'New request',
  submit: 'Send',
  inputs: [{ key: 'text', label: 'What is it about?', type: 'long_text', required: true }],
};

export interface Line {
  readonly level: 'info' | 'warn' | 'error';
  readonly fields: object;
  readonly message: string;
}

export interface Harness {
  readonly slack: FakeSlack;
  readonly connection: SlackConnection;
  readonly intake: RecordingIntake;
  readonly logged: Line[];
  readonly stop: () => Promise<void>;
}

function recordingIntake(): RecordingIntake {
  const intake: RecordingIntake = {
    accepted: [],
    wishes: [],
    revisions: [],
    accept: (incoming) => {
      intake.accepted.push(incoming);
      return Promise.resolve();
    },
    openForm: (request, trigger) => {
      intake.wishes.push({ request, trigger });
      return Promise.resolve();
    },
    revise: (revision) => {
      intake.revisions.push(revision);
      return Promise.resolve(simpleForm);
    },
    submit: (incoming) => {
      intake.accepted.push(incoming);
      return Promise.resolve(undefined);
    },
  };
  return intake;
}

/** A fake workspace and the adapter connected to it, over HTTP or, with `socketMode`, over a socket. */
export async function connected(
  options: FakeSlackOptions & { readonly socketMode?: boolean } = {},
): Promise<Harness> {
  const { socketMode, ...rest } = options;
  const slack = await startFakeSlack({ scopes: [...SCOPES.required, ...SCOPES.optional], ...rest });
  const logged: Line[] = [];
  const line = (level: Line['level']) => (fields: object, message: string) =>
    void logged.push({ level, fields, message });
  const log: Log = { info: line('info'), warn: line('warn'), error: line('error') };
  const intake = recordingIntake();
  const { botToken, signingSecret, appToken, apiUrl } = slack;
  const connection = connectSlack({
    config: {
      botToken,
      apiUrl,
      ...(socketMode ? { appToken } : { signingSecret }),
    },
    deskId: 'acme',
    intake,
    log,
    now: () => new Date(),
  });
  await connection.start();
  const { handleHttp } = connection;
  const server = handleHttp && createServer(handleHttp);
  if (server) {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await slack.connect(`http://127.0.0.1:${port}/slack/events`);
  }
  return {
    slack,
    connection,
    intake,
    logged,
    stop: async () => {
      await connection.stop();
      server?.closeAllConnections();
      await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
      await slack.stop();
    },
  };
}

/** The deliveries of one kind that were accepted. */
export const acceptedOf = <K extends Incoming['kind']>(
  intake: RecordingIntake,
  kind: K,
): Extract<Incoming, { kind: K }>[] =>
  intake.accepted.filter((each): each is Extract<Incoming, { kind: K }> => each.kind === kind);
