import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { storyOn, type Story } from '../agent/story.js';
import { openDesk, type RunningDesk } from '../desk.js';
import { HOUR, slaDesk } from './sla-desk.js';

let desk: RunningDesk;
let story: Story;

beforeAll(async () => {
  desk = await openDesk({ desk: slaDesk({ targets: {}, ladder: [] }) });
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

test('what an agent says they will do comes back on its day, with Done, Tomorrow and Drop', async () => {
  const { ben, asks, told, inChat, shows, slack, ticket } = story;
  const { card, key } = await asks();
  await ben.replies(card, "I'll look tomorrow");
  await told(ben, /I remind you .*I'll look tomorrow/);
  await later(40 * HOUR);
  const reminder = await inChat(ben, "I'll look tomorrow");
  await shows(reminder, key, '[Done] [Tomorrow] [Drop]');
  const { length } = slack.dm(ben);
  await later(HOUR);
  expect(slack.dm(ben)).toHaveLength(length);

  await ben.presses(reminder, 'Tomorrow');
  await shows(reminder, 'on it');
  await later(36 * HOUR);
  const again = await slack.until(() =>
    slack.dm(ben).findLast((each) => each !== reminder && slack.screen(each).includes('[Done]')),
  );
  const { version } = await ticket(key);
  await ben.presses(again, 'Done');
  await shows(again, 'Nothing of yours waits');
  await ben.presses(again, 'Done', { stale: true });
  expect((await ticket(key)).version).toBe(version + 1);
});

test('Drop at once: nobody is reminded', async () => {
  const { ben, asks, told, slack } = story;
  const { card } = await asks();
  await ben.replies(card, "I'll check the cable tomorrow");
  await ben.presses(await told(ben, 'check the cable'), 'Drop');
  await later(48 * HOUR);
  expect(slack.dm(ben).some((each) => slack.screen(each).includes('cable'))).toBe(false);
});
