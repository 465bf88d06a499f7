import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { types } from '@slack/bolt';
import { startFakeSlack, type FakeSlack, type Person, type ViewRecord } from './index.js';
import { button, plain, section, startSmallDesk, type SmallDesk } from './small-desk.js';
import type { Wire } from './wire.js';

let slack: FakeSlack;
let desk: SmallDesk;
let ana: Person;

const option = (text: string) => ({ text: plain(text), value: text.toLowerCase() });
const low = option('Low');

/** One input of every kind, some with initial values. */
const form = (title = 'New ticket'): types.ModalView => ({
  type: 'modal',
  callback_id: 'ticket',
  private_metadata: 'm',
  title: plain(title),
  submit: plain('Send'),
  notify_on_close: true,
  blocks: [
    {
      type: 'input',
      block_id: 'subject',
      label: plain('Subject'),
      element: { type: 'plain_text_input', action_id: 'a', min_length: 3, max_length: 20 },
    },
    {
      type: 'input',
      block_id: 'priority',
      label: plain('Priority'),
      element: {
        type: 'static_select',
        action_id: 'a',
        options: [low, option('High')],
        initial_option: low,
      },
    },
    {
      type: 'input',
      block_id: 'who',
      label: plain('For whom'),
      optional: true,
      element: { type: 'users_select', action_id: 'a' },
    },
    {
      type: 'input',
      block_id: 'boxes',
      label: plain('Affected'),
      optional: true,
      element: { type: 'checkboxes', action_id: 'a', options: [low, option('All')] },
    },
    {
      type: 'input',
      block_id: 'kind',
      label: plain('Kind'),
      optional: true,
      dispatch_action: true,
      element: { type: 'radio_buttons', action_id: 'kind', options: [low, option('All')] },
    },
    {
      type: 'actions',
      block_id: 'row',
      elements: [button('Push', 'push'), { type: 'datepicker', action_id: 'day' }],
    },
  ],
});

async function opened(): Promise<ViewRecord> {
  await ana.usesShortcut('new_ticket');
  return slack.until(() => slack.viewOf(ana));
}

beforeEach(async () => {
  slack = await startFakeSlack({ shortcuts: ['new_ticket', 'from_message'] });
  desk = await startSmallDesk(slack);
  ana = slack.person('ana');
  desk.app.shortcut(/new_ticket|from_message/, async ({ ack, client, shortcut }) => {
    await ack();
    await client.views.open({ trigger_id: shortcut.trigger_id, view: form() });
  });
  desk.app.action(/push|day|kind/, async ({ ack }) => ack());
});

afterEach(async () => {
  await desk.stop();
  await slack.stop();
});

test('values arrive in their true shapes, untouched initial ones included', async () => {
  desk.app.view('ticket', async ({ ack }) => ack());
  const view = await opened();
  const filled = ana.fills(view, { Subject: 'Laptop', 'For whom': 'ben', boxes: ['All'] });
  const sent = await filled.submit();
  expect(sent).toMatchObject({ sent: true, acknowledged: true, errors: {}, view: undefined });
  const [body] = desk.of('view_submission');
  expect(body).toMatchObject({
    user: { id: ana.id, name: 'ana' },
    view: { id: view.id, private_metadata: 'm', root_view_id: view.id, previous_view_id: null },
    response_urls: [],
  });
  expect((body?.['view'] as Wire)['state']).toEqual({
    values: {
      subject: { a: { type: 'plain_text_input', value: 'Laptop' } },
      priority: { a: { type: 'static_select', selected_option: low } },
      who: { a: { type: 'users_select', selected_user: slack.person('ben').id } },
      boxes: { a: { type: 'checkboxes', selected_options: [option('All')] } },
      kind: { kind: { type: 'radio_buttons', selected_option: null } },
      row: { day: { type: 'datepicker', selected_date: null } },
    },
  });
});

test('Slack’s client holds back what is incomplete or wrong', async () => {
  const view = await opened();
  const required = 'Please complete this required field.';
  expect(await ana.submits(view)).toMatchObject({ sent: false, errors: { subject: required } });
  const short = await ana.fills(view, { Subject: 'x' }).submit();
  expect(short.errors).toEqual({ subject: 'Must be at least 3 characters.' });
  expect(() => ana.fills(view, { Subject: 'x'.repeat(21) })).toThrow('20 characters');
  expect(() => ana.fills(view, { Priority: 'Huge' })).toThrow('there is: Low · High');
  expect(() => ana.fills(view, { Nothing: 'x' })).toThrow(/there is: Subject · Priority/);
  expect(() => ana.fills(view, { Kind: 'All' })).toThrow('selects()');
  expect(desk.of('view_submission')).toEqual([]);
  expect(slack.screen(slack.viewOf(ana) ?? view)).toContain('Subject: x\n⚠ Must be at least');
});

