import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { storyOn, type Story } from '../agent/story.js';
import { openDesk, type RunningDesk } from '../desk.js';
import type { MessageRecord } from '../../fakes/slack/index.js';
import { HOUR, MINUTE, slaDesk } from './sla-desk.js';

let desk: RunningDesk;
let story: Story;

beforeAll(async () => {
  desk = await openDesk({
    desk: slaDesk({
      escalations: [
        {
          key: 'forgotten',
          when: { breached: 'resolution' },
          then: [
            { do: 'prioritise', priority: 'urgent' },
            { do: 'assign', to: 'slack:U0OMAR00000' },
            { do: 'reply', text: 'Somebody else looks at it now.' },
          ],
        },
      ],
    }),
  });
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
const said = (of: MessageRecord, text: string): number =>
  desk.slack
    .thread(of)
    .slice(1)
    .filter((each) => desk.slack.screen(each).includes(text)).length;

test('a breach: the thread, the requester and, unless somebody is on it, the lead hear of it once', async () => {
  const { asks, inThread, shows, inChat, ben } = story;
  const { card, asked, key } = await asks();
  await later(4.1 * HOUR);
  await shows(card, '🔴', 'answer was due');
  const late = await inThread(card, `${key} is late: answer was due`);
  expect(story.reads(late)).toContain('[On it]');
  await inThread(asked, /first answer by .*We did not make it/);
  await later(31 * MINUTE);
  await shows(await inChat(ben, key), 'answer was due', '[Claim]');
  await later(MINUTE);
  await later(MINUTE);
  expect(said(card, 'is late')).toBe(1);
  expect(said(asked, 'did not make it')).toBe(1);
});

test('a weekend of downtime: everything that was due happens once, and says the true time', async () => {
  const { asks, inThread, ticket } = story;
  const { card, asked, key } = await asks();
  const { openedAt } = (await desk.store.tickets.findByKey('main', key)) ?? {};
  await desk.app.stop();
  desk.advance(62 * HOUR);
  await desk.restart();
  await desk.runJobs();
  const due = (openedAt?.getTime() ?? 0) + 4 * HOUR;
  const late = await inThread(asked, /first answer by/);
  expect(late.text).toBeDefined();
  expect(JSON.stringify(late)).toContain(String(Math.floor(due / 1000)));
  await desk.runJobs();
  expect(said(asked, 'first answer by')).toBe(1);
  // Half of the time, and the end of it, are one thing to whoever reads it now.
  expect(said(card, 'answer was due')).toBe(1);
  expect((await ticket(key)).priority).toBe('urgent');
});

test('a rule reassigns, raises the priority and answers, once, and says why', async () => {
  const { asks, ben, inThread, shows, ticket } = story;
  const { card, asked, key } = await asks();
  await ben.presses(card, 'Claim');
  await shows(card, 'Ben Okafor has it');
  await ben.replies(card, 'I am looking into it');
  await inThread(asked, 'I am looking into it');
  await later(20.1 * HOUR);
  await inThread(card, 'a rule acted: the solution is late');
  await inThread(asked, 'Somebody else looks at it now.');
  await shows(card, 'Urgent', 'Omar Haddad has it');
  await later(MINUTE);
  expect(said(asked, 'Somebody else')).toBe(1);
  const { priority, assignee } = await ticket(key);
  expect({ priority, assignee }).toEqual({ priority: 'urgent', assignee: 'slack:U0OMAR00000' });
});

test('waiting: the requester is reminded, told when it closes, and then it closes', async () => {
  const { asks, ben, fills, inThread, shows, ticket } = story;
  const { card, asked, status, key } = await asks();
  await ben.presses(card, 'Claim');
  await fills(ben, card, { press: 'Ask requester' }, { 'Your question': 'Which one is it?' });
  await inThread(asked, 'asks about');
  await later(24.1 * HOUR);
  await inThread(asked, /still waits for your answer.*Which one is it\?.*closes/s);
  await later(24 * HOUR);
  expect(said(asked, 'still waits')).toBe(2);
  await later(24 * HOUR);
  await shows(status, '🔒', 'because no answer came');
  expect((await ticket(key)).status).toBe('closed');
});

test('an answer ends the waiting: no reminder, no closing', async () => {
  const { ana, asks, ben, fills, inThread, ticket } = story;
  const { card, asked, key } = await asks();
  await fills(ben, card, { press: 'Ask requester' }, { 'Your question': 'Which one?' });
  await inThread(asked, 'asks about');
  await later(23 * HOUR);
  await ana.replies(asked, 'The silver one');
  await inThread(card, 'The silver one');
  await later(12 * HOUR);
  expect(said(asked, 'still waits')).toBe(0);
  expect((await ticket(key)).status).toBe('in_progress');
});
