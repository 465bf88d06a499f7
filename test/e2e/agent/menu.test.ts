import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { openDesk, type RunningDesk } from '../desk.js';
import { storyOn, type Story } from './story.js';

const WIFI = 'The wifi on the second floor is down since this morning';

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

test('Assign: somebody of the roster gets it and is told, unless they did it themselves', async () => {
  const { ben, omar, asks, shows, fills, inChat, slack, ticket, told } = story;
  const { card, key } = await asks();
  await fills(ben, card, { choose: 'Assign…' }, { 'Who takes it?': 'Omar Haddad' });
  await shows(card, '🛠', 'Omar Haddad has it since');
  await inChat(omar, `${key} is yours now`);
  await fills(ben, card, { choose: 'Assign…' }, { 'Who takes it?': 'Ben Okafor' });
  await shows(card, 'Ben Okafor has it since');
  await desk.settled();
  expect(slack.dm(ben)).toEqual([]);

  // A form that was open while somebody left the roster.
  await story.chooses(ben, card, 'Assign…');
  const form = await story.formOf(ben, 'Who takes it?');
  await slack.admin.setsUserGroup('it-support', ['ben']);
  await ben.fills(form, { 'Who takes it?': 'Omar Haddad' }).submit();
  await told(ben, 'Omar Haddad is not on the IT roster, so the ticket stays as it is.');
  expect((await ticket(key)).assignee).toBe(`slack:${ben.id}`);
  await slack.admin.setsUserGroup('it-support', ['ben', 'omar']);
});

test('Take over and Release: knowingly, and only one’s own unless one leads', async () => {
  const { ben, omar, asks, shows, chooses, told } = story;
  const { card, status } = await asks();
  await omar.presses(card, 'Claim');
  await shows(card, 'Omar Haddad has it');
  await chooses(ben, card, 'Take over');
  await shows(card, 'Ben Okafor has it');
  await chooses(omar, card, 'Release');
  await told(omar, /Ben Okafor has IT-\d+\. Only they or a lead can release it\./);
  await chooses(ben, card, 'Release');
  await shows(card, '🆕', '[Claim]');
  await shows(status, '🆕', 'With IT since');
  await omar.presses(card, 'Claim');
  await shows(card, 'Omar Haddad has it');
  // Ben leads IT.
  await chooses(ben, card, 'Release');
  await shows(card, '🆕', '[Claim]');
});

test('Category and queue: the old card says where it went, the new team gets a card and the log', async () => {
  const { ben, priya, ana, asks, shows, fills, inThread, slack, reads, told } = story;
  // The desk learns from a move, so the words are not those of the other tickets here.
  const { card, status, asked, key } = await asks({ text: WIFI });
  await ben.presses(card, 'Claim');
  await shows(card, 'Ben Okafor has it');
  const target = { Category: 'Facilities: Furniture and repairs' };
  await fills(ben, card, { choose: 'Category and queue…' }, target);

  await shows(card, `${key} The wifi`, 'Moved to Facilities');
  expect(reads(card)).not.toContain('[');
  const moved = await slack.until(() => slack.messagesIn('#triage-facilities')[0]);
  await shows(moved, `🆕 *${key} The wifi`, 'Furniture and repairs', '[Claim]');
  await inThread(moved, 'Ben Okafor moved it to Facilities');
  await shows(status, 'With Facilities since');

  // From now on the conversation is with the new team.
  await ana.replies(asked, 'It is the desk that is broken');
  await inThread(moved, 'It is the desk that is broken');
  await priya.presses(moved, 'Claim');
  await shows(moved, 'Priya Raman has it');
  await priya.replies(moved, 'I bring a new one');
  await inThread(asked, 'I bring a new one');
  await ben.replies(card, 'Me too');
  await told(ben, 'Not sent: only Facilities agents write to the requester from here');
  // An old card still says what is true.
  await fills(priya, moved, { press: 'Resolve' }, { 'What fixed it?': 'A new desk' });
  await shows(card, '✅', 'Moved to Facilities');
});

test('into a private queue: the public places fall silent, the requester reads on in a direct message', async () => {
  const { ben, cleo, ana, asks, shows, fills, inChat, inThread, slack, reads } = story;
  const { card, status, asked, key } = await asks({
    text: 'I forgot my password of the company account',
  });
  await fills(
    ben,
    card,
    { choose: 'Category and queue…' },
    { Category: 'People: Payroll question' },
  );

  await shows(card, `*${key}* · Moved to People`);
  expect(reads(card)).not.toContain('password');
  const moved = await slack.until(() => slack.messagesIn('#triage-people')[0]);
  await shows(moved, key, 'Payroll question', 'I forgot my password');
  await shows(status, 'I wrote to you in a direct message');
  const now = await inChat(ana, 'With People since');
  await cleo.presses(moved, 'Claim');
  await shows(now, 'Cleo Brandt has it since');
  await cleo.replies(moved, 'Your payslip comes tomorrow');
  await inChat(ana, 'Your payslip comes tomorrow');
  await ana.replies(now, 'Thank you, that is what I needed');
  await inThread(moved, 'that is what I needed');
  await desk.settled();
  expect(
    slack
      .thread(asked)
      .map(({ text }) => text)
      .join(),
  ).not.toContain('payslip');
});

