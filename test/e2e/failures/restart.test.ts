import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { openDesk, type RunningDesk } from '../desk.js';
import { storyOn, type Story } from '../agent/story.js';

let desk: RunningDesk;
let story: Story;

beforeAll(async () => {
  desk = await openDesk();
  story = storyOn(desk);
});

afterEach(() => {
  expect(desk.slack.violations).toEqual([]);
});

afterAll(async () => {
  await desk.stop();
});

test('the product ends right after it took a request, and starts again: nothing is lost', async () => {
  const { ana, ben, slack, shows } = story;
  desk.advance(120_000);
  const asked = await ana.says('#help', "My MacBook won't turn on, my laptop is broken");
  await desk.restart();
  const card = await slack.until(() => slack.messagesIn('#triage-it')[0]);
  expect(slack.thread(asked)).toHaveLength(2);

  await ben.presses(card, 'Claim');
  await desk.restart();
  await shows(card, 'Ben Okafor has it');
  await desk.settled();
  expect(slack.messagesIn('#triage-it')).toHaveLength(1);
});

test('what could not be sent before the end is sent after the start', async () => {
  const { ben, asks, slack, inThread, marked } = story;
  const { card, asked } = await asks();
  slack.faults.failBefore('chat.postMessage', 503, {
    when: ({ thread_ts }) => thread_ts === asked.ts,
  });
  const line = await ben.replies(card, 'Is it on?');
  await slack.until(() => slack.calls('chat.postMessage').some(({ status }) => status === 503));
  await desk.restart();
  desk.advance(6_000);
  await desk.runJobs();
  await inThread(asked, 'Is it on?');
  await marked(line, 'envelope');
  expect(slack.thread(asked).filter(({ text }) => text.includes('Is it on?'))).toHaveLength(1);
});

test('what nobody took while the product was away is brought again by Slack, and acts once', async () => {
  const { ana, asks, inThread, slack } = story;
  const { card, asked } = await asks();
  await desk.settled();
  slack.delivery.retries = 'manual';
  await desk.app.stop();
  const said = await ana.replies(asked, 'Still there?');
  expect(said.acknowledged).toBe(false);
  await desk.restart();
  await slack.redeliver();
  slack.delivery.retries = [0, 20, 50];
  await inThread(card, 'Still there?');
  await desk.settled();
  expect(said.deliveries.map(({ acknowledged }) => acknowledged)).toEqual([true]);
});

test('a delivery that was stored by a process that died is worked on at the next start', async () => {
  const { ben, ana, asks, inThread, slack } = story;
  const { card, asked } = await asks();
  const slackMessage = (message: typeof asked, thread: typeof asked) => ({
    platform: 'slack' as const,
    conversation: message.channel,
    thread: thread.ts,
    message: message.ts,
  });
  await desk.app.stop();
  slack.delivery.retries = 'manual';
  const said = await ana.replies(asked, 'Anybody there?');
  expect(said.acknowledged).toBe(false);
  await desk.store.inbox.put({
    kind: 'said',
    delivery: `message:${said.channel}:${said.ts}`,
    deskId: 'main',
    at: desk.now(),
    actor: `slack:${ana.id}`,
    message: slackMessage(said, asked),
    text: 'Anybody there?',
    files: [],
    direct: false,
    mentionsBot: false,
  });
  await desk.restart();
  // Slack brings what it got no answer to; by then it is known.
  await slack.redeliver();
  slack.delivery.retries = [0, 20, 50];
  desk.advance(61_000);
  await desk.runJobs();
  await inThread(card, 'Anybody there?');
  await desk.settled();
  expect(slack.thread(card).filter(({ text }) => text.includes('Anybody there?'))).toHaveLength(1);
  await ben.replies(card, 'Here');
  await inThread(asked, 'Here');
});

test('an event whose consequences were not written is followed up by the repair', async () => {
  const { ben, asks, shows, ticket, slack } = story;
  const { card, status, key } = await asks();
  const stored = await desk.store.tickets.findByKey('main', key);
  if (stored === undefined) throw new Error('no ticket');
  // As if the process had died between the commit and everything else.
  await desk.store.events.append({
    id: `${stored.id}:2`,
    deskId: 'main',
    ticketId: stored.id,
    seq: 2,
    at: desk.now(),
    actor: { kind: 'person', person: `slack:${ben.id}` },
    cause: 'a press',
    change: { type: 'claimed' },
  });
  await desk.settled();
  expect(story.reads(card)).toContain('🆕');
  await desk.runJobs();
  desk.advance(1000);
  await desk.runJobs();
  await shows(card, 'Ben Okafor has it');
  await shows(status, 'Ben Okafor has it');
  expect((await ticket(key)).version).toBe(2);
  await desk.runJobs();
  expect(slack.thread(card)).toHaveLength(2);
});
