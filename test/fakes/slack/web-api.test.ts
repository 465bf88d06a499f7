import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { WebClient, type ConversationsListResponse, type WebAPICallResult } from '@slack/web-api';
import { allScopes, startFakeSlack, type FakeSlack, type FakeSlackOptions } from './index.js';
import { plain, quiet, section } from './small-desk.js';

let slack: FakeSlack;
let api: WebClient;

const options = {
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  timeout: 10_000,
  logger: quiet,
};

async function start(given: FakeSlackOptions = {}): Promise<void> {
  await slack?.stop();
  slack = await startFakeSlack(given);
  api = new WebClient(slack.botToken, { slackApiUrl: slack.apiUrl, ...options });
}

/** The error code of a call, or 'ok'. */
async function code(call: Promise<WebAPICallResult>): Promise<unknown> {
  try {
    await call;
    return 'ok';
  } catch (error) {
    const { data } = error as { data?: { error: string } };
    return data?.error ?? String(error);
  }
}

beforeEach(() => start());
afterEach(() => slack.stop());

const help = () => slack.channelId('#help');
const view = { type: 'modal' as const, title: plain('A modal'), blocks: [section('x')] };

describe('refusals', () => {
  test('tokens and scopes', async () => {
    const wrong = new WebClient('xoxb-wrong', { slackApiUrl: slack.apiUrl, ...options });
    expect(await code(wrong.auth.test())).toBe('invalid_auth');
    const none = new WebClient(undefined, { slackApiUrl: slack.apiUrl, ...options });
    expect(await code(none.auth.test())).toBe('not_authed');
    expect(await code(api.apps.connections.open({}))).toBe('not_allowed_token_type');
    await start({ scopes: allScopes.filter((scope) => scope !== 'reactions:write') });
    const add = api.reactions.add({ channel: help(), timestamp: '1', name: 'eyes' });
    await expect(add).rejects.toMatchObject({
      data: { error: 'missing_scope', needed: 'reactions:write' },
    });
    expect(await code(api.conversations.info({ channel: slack.channelId('#triage-people') }))).toBe(
      'ok',
    );
    await start({ scopes: ['channels:read'] });
    const info = api.conversations.info({ channel: slack.channelId('#triage-people') });
    expect(await code(info)).toBe('missing_scope');
  });

  test('unknown methods are answered so and seen by the test', async () => {
    expect(await code(api.apiCall('chat.postTelegram'))).toBe('unknown_method');
    expect(slack.violations).toEqual(['unknown Web API method chat.postTelegram']);
  });

  test('channels', async () => {
    slack.addChannel({ name: 'elsewhere', bot: false });
    slack.addChannel({ name: 'secret', bot: false, private: true });
    const post = (channel: string) => code(api.chat.postMessage({ channel, text: 'x' }));
    expect(await post('C0NOWHERE00')).toBe('channel_not_found');
    expect(await post(slack.channelId('elsewhere'))).toBe('not_in_channel');
    expect(await post(slack.channelId('secret'))).toBe('channel_not_found');
    expect(await post('#help')).toBe('ok');
    await slack.admin.archives('#help');
    expect(await post(help())).toBe('is_archived');
  });

  test('messages', async () => {
    const channel = help();
    const post = await api.chat.postMessage({ channel, text: 'x' });
    const ts = post.ts ?? '';
    expect(await code(api.chat.update({ channel, ts: '1.000', text: 'y' }))).toBe(
      'message_not_found',
    );
    expect(await code(api.chat.postMessage({ channel, text: 'y', thread_ts: '1.000' }))).toBe(
      'thread_not_found',
    );
    expect(await code(api.chat.postMessage({ channel, text: '' }))).toBe('no_text');
    expect(await code(api.chat.postMessage({ channel, text: 'x'.repeat(40_001) }))).toBe(
      'msg_too_long',
    );
    expect(await code(api.chat.update({ channel, ts, text: 'x'.repeat(4001) }))).toBe(
      'msg_too_long',
    );
    const ana = slack.person('ana');
    const said = await ana.says('#help', 'hello');
    expect(await code(api.chat.update({ channel, ts: said.ts, text: 'y' }))).toBe(
      'cant_update_message',
    );
    expect(await code(api.chat.delete({ channel, ts: said.ts }))).toBe('cant_delete_message');
    expect(await code(api.chat.delete({ channel, ts }))).toBe('ok');
    const stranger = { channel: slack.channelId('#triage-people'), user: ana.id, text: 'x' };
    expect(await code(api.chat.postEphemeral(stranger))).toBe('user_not_in_channel');
  });

  test('reactions', async () => {
    const { ts } = await api.chat.postMessage({ channel: help(), text: 'x' });
    const reaction = { channel: help(), timestamp: ts ?? '', name: 'eyes' };
    expect(await code(api.reactions.remove(reaction))).toBe('no_reaction');
    expect(await code(api.reactions.add(reaction))).toBe('ok');
    expect(await code(api.reactions.add(reaction))).toBe('already_reacted');
    expect(await code(api.reactions.add({ ...reaction, name: '👀' }))).toBe('invalid_name');
  });

  test('people', async () => {
    expect(await code(api.users.info({ user: 'U0NOBODY000' }))).toBe('user_not_found');
    expect(await code(api.conversations.open({ users: 'U0NOBODY000' }))).toBe('user_not_found');
    await slack.admin.deactivates('ana');
    const { id } = slack.person('ana');
    expect(await code(api.conversations.open({ users: id }))).toBe('user_disabled');
    expect(await code(api.users.lookupByEmail({ email: 'ana@example.com' }))).toBe(
      'users_not_found',
    );
    await expect(slack.person('ana').says('#help', 'x')).rejects.toThrow('deactivated');
  });

  test('blocks that break a rule, and metadata without a type', async () => {
    const blocks = [section('<!channel> look')];
    const post = api.chat.postMessage({ channel: help(), text: 'x', blocks });
    const what = 'mentions everybody: <!channel> [json-pointer:/blocks/0/text/text]';
    await expect(post).rejects.toMatchObject({ data: { error: 'invalid_blocks', errors: [what] } });
    expect(slack.violations).toEqual([`chat.postMessage: ${what}`]);
    expect(slack.messagesIn('#help')).toEqual([]);
    const metadata = { event_payload: {} } as never;
    const bare = api.chat.postMessage({ channel: help(), text: 'x', metadata });
    expect(await code(bare)).toBe('invalid_metadata_format');
  });
});

