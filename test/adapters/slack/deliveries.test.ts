import { afterEach, describe, expect, it } from '@jest/globals';
import { acceptedOf, connected, type Harness } from './harness.js';

let harness: Harness;
afterEach(() => harness.stop());

describe.each([
  ['HTTP', false],
  ['socket mode', true],
])('deliveries over %s', (_name, socketMode) => {
  it('stores a message before it is acknowledged', async () => {
    harness = await connected({ socketMode });
    const { slack, intake } = harness;
    let store = () => {};
    const stored = new Promise<void>((resolve) => {
      store = resolve;
    });
    intake.accept = () => stored;
    const saying = slack.person('ana').says('#help', 'my laptop is broken');
    await slack.until(() => slack.deliveries.length === 1);
    expect(slack.deliveries[0]?.attempts).toEqual([]);
    store();
    expect((await saying).acknowledged).toBe(true);
  });

  it('does not acknowledge what could not be stored, and takes it when Slack brings it again', async () => {
    harness = await connected({ socketMode, retries: 'manual', ackDeadlineMs: 300 });
    const { slack, intake } = harness;
    const accept = intake.accept.bind(intake);
    intake.accept = () => Promise.reject(new Error('the database is away'));
    const said = await slack.person('ana').says('#help', 'my laptop is broken');
    expect(said.acknowledged).toBe(false);
    intake.accept = accept;
    const [again] = await slack.redeliver();
    expect(again?.acknowledged).toBe(true);
    expect(acceptedOf(intake, 'said').map(({ text }) => text)).toEqual(['my laptop is broken']);
  });

  it('gives every copy of one message one delivery key', async () => {
    harness = await connected({ socketMode });
    const { slack, intake } = harness;
    slack.delivery.duplicates = true;
    const { ts, channel } = await slack.person('ana').says('#help', '@deskbell the VPN is down');
    // Twice as a message and twice as a mention.
    await slack.until(() => acceptedOf(intake, 'said').length === 4);
    const keys = new Set(intake.accepted.map(({ delivery }) => delivery));
    expect([...keys]).toEqual([`message:${channel}:${ts}`]);
    expect(acceptedOf(intake, 'said').map((s) => [s.text, s.mentionsBot])).toEqual(
      Array(4).fill(['the VPN is down', true]),
    );
  });
});

describe('requests to /slack/events', () => {
  it.each([
    ['a wrong signature', { signature: 'wrong' }, 401],
    ['no signature', { signature: 'missing' }, 401],
    ['an old timestamp', { ageSeconds: 6 * 60 }, 401],
    ['a repetition', { retry: { number: 1, reason: 'http_timeout' } }, 200],
  ] as const)('answers %s', async (_name, how, status) => {
    harness = await connected();
    const { slack, intake } = harness;
    const { deliveries } = await slack.person('ana').says('#help', 'hello');
    const before = intake.accepted.length;
    const [delivery] = deliveries;
    if (!delivery) throw new Error('nothing was delivered');
    expect(await slack.resend(delivery, how)).toBe(status);
    expect(intake.accepted.length).toBe(before + (status === 200 ? 1 : 0));
    expect(new Set(intake.accepted.map(({ delivery: key }) => key)).size).toBe(1);
  });

  it('answers 500 when storing fails, and logs it without the text', async () => {
    harness = await connected({ retries: [] });
    const { slack, intake, logged } = harness;
    intake.accept = () => Promise.reject(new Error('the database is away'));
    const { deliveries } = await slack.person('ana').says('#help', 'a secret matter');
    expect(deliveries[0]?.attempts.map(({ status }) => status)).toEqual([500]);
    expect(logged.some(({ level }) => level === 'error')).toBe(true);
    expect(JSON.stringify(logged)).not.toContain('secret matter');
  });

  it('does not answer 200 when storing takes longer than Slack waits', async () => {
    harness = await connected({ retries: [], ackDeadlineMs: 100 });
    const { slack, intake } = harness;
    let store = () => {};
    intake.accept = () => new Promise((resolve) => (store = resolve));
    const said = await slack.person('ana').says('#help', 'hello');
    expect(said.acknowledged).toBe(false);
    store();
  });

  it('puts requests off before the start and after the stop', async () => {
    harness = await connected({ retries: [] });
    const { slack, connection, intake } = harness;
    await connection.stop();
    const { deliveries } = await slack.person('ana').says('#help', 'hello');
    expect(deliveries[0]?.attempts[0]?.status).toBe(503);
    expect(intake.accepted).toEqual([]);
  });

  it('waits for what was taken when it is stopped', async () => {
    harness = await connected();
    const { slack, connection, intake } = harness;
    const order: string[] = [];
    let store = () => {};
    const taken = new Promise<void>((resolve) => {
      intake.accept = () => {
        resolve();
        return new Promise((done) => {
          store = () => {
            order.push('stored');
            done();
          };
        });
      };
    });
    const saying = slack.person('ana').says('#help', 'hello');
    await taken;
    const stopping = connection.stop().then(() => order.push('stopped'));
    store();
    expect((await saying).acknowledged).toBe(true);
    await stopping;
    expect(order).toEqual(['stored', 'stopped']);
  });

  it('acknowledges what it cannot read, and tells the operator', async () => {
    harness = await connected();
    const { slack, intake, logged } = harness;
    const said = await slack.person('ana').says('#help', 'hello');
    const [delivery] = said.deliveries;
    if (!delivery) throw new Error('nothing was delivered');
    intake.accepted.length = 0;
    const event = { type: 'message', channel: 7, user: 'U1', text: 'x', ts: '1.1' };
    const broken = { ...delivery, payload: { ...delivery.payload, event } };
    expect(await slack.resend(broken)).toBe(200);
    expect(intake.accepted).toEqual([]);
    expect(logged.map(({ message }) => message)).toContain(
      'Something from Slack could not be read.',
    );
  });
});

describe('what is no request', () => {
  it('leaves out other apps and the bot itself', async () => {
    harness = await connected();
    const { slack, intake, connection } = harness;
    await slack.otherAppSays('#help', 'build failed');
    const place = { platform: 'slack', conversation: slack.channelId('help') } as const;
    const message = { fallback: 'hi', blocks: [], author: 'Ben (IT)' };
    const ref = await connection.gateway.post(place, message, 'd1');
    await connection.gateway.update(ref, { fallback: 'hi there', blocks: [] });
    await connection.gateway.mark(ref, 'seen');
    await connection.gateway.remove(ref);
    await slack.person('ana').says('#help', 'done');
    expect(intake.accepted.map((each) => each.kind === 'said' && each.text)).toEqual(['done']);
  });
});
