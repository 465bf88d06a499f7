import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { openDesk, type RunningDesk } from '../desk.js';
import { storyOn, type Story } from '../agent/story.js';
import { slaDesk, HOUR } from './sla-desk.js';

let desk: RunningDesk;
let story: Story;

beforeAll(async () => {
  desk = await openDesk({ desk: slaDesk() });
  story = storyOn(desk);
});

afterEach(() => {
  expect(desk.slack.violations).toEqual([]);
});

afterAll(async () => {
  await desk.stop();
});

const later = async (ms: number): Promise<void> => {
  desk.advance(ms);
  await desk.runJobs();
};

test('half of the time is over and nobody has it: the team hears in the thread', async () => {
  const { ben, asks, inThread, shows, ticket } = story;
  const { card, key } = await asks();
  await later(2.1 * HOUR);
  const nudge = await inThread(card, `${key} has nobody yet: answer by`);
  expect(story.reads(nudge)).toContain('[Claim]');
  await later(0);
  expect(desk.slack.thread(card).filter(({ text }) => text.includes('nobody yet'))).toHaveLength(1);
  await ben.presses(nudge, 'Claim');
  await shows(card, 'Ben Okafor has it');
  expect((await ticket(key)).assignee).toBe(`slack:${ben.id}`);
  await ben.replies(card, 'I am looking into it');
  await shows(card, 'Last word: Ben Okafor');
});

test('the assignee hears directly; On it, pressed twice, stops the ladder', async () => {
  const { ben, asks, inChat, shows, slack } = story;
  const { card, key } = await asks();
  await ben.presses(card, 'Claim');
  await shows(card, 'Ben Okafor has it');
  await later(3.1 * HOUR);
  const nudge = await inChat(ben, key);
  await shows(nudge, 'answer by', '[On it] [Snooze 1 h]');
  await Promise.all([ben.presses(nudge, 'On it'), ben.presses(nudge, 'On it')]);
  await shows(nudge, 'on it');
  await desk.settled();
  expect(story.reads(nudge)).not.toContain('[On it]');
  await story.inThread(card, 'Ben Okafor is on it');
  const before = slack.dm(ben).length;
  await later(0.4 * HOUR);
  expect(slack.dm(ben)).toHaveLength(before);
});

test('Why this deadline? is answered to the team alone; the card shows who had the ball', async () => {
  const { ana, ben, asks, chooses, fills, inThread, shows, told } = story;
  const { card, asked, key } = await asks();
  await ben.presses(card, 'Claim');
  await fills(ben, card, { press: 'Ask requester' }, { 'Your question': 'Which one?' });
  await inThread(asked, 'Which one?');
  desk.advance(3 * HOUR);
  await ana.replies(asked, 'The silver one');
  await shows(card, 'Ball: requester 3 h');
  await chooses(ben, card, 'Why this deadline?');
  const why = await told(ben, `Why ${key} is due when it is`);
  expect(story.reads(why)).toMatch(/Solution.*of 20 h counted, due/);
  expect(story.reads(why)).toContain('the requester had to answer');
  expect(story.reads(why)).toContain('First answer');
  await chooses(ana, card, 'Why this deadline?');
  await told(ana, 'Only IT agents can do that');
});
