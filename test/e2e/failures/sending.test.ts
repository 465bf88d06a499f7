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

afterEach(() => {
  desk.slack.faults.clear();
});

const SECOND = 1000;

/** Messages of the bot in a thread, below the first. */
const posted = (of: Parameters<Story['slack']['thread']>[0], text: string) =>
  story.slack
    .thread(of)
    .slice(1)
    .filter((message) => story.slack.screen(message).includes(text));

const toThread = (of: { ts: string }) => ({
  when: (args: Readonly<Record<string, unknown>>) => args['thread_ts'] === of.ts,
});

test('told to wait by Slack, it waits; nothing is lost and the order is kept', async () => {
  const { ben, asks, slack, inThread, marked } = story;
  const { card, asked } = await asks();
  slack.faults.rateLimit('chat.postMessage', 600, { times: 2, ...toThread(asked) });
  const lines = [];
  for (const text of ['one', 'two', 'three']) lines.push(await ben.replies(card, text));
  const attempts = () =>
    slack
      .calls('chat.postMessage')
      .filter(({ args, status }) => args['thread_ts'] === asked.ts && status === 429);
  await slack.until(() => attempts().length === 1);
  await desk.runJobs();
  expect(attempts()).toHaveLength(1);
  expect(posted(asked, 'one')).toEqual([]);

  desk.advance(500 * SECOND);
  await desk.runJobs();
  expect(attempts()).toHaveLength(1);
  desk.advance(101 * SECOND);
  await desk.runJobs();
  expect(attempts()).toHaveLength(2);
  desk.advance(601 * SECOND);
  await desk.runJobs();
  await inThread(asked, 'three');
  const texts = slack.thread(asked).map((message) => slack.screen(message));
  const order = ['one', 'two', 'three'].map((word) =>
    texts.flatMap((text, index) => (text.endsWith(`\n${word}`) ? [index] : [])),
  );
  expect(order.map((places) => places.length)).toEqual([1, 1, 1]);
  expect(order.flat()).toEqual([...order.flat()].sort((a, b) => a - b));
  for (const line of lines) await marked(line, 'envelope');
});

test.each(['reset', 500, 503] as const)(
  'a failure before Slack took it (%s) is tried again',
  async (how) => {
    const { ben, asks, slack, inThread } = story;
    const { card, asked } = await asks();
    slack.faults.failBefore('chat.postMessage', how, toThread(asked));
    await ben.replies(card, 'Is it on?');
    await slack.until(() =>
      slack
        .calls('chat.postMessage')
        .some(({ args, status }) => args['thread_ts'] === asked.ts && status !== 200),
    );
    await desk.settled();
    desk.advance(6 * SECOND);
    await desk.runJobs();
    await inThread(asked, 'Is it on?');
    expect(posted(asked, 'Is it on?')).toHaveLength(1);
  },
);

test.each(['reset', 502] as const)(
  'an answer that was lost (%s) leaves one message, found again by its metadata',
  async (how) => {
    const { ben, asks, slack, marked } = story;
    const { card, asked } = await asks();
    slack.faults.failAfter('chat.postMessage', how, toThread(asked));
    const line = await ben.replies(card, 'Is it on?');
    await slack.until(() => posted(asked, 'Is it on?').length > 0);
    await desk.settled();
    desk.advance(6 * SECOND);
    await desk.runJobs();
    await marked(line, 'envelope');
    expect(posted(asked, 'Is it on?')).toHaveLength(1);
    // The copy is known: an edit finds it.
    await ben.edits(line, 'Is it plugged in?');
    await slack.until(() => posted(asked, 'Is it plugged in? (edited)').length === 1);
  },
);

test('a card whose answer was lost stands there once, and lives', async () => {
  const { ana, ben, slack, shows } = story;
  desk.advance(120 * SECOND);
  const before = slack.messagesIn('#triage-it').length;
  slack.faults.failAfter('chat.postMessage', 'reset', {
    when: ({ channel }) => channel === slack.channelId('#triage-it'),
  });
  await ana.says('#help', "My MacBook won't turn on, my laptop is broken");
  const card = await slack.until(() => slack.messagesIn('#triage-it')[before]);
  await desk.settled();
  desk.advance(6 * SECOND);
  await desk.runJobs();
  expect(slack.messagesIn('#triage-it')).toHaveLength(before + 1);
  await ben.presses(card, 'Claim');
  await shows(card, 'Ben Okafor has it');
});

test('an update that failed is made good', async () => {
  const { ben, asks, slack, shows } = story;
  const { card, status } = await asks();
  slack.faults.failBefore('chat.update', 503, { times: 2 });
  await ben.presses(card, 'Claim');
  await slack.until(
    () => slack.calls('chat.update').filter(({ status: http }) => http === 503).length === 2,
  );
  await desk.settled();
  desk.advance(6 * SECOND);
  await desk.runJobs();
  await shows(card, 'Ben Okafor has it');
  await shows(status, 'Ben Okafor has it');
});

test('slow answers of Slack hold up neither the acknowledgement nor other tickets', async () => {
  const { ben, asks, slack, shows } = story;
  const first = await asks();
  const second = await asks();
  slack.faults.slow('chat.update', 2500, { when: ({ ts }) => ts === first.card.ts });
  const { acknowledged } = await ben.presses(first.card, 'Claim');
  expect(acknowledged).toBe(true);
  await ben.presses(second.card, 'Claim');
  await shows(second.card, 'Ben Okafor has it');
  expect(story.reads(first.card)).not.toContain('Ben Okafor has it');
  await shows(first.card, 'Ben Okafor has it');
});

test('what Slack refuses for good is given up, its author is told, and the next goes on', async () => {
  const { ben, asks, slack, told, inThread } = story;
  const { card, asked, key } = await asks();
  await ben.replies(card, 'Hello');
  await inThread(asked, 'Hello');
  slack.faults.refuse('chat.postMessage', 'invalid_blocks', toThread(asked));
  await ben.replies(card, 'Is it on?');
  await told(ben, `I could not reach the other side with this message. It is kept with ${key}`);
  await ben.replies(card, 'Are you there?');
  await inThread(asked, 'Are you there?');
});