test('On hold: the requester hears why and until when, and work goes on by itself that day', async () => {
  const { ben, asks, shows, chooses, fills, formOf, inThread, slack } = story;
  const { card, status, asked, key } = await asks();
  await ben.presses(card, 'Claim');
  await shows(card, 'Ben Okafor has it');

  await chooses(ben, card, 'On hold…');
  const form = await formOf(ben, `Put ${key} on hold`);
  const wrong = await ben
    .fills(form, { 'Why?': 'A part is ordered', 'Until when? (may stay empty)': '2020-01-01' })
    .submit();
  expect(wrong.errors).toEqual({ until: 'That day has passed. Choose a later one.' });
  const day = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);
  await ben.fills(form, { 'Until when? (may stay empty)': day }).submit();

  await shows(card, '⏸', /On hold until .*: A part is ordered/, '[Resume]');
  await shows(status, '⏸', /On hold until .*: A part is ordered/);
  await inThread(asked, /IT-\d+ is on hold until .*: A part is ordered/);

  await desk.runJobs();
  await shows(card, '⏸');
  desk.advance(11 * 86_400_000);
  await desk.runJobs();
  await shows(card, '🛠', 'Ben Okafor has it');
  await shows(status, '🛠');
  await inThread(card, 'Deskbell resumed it');
  expect(slack.thread(asked).filter(({ text }) => text.includes('on hold'))).toHaveLength(1);

  await fills(ben, card, { choose: 'On hold…' }, { 'Why?': 'Waiting for the vendor' });
  await shows(card, '⏸', 'On hold: Waiting for the vendor');
  await ben.presses(card, 'Resume');
  await shows(card, '🛠');
});

test('Internal note: kept, counted, and never shown to the requester', async () => {
  const { ben, asks, shows, fills, inThread, ticket, slack } = story;
  const { card, asked, key } = await asks();
  const words = { 'Note (the requester never sees it)': 'She spilled coffee on it' };
  await fills(ben, card, { choose: 'Internal note…' }, words);
  await inThread(card, '🔒 Internal note by Ben Okafor: She spilled coffee on it');
  await shows(card, 'Internal notes: 1');
  expect((await ticket(key)).notes).toBe(1);
  expect(JSON.stringify(slack.thread(asked))).not.toContain('coffee');
});

test('Reopen: from the one line that is left of a solved ticket', async () => {
  const { ben, asks, shows, fills, chooses, inThread, inChat } = story;
  const { card, asked, key } = await asks();
  await ben.presses(card, 'Claim');
  await fills(ben, card, { press: 'Resolve' }, { 'What fixed it?': 'A restart' });
  await shows(card, '✅');
  const solved = await inThread(asked, 'Solved: A restart');
  await chooses(story.omar, card, 'Reopen');
  await shows(card, '🛠', 'Ben Okafor has it', '[Resolve]');
  await shows(solved, 'Not fixed, so it was opened again.');
  await inThread(card, `Omar Haddad reopened ${key}`);
  await inChat(ben, `${key} was reopened`);
});

test('Not a request: closed, and the requester reads so', async () => {
  const { ben, asks, shows, chooses, reads } = story;
  const { card, status } = await asks();
  await chooses(ben, card, 'Not a request');
  await shows(card, '🔒', 'Closed as not a request');
  await shows(status, 'Closed as not a request');
  expect(reads(card)).not.toContain('[');
});

test('a menu forgets what was chosen in it, so that the same can be chosen again', async () => {
  const { ben, asks, chooses, formOf, slack } = story;
  const { card } = await asks();
  const menu = (): unknown =>
    slack.now(card)?.blocks.find(({ type }) => type === 'actions')?.['block_id'];
  const seen = new Set([menu()]);
  for (let round = 0; round < 2; round += 1) {
    await chooses(ben, card, 'Priority…');
    await ben.closes(await formOf(ben, 'Priority of'));
    await slack.until(() => !seen.has(menu()));
    seen.add(menu());
  }
});

test('a form sent after the ticket changed is decided on what is true then', async () => {
  const { ben, omar, ana, asks, chooses, formOf, fills, told, shows, ticket, slack, inThread } =
    story;
  const { card, asked, key } = await asks();
  await ben.presses(card, 'Resolve');
  const form = await formOf(ben, `Solve ${key}`);
  await fills(omar, card, { press: 'Resolve' }, { 'What fixed it?': 'A restart' });
  await ben.fills(form, { 'What fixed it?': 'A new battery' }).submit();
  await told(ben, `${key} is already solved`);
  expect((await ticket(key)).resolution?.text).toBe('A restart');
  await ana.presses(await inThread(asked, 'Solved: A restart'), 'That fixed it');
  await shows(card, '🔒');

  const other = await asks();
  await chooses(ben, other.card, 'Priority…');
  const priority = await formOf(ben, 'Priority of');
  await slack.admin.setsUserGroup('it-support', []);
  await chooses(omar, other.card, 'Internal note…');
  await told(omar, 'Only IT agents');
  await slack.admin.setsUserGroup('it-support', ['ben', 'omar']);
  await chooses(omar, other.card, 'Not a request');
  await shows(other.card, '🔒');
  await ben.fills(priority, { Priority: 'Low' }).submit();
  await told(ben, `${other.key} is closed`);
});
