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

/** What the bot wrote, and everybody's reactions, as one text that two moments can be compared by. */
const everything = (): string =>
  ['#help', '#general', '#triage-it', '#triage-facilities']
    .flatMap((channel) => story.slack.messagesIn(channel))
    .flatMap((message) => story.slack.thread(message))
    .map(
      (message) =>
        `${message.ts} ${story.slack.screen(message)} ${JSON.stringify(message.reactions)}`,
    )
    .join('\n');

const told = (): string[] =>
  [story.ana, story.ben, story.omar]
    .flatMap((person) => story.slack.ephemeralsTo(person))
    .sort((a, b) => Number(a.ts) - Number(b.ts))
    .map(({ text }) => text);

test('what is not signed by Slack, or was signed long ago, is not heard', async () => {
  const { asks, slack, ticket } = story;
  const { key, card } = await asks();
  await story.ben.presses(card, 'Claim');
  await desk.settled();
  const before = everything();
  const { version } = await ticket(key);
  for (const delivery of slack.deliveries.slice(-6)) {
    for (const spoiled of [
      { signature: 'wrong' },
      { signature: 'missing' },
      { ageSeconds: 600 },
    ] as const) {
      expect(await slack.resend(delivery, spoiled)).toBeGreaterThanOrEqual(400);
    }
  }
  // A delivery that never came the right way leaves no trace either.
  slack.delivery.held = true;
  const said = await story.jonas.says('#help', 'the printer on the third floor is jammed');
  for (const delivery of said.deliveries) {
    expect(await slack.resend(delivery, { signature: 'wrong' })).toBe(401);
  }
  await desk.settled();
  expect(everything().replace(/\n.*printer on the third floor.*/, '')).toBe(before);
  expect((await ticket(key)).version).toBe(version);
  await slack.release();
  await slack.until(() => slack.thread(said).length > 1);
  await desk.settled();
});

/** Request, press, form, reply, reaction, command: one of each kind of delivery. */
async function wholeStory() {
  const { ana, ben, omar, asks, shows, fills, inThread, marked, slack } = story;
  const filed = await asks();
  const { card, asked } = filed;
  await ben.presses(card, 'Claim');
  await shows(card, 'Ben Okafor has it');
  await marked(await ben.replies(card, 'Is it on?'), 'envelope');
  await inThread(asked, 'Is it on?');
  const answer = await ana.replies(asked, 'It is');
  await inThread(card, 'It is');
  await ana.edits(answer, 'It is not');
  await inThread(card, 'It is not (edited)');
  await omar.reacts(card, '🚨');
  await shows(card, '· Urgent');
  await fills(ben, card, { press: 'Resolve' }, { 'What fixed it?': 'A new battery' });
  await ana.presses(await inThread(asked, 'Solved: A new battery'), 'That fixed it');
  await shows(card, '🔒');
  desk.advance(120_000);
  const before = slack.messagesIn('#triage-it').length;
  await omar.runs('/ticket', 'the printer on the third floor is jammed', '#general');
  await slack.until(
    () => slack.dm(omar).length > 0 || slack.messagesIn('#triage-it').length > before,
  );
  await desk.settled();
  return filed;
}

test('everything that comes twice at the same moment acts once', async () => {
  const { slack, ticket } = story;
  slack.delivery.duplicates = true;
  const cards = slack.messagesIn('#triage-it').length;
  const { card, asked, key } = await wholeStory();
  slack.delivery.duplicates = false;
  expect((await ticket(key)).version).toBe(8);
  expect(
    slack
      .messagesIn('#triage-it')
      .slice(cards)
      .filter(({ text }) => text.includes(key)),
  ).toHaveLength(1);
  // Status, copy, answer, resolution; and: log, line, copy.
  expect(slack.thread(asked).slice(1)).toHaveLength(4);
  expect(slack.thread(card).slice(1)).toHaveLength(3);
});

test('everything that comes again later changes nothing', async () => {
  const { slack, ticket } = story;
  const from = slack.deliveries.length;
  const { key } = await wholeStory();
  const before = everything();
  const heard = told();
  const stored = await ticket(key);
  const deliveries = slack.deliveries.slice(from);
  const kinds = new Set(deliveries.map(({ kind, type }) => `${kind} ${type}`));
  expect([...kinds]).toEqual(
    expect.arrayContaining([
      'event message',
      'event reaction_added',
      'interaction block_actions',
      'interaction view_submission',
      'command /ticket',
    ]),
  );
  for (const delivery of deliveries) expect(await slack.resend(delivery)).toBe(200);
  await desk.settled();
  desk.advance(3 * 3_600_000);
  for (const delivery of [...deliveries].reverse()) expect(await slack.resend(delivery)).toBe(200);
  await desk.settled();
  expect(everything()).toBe(before);
  // Whoever pressed for a form may be told that it is too late; nobody hears anything else.
  expect(
    told()
      .slice(heard.length)
      .filter((text) => !text.includes(`${key} is closed`)),
  ).toEqual([]);
  expect(await ticket(key)).toEqual(stored);
});

test('what comes late and in another order loses nothing', async () => {
  const { slack, ana, ben, asks, inThread, ticket, shows } = story;
  const { card, asked, key } = await asks();
  slack.delivery.held = true;
  await ben.presses(card, 'Claim');
  await ben.replies(card, 'first line');
  await ana.replies(asked, 'her answer');
  await ben.replies(card, 'second line');
  await slack.release('reversed');
  await inThread(asked, 'first line');
  await inThread(asked, 'second line');
  await inThread(card, 'her answer');
  await shows(card, 'Ben Okafor has it');
  const { replies, status } = await ticket(key);
  expect(replies).toBe(3);
  expect(status).toBe('waiting_on_requester');
});
