import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { startFakeSlack, type FakeSlack, type MessageRecord, type Person } from './index.js';
import { actions, button, plain, section, startSmallDesk, type SmallDesk } from './small-desk.js';

let slack: FakeSlack;
let desk: SmallDesk;
let ben: Person;

beforeEach(async () => {
  slack = await startFakeSlack();
  desk = await startSmallDesk(slack);
  ben = slack.person('ben');
  desk.app.action(/.*/, async ({ ack }) => ack());
});

afterEach(async () => {
  expect(slack.violations).toEqual([]);
  expect(slack.unacknowledged()).toEqual([]);
  await desk.stop();
  await slack.stop();
});

const option = (text: string) => ({ text: plain(text), value: text.toLowerCase() });
const options = [option('Low'), option('High')];
const pressed = () => desk.of('block_actions');

async function post(channel: string, ...blocks: object[]): Promise<MessageRecord> {
  const sent = await desk.app.client.chat.postMessage({
    channel,
    text: 'a card',
    blocks: blocks as never,
  });
  const place = channel.startsWith('D') ? slack.dm(ben) : slack.messagesIn(channel);
  const found = place.find(({ ts }) => ts === sent.ts);
  if (!found) throw new Error('not posted');
  return found;
}

test('every kind of menu in a message says what was chosen', async () => {
  const card = await post(
    slack.channelId('#triage-it'),
    actions(
      { type: 'static_select', action_id: 'priority', options, placeholder: plain('Priority') },
      { type: 'users_select', action_id: 'assign', placeholder: plain('Assign') },
      { type: 'radio_buttons', action_id: 'radio', options },
      { type: 'checkboxes', action_id: 'boxes', options },
      { type: 'datepicker', action_id: 'day', initial_date: '2026-11-25' },
    ),
  );
  await ben.selects(card, 'Priority', 'High');
  await ben.selects(card, 'Assign', 'omar');
  await ben.selects(card, 'radio', 'low');
  await ben.selects(card, 'boxes', ['Low', 'High']);
  await ben.selects(card, 'day', '2026-11-26');
  const id = slack.person('omar').id;
  expect(pressed().map((body) => (body['actions'] as unknown[])[0])).toMatchObject([
    { type: 'static_select', selected_option: option('High'), placeholder: plain('Priority') },
    { type: 'users_select', selected_user: id },
    { type: 'radio_buttons', selected_option: option('Low') },
    { type: 'checkboxes', selected_options: options },
    { type: 'datepicker', selected_date: '2026-11-26', initial_date: '2026-11-25' },
  ]);
  const block = card.blocks[0]?.['block_id'] as string;
  expect(pressed()[1]).toMatchObject({
    state: {
      values: {
        [block]: {
          assign: { type: 'users_select', selected_user: id },
          priority: { type: 'static_select', selected_option: null },
          day: { selected_date: '2026-11-25' },
        },
      },
    },
  });
  await expect(ben.presses(card, 'Assign')).rejects.toThrow('use selects()');
});

test('the place is named as Slack names it', async () => {
  const row = actions(button('Claim', 'claim'));
  const { channel } = await desk.app.client.conversations.open({ users: ben.id });
  await ben.presses(await post(channel?.id ?? '', row), 'Claim');
  const secret = await post(slack.channelId('#triage-people'), row);
  await slack.person('cleo').presses(secret, 'claim');
  await expect(ben.presses(secret, 'Claim')).rejects.toThrow('ben is not in #triage-people');
  expect(pressed()).toMatchObject([
    { channel: { name: 'directmessage' }, container: { type: 'message', is_ephemeral: false } },
    { channel: { name: 'privategroup' }, user: { username: 'cleo' }, message: { text: 'a card' } },
  ]);
});

test('controls that look alike, and those that ask back', async () => {
  const confirm = {
    title: plain('T'),
    text: plain('Sure?'),
    confirm: plain('Y'),
    deny: plain('N'),
  };
  const card = await post(
    slack.channelId('#triage-it'),
    actions(button('Open', 'a', 'IT-1'), button('Open', 'b', 'IT-2')),
    actions(
      { ...button('Withdraw', 'w'), confirm },
      { type: 'overflow', action_id: 'more', options: [option('Release'), option('Note')] },
    ),
  );
  await expect(ben.presses(card, 'Open')).rejects.toThrow('2 × "Open"');
  await ben.presses(card, 'Open', { value: 'IT-2' });
  await ben.presses(card, 'Open', { nth: 0 });
  await ben.presses(card, 'Withdraw', { deny: true });
  await ben.presses(card, 'Note');
  await expect(ben.presses(card, 'Merge')).rejects.toThrow(
    'there is: Open · Open · Withdraw · Release · Note',
  );
  expect(pressed().map((body) => (body['actions'] as unknown[])[0])).toMatchObject([
    { action_id: 'b', value: 'IT-2' },
    { action_id: 'a' },
    { action_id: 'more', selected_option: option('Note') },
  ]);
});

test('two people press at the same instant, and both presses arrive', async () => {
  const card = await post(slack.channelId('#triage-it'), actions(button('Claim', 'claim')));
  await Promise.all([ben, slack.person('omar')].map((person) => person.presses(card, 'Claim')));
  const users = pressed().map((body) => (body['user'] as { id: string }).id);
  expect(new Set(users)).toEqual(new Set([ben.id, slack.person('omar').id]));
});

test('a button on an ephemeral message replaces it, or takes it away', async () => {
  desk.app.action('again', async ({ respond }) => {
    await respond({
      text: 'second',
      blocks: [actions(button('Gone', 'gone'))],
      replace_original: true,
    });
  });
  desk.app.action('gone', async ({ respond }) => void (await respond({ delete_original: true })));
  await desk.app.client.chat.postEphemeral({
    channel: slack.channelId('#help'),
    user: ben.id,
    text: 'first',
    blocks: [section('first'), actions(button('Again', 'again'))],
  });
  const first = await slack.until(() => slack.ephemeralsTo(ben)[0]);
  await expect(slack.person('ana').presses(first, 'Again')).rejects.toThrow('was not shown this');
  await ben.presses(first, 'Again');
  await slack.until(() => slack.ephemeralsTo(ben)[0]?.text === 'second');
  await ben.presses(first, 'Gone');
  await slack.until(() => slack.ephemeralsTo(ben).length === 0);
  expect(pressed()[0]).toMatchObject({ container: { is_ephemeral: true } });
  expect(pressed()[0]).not.toHaveProperty('message');
});

test('a response_url is good for half an hour', async () => {
  const failure = new Promise((resolve) => {
    desk.app.action('late', async ({ respond }) => {
      slack.advance(30 * 60_000 + 1);
      await respond('too late').then(resolve, resolve);
    });
  });
  const card = await post(slack.channelId('#triage-it'), actions(button('Late', 'late')));
  await ben.presses(card, 'Late');
  expect(await failure).toMatchObject({ message: expect.stringContaining('404') as unknown });
});
