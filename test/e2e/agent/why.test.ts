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

test('Why this? tells an agent alone what was seen', async () => {
  const { ben, asks, chooses, told } = story;
  const { card, key } = await asks();
  await chooses(ben, card, 'Why this?');
  await told(ben, new RegExp(`Why ${key} is what it is[^]*A request \\(.*for: [^]*Category`));
});

test('the requester may ask in the thread, others learn nothing', async () => {
  const { ana, asks, told } = story;
  const { asked, key } = await asks();
  await ana.replies(asked, '@deskbell why did you open this?');
  await told(ana, `Why ${key} is what it is`);
});
