import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { startFakeSlack, type FakeSlack } from './index.js';
import { plain, section, startSmallDesk, type SmallDesk } from './small-desk.js';

let slack: FakeSlack;
let desk: SmallDesk;

beforeEach(async () => {
  slack = await startFakeSlack();
  desk = await startSmallDesk(slack, { socketMode: true });
});

afterEach(async () => {
  await desk.stop();
  await slack.stop();
});

test('events, commands and forms come over the socket', async () => {
  const ana = slack.person('ana');
  desk.app.command('/ticket', async ({ ack, client, command }) => {
    await ack('one moment');
    const view = {
      type: 'modal' as const,
      callback_id: 'f',
      title: plain('T'),
      blocks: [section('x')],
    };
    await client.views.open({
      trigger_id: command.trigger_id,
      view: { ...view, submit: plain('Go') },
    });
  });
  desk.app.view('f', async ({ ack }) => ack({ response_action: 'clear' }));
  const long = 'a long text '.repeat(6000).slice(0, 40_000);
  expect((await ana.says('#help', long)).acknowledged).toBe(true);
  expect(desk.of('message')[0]).toMatchObject({ event: { text: long.trim() } });
  expect(await ana.runs('/ticket', 'x', '#general')).toMatchObject({ reply: 'one moment' });
  const form = await slack.until(() => slack.viewOf(ana));
  expect(await ana.submits(form)).toMatchObject({ response: 'clear', view: undefined });
});

test('once the socket is closed nothing is delivered', async () => {
  slack.delivery.retries = [];
  await desk.stop();
  await slack.until(() => slack.connected === false);
  expect(await slack.person('ana').says('#help', 'x')).toMatchObject({ acknowledged: false });
});
