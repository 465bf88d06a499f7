import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startFakeSlack, type FakeSlack, type Person } from './slack/index.js';
import {
  actions,
  button,
  plain,
  section,
  startSmallDesk,
  type SmallDesk,
} from './slack/small-desk.js';

let slack: FakeSlack;
let desk: SmallDesk;
let ana: Person;
let ben: Person;

beforeEach(async () => {
  slack = await startFakeSlack();
  desk = await startSmallDesk(slack);
  ana = slack.person('ana');
  ben = slack.person('ben');
});

afterEach(async () => {
  await desk.stop();
  await slack.stop();
});

describe('messages', () => {
  test('a message becomes a card, a press updates it, the thread goes both ways', async () => {
    desk.app.message('laptop', async ({ message, client }) => {
      await client.chat.postMessage({
        channel: slack.channelId('#triage-it'),
        text: 'IT-1 Laptop',
        blocks: [section('*IT-1* Laptop'), actions(button('Claim', 'claim'))],
      });
      const { channel, ts } = message;
      await client.chat.postMessage({ channel, thread_ts: ts, text: 'Got it' });
    });
    desk.app.action('claim', async ({ ack, body, client }) => {
      await ack();
      const at = body as unknown as { channel: { id: string }; message: { ts: string } };
      const text = `claimed by <@${body.user.id}>`;
      const where = { channel: at.channel.id, ts: at.message.ts };
      await client.chat.update({ ...where, text, blocks: [section(text)] });
    });
    const said = await ana.says('#help', 'my laptop <is> broken 🔒');
    expect(said.acknowledged).toBe(true);
    expect(said.text).toBe('my laptop &lt;is&gt; broken :lock:');
    const card = await slack.until(() => slack.messagesIn('#triage-it')[0]);
    expect(slack.screen(card)).toBe('*IT-1* Laptop\n[Claim]');
    await slack.until(() => slack.thread(said).length === 2);

    expect((await ben.presses(card, 'Claim')).acknowledged).toBe(true);
    await slack.until(() => slack.now(card)?.text === `claimed by <@${ben.id}>`);
    await expect(ben.presses(card, 'Claim')).rejects.toThrow(/no "Claim".*there is: nothing/s);
    expect((await ben.presses(card, 'Claim', { stale: true })).acknowledged).toBe(true);
    expect(slack.violations).toEqual([]);
  });

  test('events have the shapes Slack gives them', async () => {
    const said = await ana.says('#help', '@deskbell help @ben in #general, R&D 🎫');
    const [message] = desk.of('message');
    expect(message).toMatchObject({
      type: 'event_callback',
      team_id: slack.identity.teamId,
      api_app_id: slack.identity.appId,
      event_id: expect.stringMatching(/^Ev/) as unknown,
      authorizations: [{ user_id: slack.identity.botUserId, is_bot: true }],
      event: {
        type: 'message',
        user: ana.id,
        ts: said.ts,
        event_ts: said.ts,
        channel: slack.channelId('#help'),
        channel_type: 'channel',
        team: slack.identity.teamId,
        client_msg_id: expect.any(String) as unknown,
        text: `<@${slack.identity.botUserId}> help <@${ben.id}> in <#${slack.channelId('#general')}|general>, R&amp;D :ticket:`,
        blocks: [{ type: 'rich_text' }],
      },
    });
    const [mention] = desk.of('app_mention');
    expect(mention?.['event_id']).not.toBe(message?.['event_id']);
    expect(mention?.['event']).not.toHaveProperty('channel_type');
  });

  test('edits, deletions, threads, files, private channels and direct messages', async () => {
    const said = await ana.says('#help', 'one');
    await ana.edits(said, 'two');
    await ben.replies(said, 'three', { files: [{ name: 'a.txt', content: 'hello' }] });
    await ana.deletes(said);
    const reply = slack.thread(said)[1];
    if (!reply) throw new Error('no reply');
    await ben.deletes(reply);
    await slack.person('cleo').says('#triage-people', 'private');
    await ana.says('@deskbell', 'to the bot');
    const events = desk.of('message').map((body) => body['event']);
    expect(events).toMatchObject([
      { text: 'one' },
      {
        subtype: 'message_changed',
        message: { text: 'two', edited: { user: ana.id } },
        previous_message: { text: 'one' },
      },
      { subtype: 'file_share', thread_ts: said.ts, parent_user_id: ana.id, files: [{ size: 5 }] },
      { subtype: 'message_changed', message: { subtype: 'tombstone' } },
      { subtype: 'message_deleted', deleted_ts: reply.ts, previous_message: { text: 'three' } },
      { channel_type: 'group' },
      { channel_type: 'im', channel: expect.stringMatching(/^D/) as unknown },
    ]);
    await expect(ben.edits(slack.dm(ana)[0] ?? said, 'x')).rejects.toThrow('own messages');
    await expect(ana.says('#triage-people', 'x')).rejects.toThrow('ana is not in #triage-people');
    await expect(ana.says('#help', '')).rejects.toThrow('empty');
  });

  test('reactions, and the app’s own doings come back to it', async () => {
    const said = await ana.says('#help', 'hello');
    await ben.reacts(said, '🎫');
    await ben.unreacts(said, ':ticket:');
    const { client } = desk.app;
    await client.reactions.add({ channel: said.channel, timestamp: said.ts, name: 'eyes' });
    await client.chat.postMessage({ channel: said.channel, text: 'from the bot' });
    await slack.until(() => desk.of('message').length === 2);
    await slack.until(() => desk.of('reaction_added').length === 2);
    expect(desk.of('reaction_added')[0]?.['event']).toMatchObject({
      user: ben.id,
      reaction: 'ticket',
      item: { type: 'message', channel: said.channel, ts: said.ts },
      item_user: ana.id,
    });
    expect(desk.of('message')[1]?.['event']).toMatchObject({
      bot_id: slack.identity.botId,
      user: slack.identity.botUserId,
      bot_profile: { app_id: slack.identity.appId },
    });
    expect(slack.now(said)?.reactions).toEqual([
      { name: 'eyes', users: [slack.identity.botUserId] },
    ]);
    await slack.otherAppSays('#help', 'alert');
    expect(desk.of('message')[2]?.['event']).toMatchObject({ subtype: 'bot_message' });
  });
});

