import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { storyOn, type Filed, type Story } from '../agent/story.js';
import { openDesk, type RunningDesk } from '../desk.js';
import { HOUR, MINUTE, slaDesk } from './sla-desk.js';

let desk: RunningDesk;
let story: Story;

beforeAll(async () => {
  desk = await openDesk({
    desk: slaDesk(
      {
        targets: { resolution: { byPriority: {}, otherwise: 4 * HOUR, hours: 'calendar' } },
        ladder: [{ key: 'soon', when: { percent: 75 }, only: 'assigned', tell: ['assignee'] }],
      },
      { nudgesPerHour: 2 },
    ),
  });
  story = storyOn(desk);
});

afterEach(() => {
  expect(desk.slack.violations).toEqual([]);
});

afterAll(async () => {
  await desk.stop();
});

const bens = async (): Promise<Filed> => {
  const filed = await story.asks();
  await story.ben.presses(filed.card, 'Claim');
  await story.shows(filed.card, 'Ben Okafor has it');
  return filed;
};
/** The lists in Ben's chat that still show something. */
const lists = (): string[] =>
  desk.slack
    .dm(story.ben)
    .map((each) => story.reads(each))
    .filter((text) => text.includes('a look'));

test('what falls due together is one message; an hour has a budget; a newer list replaces the older', async () => {
  const first = await bens();
  const second = await bens();
  desk.advance(3.1 * HOUR);
  await desk.runJobs();
  await story.inChat(story.ben, '2 of yours need a look');
  expect(lists()).toHaveLength(1);
  expect(lists()[0]).toContain(first.key);
  expect(lists()[0]).toContain(second.key);
  expect(desk.slack.dm(story.ben)).toHaveLength(1);

  // Ten minutes later another one rings, as the second and last message of this hour.
  const third = await bens();
  desk.advance(3.1 * HOUR);
  await desk.runJobs();
  await desk.slack.until(() => lists()[0]?.includes(third.key));
  expect(lists()).toHaveLength(1);
  expect(desk.slack.dm(story.ben)).toHaveLength(2);
});

test('beyond the budget a nudge waits for the next hour, and then it comes', async () => {
  const waiting: Filed[] = [];
  for (let index = 0; index < 3; index += 1) {
    waiting.push(await bens());
    desk.advance(10 * MINUTE);
  }
  const before = desk.slack.dm(story.ben).length;
  desk.advance(2.3 * HOUR);
  for (let index = 0; index < 4; index += 1) {
    desk.advance(10 * MINUTE);
    await desk.runJobs();
  }
  expect(desk.slack.dm(story.ben)).toHaveLength(before + 2);
  const last = waiting.at(-1)?.key ?? '';
  expect(lists().join()).not.toContain(last);
  desk.advance(HOUR);
  await desk.runJobs();
  await desk.slack.until(() => lists()[0]?.includes(last));
});
