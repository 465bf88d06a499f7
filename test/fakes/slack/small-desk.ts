import type { AddressInfo } from 'node:net';
import bolt from '@slack/bolt';
import type { FakeSlack } from './index.js';
import { text, type Wire } from './wire.js';

/** One request of the fake as Bolt saw it. */
export interface Heard {
  /** The event's type, the command, or the interaction's type. */
  readonly what: string;
  readonly body: Wire;
  readonly retryNum: number | undefined;
}

/** A real Bolt app without a product in it, for the fake's own tests. */
export interface SmallDesk {
  readonly app: bolt.App;
  readonly heard: Heard[];
  /** The bodies of what was heard under this name. */
  of(what: string): Wire[];
  stop(): Promise<void>;
}

/** A logger for what is meant to fail. */
export const quiet: bolt.Logger = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  getLevel: () => bolt.LogLevel.ERROR,
  setName: () => {},
};

/** Bolt's own receiver, with a shorter wait before it gives up on a request nobody answered. */
function httpReceiver(signingSecret: string): bolt.HTTPReceiver {
  return new bolt.HTTPReceiver({
    signingSecret,
    logger: quiet,
    unhandledRequestTimeoutMillis: 200,
  });
}

/** Starts the app against the fake, by HTTP or in socket mode. */
export async function startSmallDesk(
  slack: FakeSlack,
  { socketMode = false } = {},
): Promise<SmallDesk> {
  const heard: Heard[] = [];
  const app = new bolt.App({
    token: slack.botToken,
    ignoreSelf: false,
    logger: quiet,
    clientOptions: {
      slackApiUrl: slack.apiUrl,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      timeout: 10_000,
    },
    ...(socketMode
      ? { socketMode: true, appToken: slack.appToken }
      : { receiver: httpReceiver(slack.signingSecret) }),
  });
  app.use(async ({ body, context, next }) => {
    const wire = structuredClone(body) as unknown as Wire;
    const event = wire['event'] as { type: string } | undefined;
    const what = event?.type ?? wire['command'] ?? wire['type'];
    heard.push({ what: text(what) ?? '', body: wire, retryNum: context.retryNum });
    await next();
  });
  const started = (await app.start(0)) as { address?: () => AddressInfo };
  const port = started.address?.().port;
  if (port !== undefined) await slack.connect(`http://127.0.0.1:${port}/slack/events`);
  return {
    app,
    heard,
    of: (what) => heard.filter((each) => each.what === what).map(({ body }) => body),
    stop: async () => void (await app.stop()),
  };
}

/** A section of mrkdwn. */
export const section = (text: string) => ({
  type: 'section' as const,
  text: { type: 'mrkdwn' as const, text },
});

/** A plain_text object. */
export const plain = (text: string) => ({ type: 'plain_text' as const, text });

/** A button. */
export const button = (label: string, id: string, value = 'v') => ({
  type: 'button' as const,
  action_id: id,
  value,
  text: plain(label),
});

/** A row of elements. */
export const actions = <T>(...elements: T[]) => ({ type: 'actions' as const, elements });