describe('views', () => {
  /** A trigger as an interaction of Ana would bring it. */
  async function trigger(): Promise<string> {
    const sent = await slack.person('ana').usesShortcut('any');
    return (sent.deliveries[0]?.payload['trigger_id'] ?? '') as string;
  }

  test('a trigger works once and for three seconds', async () => {
    const open = (trigger_id: string) => code(api.views.open({ trigger_id, view }));
    expect(await open('1.2.3')).toBe('invalid_trigger_id');
    const first = await trigger();
    expect(await open(first)).toBe('ok');
    expect(await open(first)).toBe('exchanged_trigger_id');
    const late = await trigger();
    slack.advance(3001);
    expect(await open(late)).toBe('expired_trigger_id');
    expect(await code(api.views.push({ trigger_id: await trigger(), view }))).toBe(
      'invalid_trigger_id',
    );
  });

  test('a hash guards an update', async () => {
    const opened = await api.views.open({ trigger_id: await trigger(), view });
    const { id: view_id = '', hash = '' } = opened.view ?? {};
    slack.advance(1000);
    expect(await code(api.views.update({ view_id, hash, view }))).toBe('ok');
    expect(await code(api.views.update({ view_id, hash, view }))).toBe('hash_conflict');
    const shown = slack.viewOf(slack.person('ana'));
    if (!shown) throw new Error('no modal');
    await slack.person('ana').closes(shown);
    expect(await code(api.views.update({ view_id, view }))).toBe('not_found');
  });
});