test('inputs and pickers that tell the app at once do', async () => {
  const view = await opened();
  await ana.selects(view, 'Kind', 'All');
  await ana.selects(view, 'day', '2026-11-26');
  expect(desk.of('block_actions')).toMatchObject([
    { actions: [{ action_id: 'kind', selected_option: option('All') }] },
    {
      container: { type: 'view', view_id: view.id },
      actions: [{ action_id: 'day', selected_date: '2026-11-26' }],
    },
  ]);
});

test.each([
  [
    'errors',
    { response_action: 'errors', errors: { subject: 'No' } },
    'New ticket',
    { subject: 'No' },
  ],
  ['update', { response_action: 'update', view: form('Next') }, 'Next', {}],
  ['push', { response_action: 'push', view: form('On top') }, 'On top', {}],
  ['clear', { response_action: 'clear' }, undefined, {}],
])('response_action %s', async (name, response, title, errors) => {
  desk.app.view('ticket', async ({ ack }) => ack(response as never));
  const view = await opened();
  const sent = await ana.fills(view, { Subject: 'Laptop' }).submit();
  expect(sent).toMatchObject({ response: name, errors });
  expect(sent.view?.title?.['text']).toBe(title);
  expect(slack.violations).toEqual([]);
});

test('errors for what is no input, and a modal that breaks a rule, are violations', async () => {
  const answers = [
    { response_action: 'errors', errors: { nowhere: 'No' } },
    { response_action: 'update', view: form('x'.repeat(25)) },
  ];
  desk.app.view('ticket', async ({ ack }) => ack(answers.shift() as never));
  const view = await opened();
  await ana.fills(view, { Subject: 'Laptop' }).submit();
  await ana.submits(view);
  expect(slack.violations.join('\n')).toMatch(
    /nowhere, which is no input.*less than 25 characters/s,
  );
});

test('modals stack three high and close one by one or all at once', async () => {
  desk.app.action('push', async ({ body, client }) => {
    const { trigger_id } = body as unknown as { trigger_id: string };
    await client.views.push({ trigger_id, view: form() });
  });
  desk.app.view({ type: 'view_closed', callback_id: 'ticket' }, async ({ ack }) => ack());
  const first = await opened();
  await ana.presses(first, 'Push');
  const second = await slack.until(() => slack.viewOf(ana)?.id !== first.id && slack.viewOf(ana));
  expect(second).toMatchObject({ previous_view_id: first.id, root_view_id: first.id });
  await expect(ana.presses(first, 'Push')).rejects.toThrow('on top of this one');
  await ana.presses(second, 'Push');
  const third = await slack.until(() => slack.viewOf(ana)?.id !== second.id && slack.viewOf(ana));
  await ana.presses(third, 'Push');
  await slack.until(() => slack.calls('views.push').length === 3);
  await slack.until(
    () => slack.calls('views.push')[2]?.response?.['error'] === 'push_limit_reached',
  );
  await ana.closes(third);
  expect(slack.viewOf(ana)?.id).toBe(second.id);
  await ana.closes(second, { all: true });
  expect(slack.viewOf(ana)).toBeUndefined();
  expect(desk.of('view_closed').map((body) => body['is_cleared'])).toEqual([false, true, true]);
});

test('a message shortcut carries its message; ephemeral ones and unknown shortcuts have none', async () => {
  const said = await slack.person('ben').says('#help', 'broken');
  await ana.usesMessageShortcut('from_message', said);
  expect(desk.of('message_action')[0]).toMatchObject({
    callback_id: 'from_message',
    channel: { id: said.channel, name: 'help' },
    message_ts: said.ts,
    message: { text: 'broken', user: said.user },
    response_url: expect.stringContaining('/hooks/') as unknown,
  });
  const post = { channel: said.channel, user: ana.id, text: 'psst', blocks: [section('psst')] };
  await desk.app.client.chat.postEphemeral(post);
  const [shown] = slack.ephemeralsTo(ana);
  if (!shown) throw new Error('nothing shown');
  await expect(ana.usesMessageShortcut('from_message', shown)).rejects.toThrow('ephemeral');
  await expect(ana.usesShortcut('other')).rejects.toThrow('no shortcut other');
});
