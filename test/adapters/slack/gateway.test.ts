import { afterEach, describe, expect, it } from '@jest/globals';
import { connectSlack } from '../../../src/adapters/slack/connect.js';
import { SCOPES } from '../../../src/adapters/slack/surface.js';
import type { Message } from '../../../src/cards/message.js';
import { GatewayError } from '../../../src/usecases/ports.js';
import { connected, type Harness } from './harness.js';

let harness: Harness;
afterEach(() => harness.stop());

const said = (text: string, more: Partial<Message> = {}): Message => ({
  fallback: text,
  blocks: [{ type: 'line', text: [text] }],
  ...more,
});
const help = () => ({ platform: 'slack', conversation: harness.slack.channelId('help') }) as const;
const without = (...scopes: string[]) =>
  [...SCOPES.required, ...SCOPES.optional].filter((scope) => !scopes.includes(scope));
const failure = (work: Promise<unknown>): Promise<GatewayError> =>
  work.then(
    () => Promise.reject(new Error('it did not fail')),
    (error: unknown) => (error instanceof GatewayError ? error : Promise.reject(error as Error)),
  );

describe('posting', () => {
  it('unfolds no links and carries the delivery’s id out of sight', async () => {
    harness = await connected();
    await harness.connection.gateway.post(help(), said('x'), 'e1:card');
    const [call] = harness.slack.calls('chat.postMessage');
    expect(call?.args).toMatchObject({ unfurl_links: 'false', unfurl_media: 'false' });
    expect(harness.slack.messagesIn('#help')[0]?.metadata).toEqual({
      event_type: 'deskbell_delivery',
      event_payload: { id: 'e1:card' },
    });
  });

  it('is never repeated by itself', async () => {
    harness = await connected();
    harness.slack.faults.failAfter('chat.postMessage', 503, { times: 5 });
    const error = await failure(harness.connection.gateway.post(help(), said('x'), 'd1'));
    expect(error.problem).toBe('ambiguous');
    expect(harness.slack.calls('chat.postMessage')).toHaveLength(1);
  });

  it('signs in the text where the bot may not take another name', async () => {
    harness = await connected({ scopes: without('chat:write.customize') });
    const { slack, connection } = harness;
    const ref = await connection.gateway.post(help(), said('done', { author: 'Ben (IT)' }), 'd1');
    await connection.gateway.update(ref, said('all done', { author: 'Ben (IT)' }));
    const [shown] = slack.messagesIn('#help');
    expect(shown && slack.screen(shown)).toBe('*Ben (IT)*\nall done');
    expect(slack.violations).toEqual([]);
  });

  it('signs in the text from the moment the name is refused', async () => {
    harness = await connected();
    const { slack, connection } = harness;
    slack.faults.refuse('chat.postMessage', 'missing_scope');
    const message = said('done', { author: 'Ben (IT)' });
    await connection.gateway.post(help(), message, 'd1');
    await connection.gateway.post(help(), message, 'd2');
    const shown = slack.messagesIn('#help').map((each) => slack.screen(each));
    expect(shown).toEqual(['*Ben (IT)*\ndone', '*Ben (IT)*\ndone']);
    expect(slack.calls('chat.postMessage')).toHaveLength(3);
  });

  it('goes on where history may not be read', async () => {
    harness = await connected({ scopes: without('channels:history') });
    const { connection, logged } = harness;
    await connection.gateway.post(help(), said('x'), 'd1');
    expect(await connection.gateway.findPosted(help(), 'd1')).toBeUndefined();
    expect(logged.map(({ level }) => level)).toEqual(['warn']);
  });

  it('knows what is wrong with a conversation', async () => {
    harness = await connected();
    const { slack, connection } = harness;
    await slack.admin.archives('#help');
    expect(await failure(connection.gateway.post(help(), said('x'), 'd1'))).toMatchObject({
      problem: 'gone',
      code: 'is_archived',
    });
    const nowhere = { platform: 'slack', conversation: 'C0NOWHERE00' } as const;
    expect(await failure(connection.gateway.post(nowhere, said('x'), 'd1'))).toMatchObject({
      problem: 'gone',
      code: 'channel_not_found',
    });
    expect(await failure(connection.gateway.openDirect('teams:someone'))).toMatchObject({
      problem: 'gone',
    });
  });
});

describe('reading', () => {
  it('does without reactions where they cannot be asked', async () => {
    harness = await connected();
    const { slack, connection } = harness;
    const root = await slack.person('ana').says('#help', 'root');
    const reply = await slack.person('ana').replies(root, 'reply to @ben');
    slack.faults.refuse('reactions.get', 'unknown_method', { times: 2 });
    const at = { ...help(), message: reply.ts, thread: root.ts };
    expect((await connection.gateway.read(at))?.text).toBe('reply to @Ben Okafor');
    expect((await connection.gateway.read({ ...help(), message: root.ts }))?.text).toBe('root');
  });
});

describe('files', () => {
  async function shared() {
    const { slack, connection } = harness;
    const said = await slack.person('ana').says('#help', 'see', {
      files: [{ name: 'a.png', content: 'abc' }],
    });
    const files = (await connection.gateway.read({ ...help(), message: said.ts }))?.files ?? [];
    return { gateway: connection.gateway, files };
  }

  it('do not come as the sign-in page', async () => {
    harness = await connected({ scopes: without('files:read') });
    const { gateway, files } = await shared();
    expect(await failure(gateway.sendFiles(help(), files, 'Ana'))).toMatchObject({
      problem: 'forbidden',
      code: 'file_not_shared',
    });
  });

  it('are looked up when only their id is known', async () => {
    harness = await connected();
    const { gateway, files } = await shared();
    const bare = files.map(({ id, name }) => ({ id, name }));
    await gateway.sendFiles(help(), bare, 'Ana');
    expect(harness.slack.messagesIn('#help').at(-1)?.files).toHaveLength(1);
  });

  it('are fetched from Slack alone: the token goes nowhere else', async () => {
    harness = await connected();
    const { gateway, files } = await shared();
    for (const url of [
      'https://evil.example/a.png',
      'https://slack.com.evil.example/a.png',
      'http://files.slack.com/a.png',
    ]) {
      const foreign = files.map((file) => ({ ...file, url }));
      expect(await failure(gateway.sendFiles(help(), foreign, 'Ana'))).toMatchObject({
        problem: 'invalid',
        code: 'foreign_file',
      });
    }
  });

  it('that are gone are gone', async () => {
    harness = await connected();
    const { gateway, files } = await shared();
    const gone = files.map(({ name }) => ({ id: 'F0GONE', name }));
    expect((await failure(gateway.sendFiles(help(), gone, 'Ana'))).problem).toBe('gone');
  });
});

describe('starting', () => {
  const quiet = { info: () => {}, warn: () => {}, error: () => {} };

  it.each([
    ['a wrong token', 'xoxb-wrong', 'forbidden'],
    ['an address where nobody is', '', 'unavailable'],
  ])('fails with %s', async (_name, token, problem) => {
    harness = await connected();
    const { slack, intake } = harness;
    const connection = connectSlack({
      config: {
        botToken: token || slack.botToken,
        signingSecret: slack.signingSecret,
        apiUrl: token ? slack.apiUrl : 'http://127.0.0.1:9/api/',
      },
      deskId: 'acme',
      intake,
      log: quiet,
      now: () => new Date(),
    });
    expect((await failure(connection.start())).problem).toBe(problem);
  });
});
