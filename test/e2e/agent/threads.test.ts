import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { openDesk, type RunningDesk } from '../desk.js';
import { allScopes } from '../../fakes/slack/index.js';
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

test('what an agent writes reaches the requester under their name, and the line shows that it did', async () => {
  const { ben, ana, asks, shows, inThread, marked, ticket } = story;
  const { card, status, asked, key } = await asks();
  const line = await ben.replies(card, 'Is there a light when you plug it in?');
  const copy = await inThread(asked, 'Is there a light');
  expect(story.reads(copy)).toBe('*Ben Okafor (IT)*\nIs there a light when you plug it in?');
  await marked(line, 'envelope');
  // Whoever answers has taken it, and now the ball is in the requester's court.
  await shows(card, '💬', 'Ben Okafor has it', 'Waiting on Ana Lindqvist');
  await shows(status, '💬');

  await ana.replies(asked, 'No light at all');
  const back = await inThread(card, 'No light at all');
  expect(story.reads(back)).toBe('*Ana Lindqvist*\nNo light at all');
  await shows(card, '🛠', 'Last word: Ana Lindqvist');
  expect(await ticket(key)).toMatchObject({ status: 'in_progress', replies: 2 });
});

test('where the workspace allows it, the copy carries the author’s name itself', async () => {
  const scopes = ['chat:write.customize'];
  const named = await openDesk({ slack: { scopes: [...allScopes, ...scopes] } });
  try {
    const { ben, asks, inThread } = storyOn(named);
    const { card, asked } = await asks();
    await ben.replies(card, 'On my way');
    const copy = await inThread(asked, 'On my way');
    expect(copy.username).toBe('Ben Okafor (IT)');
    expect(named.slack.screen(copy)).toBe('On my way');
    expect(named.slack.violations).toEqual([]);
  } finally {
    await named.stop();
  }
});

test('an agent, and a colleague, may write in the requester’s thread', async () => {
  const { ben, priya, ana, asks, shows, inThread, slack, marked } = story;
  const { card, asked } = await asks();
  const line = await ben.replies(asked, 'I come to your desk at two');
  const copy = await inThread(card, 'I come to your desk at two');
  expect(story.reads(copy)).toBe('*Ben Okafor (IT)*\nI come to your desk at two');
  await shows(card, '💬', 'Ben Okafor has it');
  await priya.replies(asked, 'Mine is broken as well');
  const hers = await inThread(card, 'Mine is broken as well');
  expect(story.reads(hers)).toBe('*Priya Raman*\nMine is broken as well');
  await shows(card, '🛠', 'Last word: Priya Raman');
  await desk.settled();
  // It stands where the requester reads it: no copy comes back.
  expect(slack.thread(asked).filter(({ text }) => text.includes('at two'))).toHaveLength(1);
  expect(slack.now(line)?.reactions).toEqual([]);
  const sent = await ben.replies(card, 'Ask Priya, too');
  await marked(sent, 'envelope');
  await ana.replies(asked, 'I will');
  await inThread(card, 'I will');
});

test('edits and deletions follow, both ways', async () => {
  const { ben, ana, asks, inThread, shows, marked } = story;
  const { card, asked } = await asks();
  const line = await ben.replies(card, 'Come at three');
  const copy = await inThread(asked, 'Come at three');
  await marked(line, 'envelope');
  await ben.edits(line, 'Come at four');
  await shows(copy, 'Come at four (edited)');
  await ben.deletes(line);
  await shows(copy, '(deleted by its author)');
  expect(story.reads(copy)).not.toContain('four');

  const said = await ana.replies(asked, 'It is the old laptop');
  const back = await inThread(card, 'It is the old laptop');
  await ana.edits(said, 'It is the new laptop');
  await shows(back, 'It is the new laptop (edited)');
  await ana.deletes(said);
  await shows(back, '(deleted by its author)');
});

test('an edit of the message that asked reaches the card; its deletion leaves the ticket', async () => {
  const { ana, asks, shows, slack } = story;
  const { card, asked } = await asks();
  await ana.edits(asked, "My MacBook won't turn on since yesterday");
  await shows(card, "> My MacBook won't turn on since yesterday");
  await ana.deletes(asked);
  await desk.settled();
  await shows(card, '🆕', "> My MacBook won't turn on since yesterday");
  expect(slack.now(card)).toBeDefined();
});

