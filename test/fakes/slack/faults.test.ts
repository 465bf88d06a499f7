import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  WebAPIHTTPError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
  WebClient,
} from '@slack/web-api';
import { startFakeSlack, type FakeSlack, type FakeSlackOptions, type Person } from './index.js';
import { quiet, startSmallDesk, type SmallDesk } from './small-desk.js';

let slack: FakeSlack;
let desk: SmallDesk;
let ana: Person;

async function start(options: FakeSlackOptions = {}): Promise<void> {
  slack = await startFakeSlack(options);
  desk = await startSmallDesk(slack);
  ana = slack.person('ana');
}

async function stop(): Promise<void> {
  await desk.stop();
  await slack.stop();
}

/** Starts over with other options. */
async function restart(options: FakeSlackOptions): Promise<void> {
  await stop();
  await start(options);
}

beforeEach(() => start());
afterEach(stop);

const post = (text = 'x', client: { readonly chat: WebClient['chat'] } = desk.app.client) =>
  client.chat.postMessage({ channel: slack.channelId('#help'), text });

/** A client that waits no longer than this. */
const hasty = (timeout: number) =>
  new WebClient(slack.botToken, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    timeout,
    logger: quiet,
  });

const texts = () => slack.messagesIn('#help').map((message) => message.text);

describe('the Web API', () => {
  test.each(['reset', 'timeout', 500, 503] as const)('fails before accepting: %s', async (how) => {
    slack.faults.failBefore('chat.postMessage', how);
    const expected = typeof how === 'number' ? WebAPIHTTPError : WebAPIRequestError;
    const client = how === 'timeout' ? hasty(200) : desk.app.client;
    await expect(post('x', client)).rejects.toBeInstanceOf(expected);
    expect(texts()).toEqual([]);
    await post('again');
    expect(texts()).toEqual(['again']);
  });

  test.each(['reset', 'timeout', 500] as const)('fails after accepting: %s', async (how) => {
    slack.faults.failAfter('chat.postMessage', how);
    await expect(post('x', how === 'timeout' ? hasty(200) : undefined)).rejects.toThrow();
    await slack.until(() => texts().length === 1);
    expect(texts()).toEqual(['x']);
    expect(slack.calls('chat.postMessage')[0]?.status).toBe(typeof how === 'number' ? how : 0);
  });

  test('429 with Retry-After, only where wanted and only as often', async () => {
    const when = (args: { text?: unknown }) => args.text === 'x';
    slack.faults.rateLimit('chat.postMessage', 30, { times: 2, when });
    await expect(post()).rejects.toBeInstanceOf(WebAPIRateLimitedError);
    await post('other');
    await expect(post()).rejects.toMatchObject({ retryAfter: 30 });
    await post();
    expect(texts()).toEqual(['other', 'x']);
  });

  test('slow answers, errors of a method, orders taken back', async () => {
    slack.faults.slow('chat.postMessage', 300);
    await expect(post('late', hasty(100))).rejects.toBeInstanceOf(WebAPIRequestError);
    await slack.until(() => texts().includes('late'));
    slack.faults.refuse('chat.postMessage', 'fatal_error', { details: { hint: 'x' } });
    await expect(post()).rejects.toMatchObject({ data: { error: 'fatal_error', hint: 'x' } });
    slack.faults.failBefore('*', 500);
    slack.faults.clear();
    await post();
  });
});

describe('the workspace changes', () => {
  test('the bot is taken out of a channel and comes back', async () => {
    await slack.admin.kicksBot('#help');
    await expect(post()).rejects.toMatchObject({ data: { error: 'not_in_channel' } });
    await ana.says('#help', 'not heard');
    await slack.admin.invitesBot('#help');
    await ana.says('#help', 'heard');
    const bot = slack.identity.botUserId;
    expect(desk.heard.map(({ what }) => what)).toEqual([
      'member_left_channel',
      'channel_left',
      'member_joined_channel',
      'message',
    ]);
    expect(desk.of('member_left_channel')[0]?.['event']).toMatchObject({ user: bot });
  });

  test('archived channels, changed people, changed groups', async () => {
    await slack.admin.archives('#help');
    await slack.admin.archives('#triage-people');
    await slack.admin.deactivates('ben');
    await slack.admin.changes('ana', { tz: 'Asia/Tokyo', tzOffset: 32_400 });
    await slack.admin.setsUserGroup('it-support', ['omar', 'cleo']);
    await ana.leaves('#general');
    expect(desk.heard.map(({ body }) => body['event'])).toMatchObject([
      { type: 'channel_archive', channel: slack.channelId('#help') },
      { type: 'group_archive' },
      { type: 'user_change', user: { name: 'ben', deleted: true } },
      { type: 'user_change', user: { tz: 'Asia/Tokyo', tz_offset: 32_400 } },
      {
        type: 'subteam_members_changed',
        added_users: [slack.person('cleo').id],
        removed_users: [slack.person('ben').id],
      },
      { type: 'member_left_channel', user: ana.id },
    ]);
    await expect(ana.says('#help', 'x')).rejects.toThrow('archived');
  });

  test('only what is subscribed to and allowed is told', async () => {
    await restart({ events: ['message.groups', 'reaction_added'], scopes: ['groups:history'] });
    const said = await ana.says('#help', 'x');
    await ana.reacts(said, 'eyes');
    await slack.person('cleo').says('#triage-people', 'y');
    expect(said.deliveries).toEqual([]);
    expect(desk.heard).toHaveLength(1);
  });
});

