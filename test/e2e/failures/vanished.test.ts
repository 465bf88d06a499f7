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

const MINUTE = 60_000;

/** Lets the rows that were put back have another try. */
async function later(minutes: number): Promise<void> {
  desk.advance(minutes * MINUTE);
  await desk.runJobs();
}

test('the bot is taken out of the triage channel: leads and requester hear it, and the card comes later', async () => {
  const { slack, ana, ben, inChat, shows } = story;
  await slack.admin.kicksBot('#triage-it');
  await inChat(ben, 'I was removed from');
  desk.advance(2 * MINUTE);
  const before = slack.messagesIn('#triage-it').length;
  const asked = await ana.says('#help', "My MacBook won't turn on, my laptop is broken");
  const status = await slack.until(() => slack.thread(asked)[1]);
  const key = /IT-\d+/.exec(await shows(status, 'With IT since'))?.[0] ?? '';
  await inChat(ben, `I could not reach the triage channel of IT for ${key}`);
  await inChat(
    ana,
    `I could not reach the triage channel. Your ticket ${key} is safe; IT was told by direct message.`,
  );
  await ana.replies(asked, 'It smells, too');
  await later(11);
  expect(slack.messagesIn('#triage-it')).toHaveLength(before);

  await slack.admin.invitesBot('#triage-it');
  await later(11);
  const card = await slack.until(() => slack.messagesIn('#triage-it')[before]);
  await shows(card, key, 'Last word: Ana Lindqvist', '[Claim]');
  // What was said meanwhile was kept.
  await story.inThread(card, 'It smells, too');
  expect(slack.dm(ana).filter(({ text }) => text.includes('could not reach'))).toHaveLength(1);
  expect(slack.dm(ben).filter(({ text }) => text.includes(key))).toHaveLength(1);
});

test('… while a ticket is worked on: the requester goes on hearing everything', async () => {
  const { slack, ana, ben, asks, shows } = story;
  const { card, status, asked } = await asks();
  await ben.presses(card, 'Claim');
  await shows(card, 'Ben Okafor has it');
  await slack.admin.kicksBot('#triage-it');
  await ana.presses(status, 'Withdraw');
  await shows(status, '🔒', 'You withdrew it');
  expect(story.reads(card)).toContain('🛠');
  await slack.admin.invitesBot('#triage-it');
  await later(11);
  await shows(card, '🔒', 'You withdrew it');
  expect(slack.thread(asked)).toHaveLength(2);
});

test('the triage channel is archived and comes back', async () => {
  const { slack, ana, ben, shows, asks, inChat } = story;
  const open = await asks();
  const before = slack.messagesIn('#triage-it').length;
  await slack.admin.archives('#triage-it');
  desk.advance(2 * MINUTE);
  const asked = await ana.says('#help', "My MacBook won't turn on, my laptop is broken");
  const status = await slack.until(() => slack.thread(asked)[1]);
  const key = /IT-\d+/.exec(await shows(status, 'With IT since'))?.[0] ?? '';
  await inChat(ben, `I could not reach the triage channel of IT for ${key}`);
  await ana.replies(open.asked, 'Anybody there?');
  await desk.settled();
  await slack.admin.unarchives('#triage-it');
  await later(11);
  const card = await slack.until(() => slack.messagesIn('#triage-it')[before]);
  await shows(card, key, '[Claim]');
  await story.inThread(open.card, 'Anybody there?');
  await shows(open.card, 'Last word: Ana Lindqvist');
});

test('the requester’s channel is closed to the bot: they read on in a direct message', async () => {
  const { slack, ana, ben, asks, inChat, shows, inThread, marked } = story;
  const { card, key } = await asks();
  await slack.admin.kicksBot('#help');
  const line = await ben.replies(card, 'Please bring it to my desk');
  const copy = await inChat(ana, 'Please bring it to my desk');
  await marked(line, 'envelope');
  await ana.replies(copy, 'On my way');
  await inThread(card, 'On my way');
  await story.fills(ben, card, { press: 'Resolve' }, { 'What fixed it?': 'A new battery' });
  await inChat(ana, `${key} was solved by Ben Okafor`);
  await shows(card, '✅');
  await slack.admin.invitesBot('#help');
});

test('the requester left the company: their ticket can be finished', async () => {
  const { slack, ben, asks, shows, fills } = story;
  slack.addPerson({ handle: 'kim', name: 'Kim Berg', title: 'Sales' });
  for (const channel of ['#help', '#general']) await slack.person('kim').joins(channel);
  const { card } = await asks({ by: slack.person('kim') });
  await slack.admin.deactivates('kim');
  await ben.replies(card, 'Is it on?');
  await shows(card, '💬', 'Kim Berg');
  await fills(ben, card, { press: 'Resolve' }, { 'What fixed it?': 'Nothing, Kim left' });
  await shows(card, '✅', 'Nothing, Kim left');
});

test('a card that somebody deleted comes back with the next thing that happens', async () => {
  const { slack, ana, ben, asks, shows, inThread } = story;
  const { card, asked, key } = await asks();
  await slack.admin.deletes(card);
  const before = slack.messagesIn('#triage-it').length;
  await ana.replies(asked, 'Any news?');
  const again = await slack.until(() => slack.messagesIn('#triage-it')[before]);
  await shows(again, key, '[Claim]');
  await inThread(again, 'Any news?');
  await ben.presses(again, 'Claim');
  await inThread(again, 'Ben Okafor took it');
  await ben.replies(again, 'Nearly done');
  await inThread(asked, 'Nearly done');

  // With a thread under it, Slack leaves a stone where the card was.
  await slack.admin.deletes(again);
  await story.omar.reacts(asked, '🚨');
  const third = await slack.until(() => slack.messagesIn('#triage-it')[before + 1]);
  await shows(third, key, '· Urgent', 'Ben Okafor has it');
  await inThread(third, 'Ben Okafor took it');
});

test('the message that asked was deleted: agents still reach the requester', async () => {
  const { ana, ben, asks, slack, shows, marked } = story;
  const { card, asked } = await asks();
  await ana.deletes(asked);
  const line = await ben.replies(card, 'Did it help?');
  await marked(line, 'envelope');
  const everywhere = [...slack.thread(asked), ...slack.dm(ana)];
  expect(everywhere.some(({ text }) => text.includes('Did it help?'))).toBe(true);
  await shows(card, '💬');
});

test('the user group of the roster is gone: whoever leads can still work', async () => {
  const { slack, ben, omar, asks, shows, told } = story;
  const { card } = await asks();
  slack.faults.refuse('usergroups.users.list', 'no_such_subteam', { times: 1000 });
  await slack.admin.setsUserGroup('it-support', []);
  await omar.presses(card, 'Claim');
  await told(omar, 'Only IT agents');
  await ben.presses(card, 'Claim');
  await shows(card, 'Ben Okafor has it');
  slack.faults.clear();
  await slack.admin.setsUserGroup('it-support', ['ben', 'omar']);
});