test('files follow, both ways, with and without words', async () => {
  const { ben, ana, asks, inThread, slack, marked } = story;
  const { card, asked } = await asks({ files: [{ name: 'black.png', content: 'screen' }] });
  const fromTheStart = await slack.until(() =>
    slack.thread(card).find(({ files }) => files.length > 0),
  );
  expect(fromTheStart.files.map(({ name, content }) => [name, content.toString()])).toEqual([
    ['black.png', 'screen'],
  ]);

  const line = await ben.replies(card, 'Please fill this in', {
    files: [{ name: 'form.pdf', content: 'a form' }],
  });
  await inThread(asked, 'Please fill this in\nFiles: form.pdf');
  const form = await slack.until(() =>
    slack
      .thread(asked)
      .slice(1)
      .find(({ files }) => files.length > 0),
  );
  expect(form.files.map(({ name, content }) => [name, content.toString()])).toEqual([
    ['form.pdf', 'a form'],
  ]);
  await marked(line, 'envelope');

  await ana.replies(asked, '', {
    files: [
      { name: 'filled.pdf', content: 'filled in' },
      { name: 'photo.jpg', content: 'a photo' },
    ],
  });
  await inThread(card, 'Files: filled.pdf, photo.jpg');
  const back = await slack.until(() => slack.thread(card).find(({ files }) => files.length === 2));
  expect(back.files.map(({ content }) => content.toString())).toEqual(['filled in', 'a photo']);
});

test('what begins with 🔒 or note: stays inside, and is marked so', async () => {
  const { ben, asks, shows, marked, slack, ticket } = story;
  const { card, asked, key } = await asks();
  const before = slack.thread(asked).length;
  for (const text of [
    '🔒 She is the new one',
    ':lock: mind the boss',
    'note: call her',
    'Note:x',
  ]) {
    const line = await ben.replies(card, text);
    await marked(line, 'lock');
  }
  await shows(card, 'Internal notes: 4', '🆕');
  expect(slack.thread(asked)).toHaveLength(before);
  expect((await ticket(key)).notes).toBe(4);
});

test('a note that was edited stays inside', async () => {
  const { ben, asks, marked, slack } = story;
  const { card, asked } = await asks();
  const line = await ben.replies(card, 'note: call her');
  await marked(line, 'lock');
  await ben.edits(line, 'call her today');
  await desk.settled();
  expect(JSON.stringify(slack.thread(asked))).not.toContain('call her');
});

test('a line that is made a note afterwards disappears from the requester’s thread', async () => {
  const { ben, asks, inThread, shows, marked } = story;
  const { card, asked } = await asks();
  const line = await ben.replies(card, 'She spilled coffee on it');
  const copy = await inThread(asked, 'coffee');
  await marked(line, 'envelope');
  await ben.edits(line, '🔒 She spilled coffee on it, again');
  await shows(copy, '(deleted by its author)');
  expect(JSON.stringify(copy)).not.toContain('again');
});

test('people outside the roster are told that their line was not sent, and everybody sees it', async () => {
  const { priya, asks, told, marked, slack, ticket } = story;
  const { card, asked, key } = await asks();
  const before = slack.thread(asked).length;
  const line = await priya.replies(card, 'I think it is the charger');
  await told(priya, 'Not sent: only IT agents write to the requester from here');
  await marked(line, 'lock');
  await desk.settled();
  expect(slack.thread(asked)).toHaveLength(before);
  expect((await ticket(key)).version).toBe(1);
});

test('a question with answers to press, and one without', async () => {
  const { ben, ana, priya, asks, shows, fills, inThread, told, ticket } = story;
  const { card, asked, key } = await asks();
  await fills(
    ben,
    card,
    { press: 'Ask requester' },
    {
      'Your question': 'Which colour is the light?',
      'Answers to press, one a line (may stay empty)': 'Red\nGreen\n\nNone at all',
    },
  );
  const question = await inThread(asked, 'Which colour is the light?');
  expect(story.reads(question)).toBe(
    `<@${ana.id}> Ben Okafor asks about ${key}: *Which colour is the light?*\n` +
      '[Red] [Green] [None at all]\nPress an answer, or write it here.',
  );
  await shows(card, '💬', 'Waiting on Ana Lindqvist');
  await priya.presses(question, 'Red');
  await told(priya, 'Only the person who asked can do that.');
  await ana.presses(question, 'None at all');
  await shows(question, 'Your answer: None at all');
  expect(story.reads(question)).not.toContain('[');
  await inThread(card, 'Ana Lindqvist answered: *None at all*');
  await shows(card, '🛠');
  await ana.presses(question, 'Red', { stale: true });
  await told(ana, 'This was answered already: None at all');

  await fills(ben, card, { press: 'Ask requester' }, { 'Your question': 'Since when?' });
  const open = await inThread(asked, 'Since when?');
  expect(story.reads(open)).not.toContain('[');
  await ana.replies(asked, 'Since Monday');
  await inThread(card, 'Since Monday');
  await shows(open, 'Your answer: Since Monday');
  expect((await ticket(key)).status).toBe('in_progress');
});