describe('reading', () => {
  test('history keeps metadata to those who ask for it', async () => {
    const metadata = { event_type: 'ticket', event_payload: { id: 'IT-1' } };
    const channel = help();
    const { ts = '' } = await api.chat.postMessage({ channel, text: 'x', metadata });
    await api.chat.postMessage({ channel, text: 'reply', thread_ts: ts });
    const without = await api.conversations.history({ channel });
    expect(without.messages).toMatchObject([{ ts, reply_count: 1 }]);
    expect(without.messages?.[0]).not.toHaveProperty('metadata');
    const all = await api.conversations.replies({ channel, ts, include_all_metadata: true });
    expect(all.messages).toMatchObject([{ metadata }, { text: 'reply', thread_ts: ts }]);
    await api.chat.update({ channel, ts, text: 'y' });
    const after = await api.conversations.history({ channel, include_all_metadata: true });
    expect(after.messages).toMatchObject([{ text: 'y', metadata }]);
  });

  test('lists come in pages', async () => {
    const seen: string[] = [];
    for await (const page of api.paginate('conversations.list', { limit: 2 })) {
      const { channels = [] } = page as ConversationsListResponse;
      seen.push(...channels.map(({ name = '' }) => name));
    }
    expect(seen).toEqual(['general', 'help', 'triage-it', 'triage-facilities']);
  });

  test('people, groups, the team, the bot, links', async () => {
    const user = slack.person('ana').id;
    const asked = await api.users.info({ user, include_locale: true });
    expect(asked.user).toMatchObject({
      tz: 'Europe/Stockholm',
      tz_offset: 3600,
      locale: 'en-US',
      profile: { email: 'ana@example.com' },
    });
    const { users } = await api.usergroups.users.list({
      usergroup: slack.userGroupId('it-support'),
    });
    expect(users).toEqual([slack.person('ben').id, slack.person('omar').id]);
    expect(await api.auth.test()).toMatchObject({ user_id: slack.identity.botUserId });
    expect(await code(api.team.info())).toBe('missing_scope');
    const { bot } = await api.bots.info({ bot: slack.identity.botId });
    expect(bot?.app_id).toBe(slack.identity.appId);
    const said = await slack.person('ana').says('#help', 'x');
    const link = await api.chat.getPermalink({ channel: said.channel, message_ts: said.ts });
    expect(link.permalink).toMatch(/^https:\/\/acme\.slack\.com\/archives\/C0HELP\w+\/p\d+$/);
  });

  test('files go up in three steps and come down with the token', async () => {
    const file = Buffer.from([0, 1, 2, 255]);
    const channel_id = help();
    await api.filesUploadV2({ channel_id, file, filename: 'a.png', initial_comment: 'see' });
    const [message] = slack.messagesIn('#help');
    expect(message).toMatchObject({ text: 'see', subtype: 'file_share' });
    const id = message?.files[0]?.id ?? '';
    const info = await api.files.info({ file: id });
    const url = info.file?.url_private ?? '';
    const get = (token: string) => fetch(url, { headers: { authorization: `Bearer ${token}` } });
    const down = await get(slack.botToken);
    expect(Buffer.from(await down.arrayBuffer())).toEqual(file);
    expect((await get('xoxb-other')).headers.get('content-type')).toBe('text/html');
  });
});

test('real limits: one message a second and channel, 50 updates a minute', async () => {
  await start({ limits: 'real' });
  const post = (channel: string) => api.chat.postMessage({ channel, text: 'x' });
  const { ts = '' } = await post(help());
  await expect(post(help())).rejects.toMatchObject({ retryAfter: 1 });
  expect(await code(post(slack.channelId('#general')))).toBe('ok');
  slack.advance(1001);
  expect(await code(post(help()))).toBe('ok');
  for (let n = 0; n < 50; n += 1) await api.chat.update({ channel: help(), ts, text: `${n}` });
  const update = api.chat.update({ channel: help(), ts, text: 'too much' });
  await expect(update).rejects.toMatchObject({ retryAfter: expect.any(Number) as unknown });
});