describe('what people see', () => {
  test('ephemeral messages are theirs alone, and a response_url works five times', async () => {
    const urls: string[] = [];
    desk.app.command('/ticket', async ({ ack, command, respond, client }) => {
      await ack({ text: 'one moment' });
      urls.push(command.response_url);
      const channel = command.channel_id;
      const user = command.user_id;
      await client.chat.postEphemeral({ channel, user, text: 'only you' });
      await respond({ text: 'later' });
      await respond({ text: 'for all', response_type: 'in_channel' });
    });
    const ran = await ana.runs('/ticket', 'a <b>', '#general');
    expect(ran).toMatchObject({ acknowledged: true, reply: 'one moment' });
    expect(desk.of('/ticket')[0]).toMatchObject({ text: 'a &lt;b&gt;', channel_name: 'general' });
    await slack.until(() => slack.messagesIn('#general').length === 1);
    const shown = slack.ephemeralsTo(ana).map(({ text }) => text);
    expect(shown.sort()).toEqual(['later', 'one moment', 'only you']);
    expect(slack.ephemeralsTo(ben)).toEqual([]);

    const post = () =>
      fetch(urls[0] ?? '', { method: 'POST', body: new URLSearchParams({ text: 'again' }) });
    const statuses = [await post(), await post(), await post(), await post()].map((r) => r.status);
    expect(statuses).toEqual([200, 200, 200, 404]);
    const said = await ana.says('#help', 'x');
    await expect(ana.runs('/ticket', '', '#help', { threadOf: said })).rejects.toThrow('threads');
  });

  test('an ephemeral message in a thread nobody has answered is not seen', async () => {
    const said = await ana.says('#help', 'x');
    const { client } = desk.app;
    const post = { channel: said.channel, user: ana.id, thread_ts: said.ts };
    await client.chat.postEphemeral({ ...post, text: 'lost' });
    await ben.replies(said, 'y');
    await client.chat.postEphemeral({ ...post, text: 'seen' });
    expect(slack.ephemeralsTo(ana).map(({ text }) => text)).toEqual(['seen']);
  });

  test('a wait that fails tells what happened', async () => {
    await desk.app.client.chat.postMessage({ channel: slack.channelId('#help'), text: 'hello' });
    const waiting = slack.until(() => expect(slack.dm(ana)).toHaveLength(1), { timeoutMs: 50 });
    await expect(waiting).rejects.toThrow(/not within 50 ms.*chat\.postMessage → 200 ok/s);
  });

  test('Home: published, opened, its controls tell the app', async () => {
    desk.app.event('app_home_opened', async ({ event, client }) => {
      const overflow = {
        type: 'overflow' as const,
        action_id: 'more',
        options: [{ text: plain('Withdraw'), value: 'withdraw' }],
      };
      await client.views.publish({
        user_id: event.user,
        view: {
          type: 'home',
          blocks: [
            section('My tickets'),
            actions(button('Open', 'open', 'IT-1')),
            actions(overflow),
          ],
        },
      });
    });
    desk.app.action(/open|more/, async ({ ack }) => ack());
    await ana.opensHome();
    const home = await slack.until(() => slack.homeOf(ana));
    expect(slack.screen(home)).toBe('My tickets\n[Open]\n[Withdraw]');
    await ana.presses(home, 'Open', { value: 'IT-1' });
    await ana.presses(home, 'Withdraw');
    expect(desk.of('block_actions')).toMatchObject([
      {
        container: { type: 'view', view_id: home.id },
        view: { type: 'home', hash: home.hash },
        actions: [{ type: 'button', action_id: 'open', value: 'IT-1' }],
      },
      { actions: [{ type: 'overflow', selected_option: { value: 'withdraw' } }] },
    ]);
    expect(desk.of('block_actions')[0]).not.toHaveProperty('response_url');
    await expect(ben.presses(home, 'Open')).rejects.toThrow('somebody else');
  });
});
