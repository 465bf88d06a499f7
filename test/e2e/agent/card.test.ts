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

test('the card says who needs what, how urgent it is, since when, and who has it', async () => {
  const { ben, asks, shows, slack, reads } = story;
  const text =
    "My MacBook won't turn on since this morning and I have a customer demo at 2. " +
    'My laptop does not start. '.repeat(16);
  const { card, asked, key } = await asks({ text });

  const screen = reads(card);
  const link = `https://acme.slack.com/archives/${asked.channel}/p${asked.ts.replace('.', '')}`;
  const [title, about, quote, state, controls] = screen.split('\n');
  expect(title).toMatch(
    new RegExp(
      `^🆕 \\*${key} My MacBook won't turn on since this morning.*\\* · High · answer by <!date.+>$`,
    ),
  );
  expect(about).toBe('*Ana Lindqvist* · Laptop broken · MacBook');
  expect(quote).toContain(`… <${link}|↗>`);
  const quoted = (quote ?? '').replace(/^> /, '').replace(/ <.*$/, '');
  expect([...quoted].length).toBeLessThanOrEqual(280);
  expect(text).toContain(quoted.replace('…', ''));
  expect(state).toMatch(/^asked .* · <.*\|Open conversation>$/);
  expect(controls).toBe('[Claim] [Ask requester] [Resolve] [More]');
  // What a phone shows of it.
  expect(card.text).toMatch(
    new RegExp(`^🆕 ${key} .* · High · answer by .* — Ana Lindqvist · Laptop broken`),
  );
  // Nobody is rung by a card.
  expect(screen).not.toContain('<@');

  await ben.presses(card, 'Claim');
  await shows(card, /asked .* · Ben Okafor has it since /, '[Resolve] [Ask requester] [More]');
  expect(slack.messagesIn('#triage-it')).toHaveLength(1);
});

test('what was not answered stands there, and who filed it for somebody', async () => {
  const { slack, shows, omar } = story;
  desk.advance(120_000);
  const before = slack.messagesIn('#triage-it').length;
  const said = await story.priya.says('#general', 'the printer is jammed');
  await omar.reacts(said, '🎫');
  const question = await slack.until(() => slack.thread(said)[1]);
  await shows(question, 'Which printer');
  await omar.presses(question, 'Talk to a person');
  const card = await slack.until(() => slack.messagesIn('#triage-it')[before]);
  await shows(
    card,
    '*Priya Raman* (asked by Omar Haddad) · Printer',
    'Wants to talk to a person',
    'Not answered: Which printer, or where does it stand?',
    '> the printer is jammed',
  );
});

test('one card, current in every place, and a running log under it', async () => {
  const { ben, omar, ana, asks, shows, fills, inThread, slack } = story;
  const { card, status, asked, key } = await asks();
  await ben.presses(card, 'Claim');
  await fills(ben, card, { choose: 'Priority…' }, { Priority: 'Low' });
  await fills(ben, card, { choose: 'Assign…' }, { 'Who takes it?': 'Omar Haddad' });
  await shows(card, `*${key} My MacBook`, '· Low', 'Omar Haddad has it since');
  await shows(status, '· Low', 'Omar Haddad has it since');

  await fills(omar, card, { press: 'Ask requester' }, { 'Your question': 'Is there a light?' });
  await shows(card, '💬', 'Waiting on Ana Lindqvist since');
  await shows(status, '💬', 'Omar Haddad waits for your answer since');
  await ana.replies(asked, 'No light at all');
  await shows(card, '🛠', 'Last word: Ana Lindqvist');
  await shows(status, '🛠');

  const log = await inThread(card, 'took it');
  await shows(
    log,
    /Ben Okafor took it\n.*Ben Okafor set the priority to Low\n.*Ben Okafor gave it to Omar Haddad\n.*Omar Haddad asked: Is there a light\?/,
  );
  await desk.settled();
  // The log is one message that is edited; besides it there is the conversation only.
  expect(slack.thread(card)).toHaveLength(3);
  expect(slack.messagesIn('#triage-it').filter(({ text }) => text.includes(key))).toHaveLength(1);
});

test('a solved ticket is one line, so that a long day reads like a list', async () => {
  const { ben, omar, ana, asks, shows, fills, inThread, ticket } = story;
  const { card, status, asked, key } = await asks();
  await ben.presses(card, 'Claim');
  desk.advance(53 * 60_000);
  const solution = 'Charged a deeply discharged battery';
  await fills(omar, card, { press: 'Resolve' }, { 'What fixed it?': solution });
  const line = await shows(card, '✅');
  expect(line).toMatch(
    new RegExp(
      `^✅ \\*${key} My MacBook won't turn on since this morning\\* · Omar Haddad · 53 min · ${solution}\n\\[More\\]$`,
    ),
  );
  await shows(status, '✅', 'Solved by Omar Haddad');
  expect((await ticket(key)).resolution).toMatchObject({
    text: solution,
    by: `slack:${omar.id}`,
  });

  const solved = await inThread(asked, `Solved: ${solution}`);
  await shows(solved, '<@' + ana.id + '>', '[That fixed it] [Not fixed]');
  await ana.presses(solved, 'That fixed it');
  await shows(card, '🔒');
  const closed = await shows(card, solution);
  expect(closed).not.toContain('[');
  await shows(status, '🔒', 'Solved and closed');
});
