import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { openDesk, type RunningDesk } from '../desk.js';
import { storyOn, type Story } from './story.js';

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

/** Sends the text as an agent and as the requester; resolves with both copies. */
async function bothWays(text: string, sign: string | RegExp = text) {
  const filed = await story.asks();
  const { ben, ana, inThread, marked } = story;
  const line = await ben.replies(filed.card, text);
  const copy = await inThread(filed.asked, sign);
  await marked(line, 'envelope');
  await ana.replies(filed.asked, text);
  const back = await inThread(filed.card, new RegExp(`^\\*Ana Lindqvist\\*`));
  return { ...filed, copy, back };
}

/** Every text of the blocks that Slack reads markup in. */
function mrkdwnOf(blocks: unknown): string[] {
  const found: string[] = [];
  JSON.parse(typeof blocks === 'string' ? blocks : '[]', (_key, value: unknown) => {
    const { type, text } = (value ?? {}) as { type?: unknown; text?: unknown };
    if (type === 'mrkdwn' && typeof text === 'string') found.push(text);
    return value;
  });
  return found;
}

test('forty thousand characters arrive whole', async () => {
  const { ben, asks, inThread, marked, reads } = story;
  const { card, asked } = await asks();
  const text = `The log says: ${'0123456789 '.repeat(3634)}`.slice(0, 40_000);
  const line = await ben.replies(card, text);
  const copy = await inThread(asked, 'The log says');
  await marked(line, 'envelope');
  const words = (shown: string): string => shown.replace(/\s/g, '');
  expect(words(reads(copy))).toBe(words(`*Ben Okafor (IT)*${text}`));
});

test('a request of forty thousand characters is quoted in short', async () => {
  const text = `My MacBook won't turn on. ${'My laptop does not start. '.repeat(1538)}`.slice(
    0,
    40_000,
  );
  const { card } = await story.asks({ text });
  expect(story.reads(card).length).toBeLessThan(1000);
});

test('emoji only', async () => {
  const { copy, back } = await bothWays('👍🔥', '👍');
  expect(story.reads(copy)).toBe('*Ben Okafor (IT)*\n👍🔥');
  expect(story.reads(back)).toBe('*Ana Lindqvist*\n👍🔥');
});

test('right to left', async () => {
  const text = 'המחשב שלי לא נדלק מהבוקר (MacBook)';
  const { copy, back } = await bothWays(text);
  expect(story.reads(copy)).toContain(text);
  expect(story.reads(back)).toContain(text);
});

test('nobody is rung by what somebody wrote', async () => {
  const { copy, back } = await bothWays(
    '@channel please restart, @here and @omar',
    'please restart',
  );
  for (const message of [copy, back]) {
    expect(story.reads(message)).toContain('@channel please restart, @here and @Omar Haddad');
    expect(JSON.stringify(message.blocks)).not.toMatch(/<!|<@/);
  }
});

test('nothing that somebody wrote can pass for a link or a mention', async () => {
  const { ben, ana, asks, inThread, fills, shows } = story;
  const evil = '<https://evil.example|click here> <!channel> <@U0BEN000000> & *bold*';
  const { card, asked } = await asks({
    text: `My MacBook won't turn on. My laptop is broken. ${evil}`,
  });
  await shows(card, '&lt;!channel&gt; &lt;@U0BEN000000&gt; &amp;');
  await ben.replies(card, evil);
  const copy = await inThread(asked, 'evil.example');
  expect(story.reads(copy)).toContain('&lt;!channel&gt; &lt;@U0BEN000000&gt; &amp;');
  await ana.replies(asked, evil);
  const back = await inThread(card, /Ana Lindqvist\*\n.*evil.example/);
  expect(story.reads(back)).toContain('&lt;!channel&gt;');
  await fills(
    ben,
    card,
    { press: 'Ask requester' },
    {
      'Your question': evil,
      'Answers to press, one a line (may stay empty)': `${evil}\n*No*`,
    },
  );
  const question = await inThread(asked, 'asks about');
  expect(story.reads(question)).toContain('&lt;!channel&gt;');
  await fills(ben, card, { choose: 'On hold…' }, { 'Why?': evil });
  await inThread(asked, 'is on hold: &lt;');
  await fills(ben, card, { press: 'Resolve' }, { 'What fixed it?': evil });
  await inThread(asked, 'Solved: &lt;');
  await shows(card, '✅', 'evil.example');
  await desk.settled();
  const formatted = story.slack.calls().flatMap(({ args }) => mrkdwnOf(args['blocks']));
  expect(formatted.filter((text) => /<!(?!date)|<https:..evil/.test(text))).toEqual([]);
});

test('long answers and titles fit where they stand', async () => {
  const { ben, ana, asks, inThread, fills, shows } = story;
  const { card, asked } = await asks();
  const long = 'A very long answer that goes on and on '.repeat(20);
  await fills(
    ben,
    card,
    { press: 'Ask requester' },
    {
      'Your question': long,
      'Answers to press, one a line (may stay empty)': `${long}\nshort\nThree\n4\n5\n6\n7`,
    },
  );
  const question = await inThread(asked, 'asks about');
  await ana.presses(question, 'short');
  await shows(question, 'Your answer: short');
  await fills(ben, card, { press: 'Resolve' }, { 'What fixed it?': 'x'.repeat(3000) });
  await shows(card, '✅');
  await inThread(asked, 'Solved: xxx');
});