describe('deliveries', () => {
  test('an unacknowledged event is repeated with number and reason, then given up', async () => {
    desk.app.processEvent = () => Promise.reject(new Error('broken'));
    const said = await ana.says('#help', 'x');
    expect(said.acknowledged).toBe(false);
    expect(said.deliveries[0]?.attempts.map(({ status }) => status)).toEqual([500, 500, 500, 500]);
  });

  test('an app that hangs is given up after the deadline and told of a timeout', async () => {
    await restart({ ackDeadlineMs: 150, retries: [0] });
    const reasons: unknown[] = [];
    const app = createServer((request, response) => {
      void text(request).then((body) => {
        if (body.includes('challenge')) return response.end(body);
        reasons.push(request.headers['x-slack-retry-reason']);
        return reasons.length > 1 && response.end();
      });
    });
    await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
    await slack.connect(`http://127.0.0.1:${(app.address() as AddressInfo).port}/`);
    const said = await ana.says('#help', 'x');
    expect(said.deliveries[0]?.attempts[0]).toMatchObject({ status: 0, error: 'http_timeout' });
    expect(reasons.slice(0, 2)).toEqual([undefined, 'http_timeout']);
    app.closeAllConnections();
    await new Promise((resolve) => app.close(resolve));
  });

  test('while the app is away events wait for the test to repeat them', async () => {
    slack.delivery.retries = 'manual';
    await desk.stop();
    const said = await ana.says('#help', 'x');
    expect(said).toMatchObject({ acknowledged: false });
    expect(said.deliveries[0]?.attempts[0]?.error).toBe('ECONNREFUSED');
    desk = await startSmallDesk(slack);
    await slack.redeliver();
    expect(desk.heard).toMatchObject([{ what: 'message', retryNum: 1 }]);
    expect(slack.deliveries[0]?.acknowledged).toBe(true);
    expect(await slack.redeliver()).toEqual([]);
  });

  test('duplicates carry one event_id', async () => {
    slack.delivery.duplicates = true;
    await ana.says('#help', 'x');
    const ids = desk.of('message').map((body) => body['event_id']);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
    expect(desk.heard.map(({ retryNum }) => retryNum).sort()).toEqual([1, undefined]);
  });

  test('deliveries can be held back and come in another order', async () => {
    slack.delivery.held = true;
    const said = await ana.says('#help', 'first');
    await ana.edits(said, 'second');
    await ana.deletes(said);
    expect(desk.heard).toEqual([]);
    await slack.release('reversed');
    expect(desk.of('message').map((body) => body['event'])).toMatchObject([
      { subtype: 'message_deleted' },
      { subtype: 'message_changed' },
      { text: 'first' },
    ]);
  });

  test('replays, old timestamps and bad signatures', async () => {
    const { deliveries } = await ana.says('#help', 'x');
    const [delivery] = deliveries;
    if (!delivery) throw new Error('nothing delivered');
    expect(await slack.resend(delivery)).toBe(200);
    expect(await slack.resend(delivery, { ageSeconds: 600 })).toBe(401);
    expect(await slack.resend(delivery, { signature: 'wrong' })).toBe(401);
    expect(await slack.resend(delivery, { signature: 'missing' })).toBe(401);
    expect(desk.heard).toHaveLength(2);
  });

  test('interactions are not repeated, and one nobody answers is not acknowledged', async () => {
    const ran = await ana.runs('/nobody', '', '#general');
    expect(ran.acknowledged).toBe(false);
    expect(ran.deliveries[0]?.attempts).toHaveLength(1);
    const said = await ana.says('#help', 'x');
    await expect(ana.presses(said, 'Claim')).rejects.toThrow('there is: nothing');
  });

  test('a request URL that does not echo the challenge is refused', async () => {
    await expect(slack.connect(`${slack.url}/elsewhere`)).rejects.toThrow('404');
  });
});
