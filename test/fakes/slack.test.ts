import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import bolt from '@slack/bolt';
import { startFakeSlack, type FakeSlack, type FakeSlackOptions } from './slack/index.js';
import type { Wire } from './slack/wire.js';

type Heard = { readonly what: string; readonly body: Wire; readonly retryNum?: number };

interface Desk {
  readonly app: bolt.App;
  readonly heard: Heard[];
  stop(): Promise<void>;
}

const quiet = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  getLevel: () => bolt.LogLevel.ERROR,
  setName: () => {},
};

const section = (text: string) => ({
  type: 'section' as const,
  text: { type: 'mrkdwn' as const, text },
});
const button = (text: string, id: string, value = 'v') => ({
  type: 'button' as const,
  action_id: id,
  value,
  text: { type: 'plain_text' as const, text },
});

/** A real Bolt app with HTTP receiver, small enough to be read at a glance. */
async function startDesk(slack: FakeSlack, port = 0): Promise<Desk> {
  const heard: Heard[] = [];
  const app = new bolt.App({
    token: slack.botToken,
    signingSecret: slack.signingSecret,
    ignoreSelf: false,
    logger: quiet,
    clientOptions: {
      slackApiUrl: slack.apiUrl,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      timeout: 2000,
    },
  });
  app.use(async ({ body, context, next }) => {
    const wire = body as unknown as { type?: string; event?: { type: string }; command?: string };
    const what = wire.event?.type ?? wire.command ?? wire.type ?? '?';
    const retry = context.retryNum === undefined ? {} : { retryNum: context.retryNum };
    heard.push({ what, body: structuredClone(body) as unknown as Wire, ...retry });
    await next();
  });
  const server = await app.start(port);
  const address = (server as { address(): { port: number } }).address();
  await slack.connect(`http://127.0.0.1:${address.port}/slack/events`);
  return { app, heard, stop: async () => void (await app.stop()) };
}

let slack: FakeSlack;
let desk: Desk;

async function start(options: FakeSlackOptions = {}) {
  slack = await startFakeSlack(options);
  desk = await startDesk(slack);
}

beforeEach(() => start());
afterEach(async () => {
  await slack.stop();
  await desk.stop();
});

describe('a conversation', () => {
  test('a message becomes a card, a press updates it, the thread goes both ways', async () => {
    desk.app.message('laptop', async ({ message, client }) => {
      await client.chat.postMessage({
        channel: slack.channelId('#triage-it'),
        text: 'IT-1 Laptop',
        blocks: [
          section('*IT-1* Laptop'),
          { type: 'actions', elements: [button('Claim', 'claim')] },
        ],
      });
      await client.chat.postMessage({
        channel: message.channel,
        thread_ts: message.ts,
        text: 'Got it',
      });
    });
    desk.app.action('claim', async ({ ack, body, client }) => {
      await ack();
      const at = body as unknown as { channel: { id: string }; message: { ts: string } };
      await client.chat.update({
        channel: at.channel.id,
        ts: at.message.ts,
        text: `claimed by ${body.user.id}`,
        blocks: [section(`claimed by <@${body.user.id}>`)],
      });
    });
    const ana = slack.person('ana');
    const ben = slack.person('ben');

    const said = await ana.says('#help', 'my laptop <is> broken 🔒');
    expect(said.acknowledged).toBe(true);
    expect(said.text).toBe('my laptop &lt;is&gt; broken :lock:');

    const card = await slack.until(() => slack.messagesIn('#triage-it')[0]);
    expect(slack.screen(card)).toBe('*IT-1* Laptop\n[Claim]');
    await slack.until(() => slack.thread(said).length === 2);

    expect((await ben.presses(card, 'Claim')).acknowledged).toBe(true);
    await slack.until(() => slack.now(card)?.text === `claimed by ${ben.id}`);
    expect(slack.violations).toEqual([]);
    await expect(ben.presses(card, 'Claim')).rejects.toThrow(/no "Claim".*there is: nothing/s);
  });
});
