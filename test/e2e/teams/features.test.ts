import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  GROUP_CHAT,
  type FakeTeams,
  type MessageRecord,
  type Person,
} from '../../fakes/teams/index.js';
import { openMixedDesk, type MixedDesk } from '../shared/mixed-desk.js';

let desk: MixedDesk;
let teams: FakeTeams;
let ana: Person;
let ben: Person;

beforeAll(async () => {
  desk = await openMixedDesk({ requesters: 'teams', agents: 'teams' });
  if (!desk.teams) throw new Error('no Teams');
  teams = desk.teams;
  ana = teams.person('ana');
  ben = teams.person('ben');
});
beforeEach(() => {
  desk.advance(120_000);
});
afterEach(async () => {
  await desk.settled();
  expect(teams.violations).toEqual([]);
});
afterAll(() => desk.stop());

/** Everything that must be known is in it. */
const LAPTOP = "My MacBook won't turn on since this morning";

const last = async (person: Person): Promise<MessageRecord> => {
  await desk.settled();
  const found = teams
    .direct(person)
    .filter(({ from }) => from === 'bot')
    .at(-1);
  if (!found) throw new Error('the bot said nothing');
  return found;
};

const keyIn = (text: string): string => /\b(?:IT|HR|FAC)-\d+/.exec(text)?.[0] ?? 'no key';

const cardOf = async (key: string, channel = '#triage-it'): Promise<MessageRecord> => {
  await desk.settled();
  const found = teams.messagesIn(channel).find((each) => teams.screen(each).includes(`${key} `));
  if (!found) throw new Error(`no card of ${key}`);
  return found;
};

describe('the chat of two', () => {
  test('is a whole conversation: question, typed answer, reply, verdict', async () => {
    await ana.says('@deskbell', "my laptop won't turn on");
    const dialog = await last(ana);
    expect(teams.screen(dialog)).toContain('Which laptop');
    await ana.says('@deskbell', 'a macbook');
    await desk.settled();
    const key = keyIn(teams.screen(dialog));
    const card = await cardOf(key);
    await ben.replies(card, 'Is there a light?');
    expect(teams.screen(await last(ana))).toContain('Is there a light?');
    await ana.says('@deskbell', 'No light at all');
    await desk.settled();
    expect(teams.thread(card).map((each) => teams.screen(each))).toContain('No light at all');
  });

  test('shows whoever installs the app their tickets, and keeps that current', async () => {
    const jonas = teams.person('jonas');
    await jonas.installs();
    const home = await last(jonas);
    expect(teams.screen(home)).toContain('[Öppna formuläret]');
    await jonas.says('#help', 'the wifi on the second floor is down');
    await desk.settled();
    await jonas.installs();
    await desk.settled();
    const isHome = (each: MessageRecord): boolean =>
      teams.screen(each).includes('[Öppna formuläret]');
    expect(teams.direct(jonas).filter(isHome)).toHaveLength(1);
    expect(teams.screen(await last(jonas))).toMatch(/IT-\d+/);
    await jonas.says('@deskbell', 'mina ärenden');
    expect(teams.screen(await last(jonas))).toMatch(/IT-\d+/);
    await ben.says('@deskbell', 'queue');
    expect(teams.screen(await last(ben))).toMatch(/IT-\d+/);
  });

  test('a form opens from a button, and asks for what the category needs', async () => {
    await ana.says('@deskbell', 'help');
    const answer = await last(ana);
    await ana.presses(answer, 'Open the form');
    expect(ana.dialog?.title).toBe('Ask for help');
    const entries = { 'What do you need?': 'it is dark', Category: 'Laptop broken' };
    await ana.fills(entries);
    // The category's own questions appear once it is chosen; what was written stays.
    expect(ana.dialog?.card && teams.screenOf(ana.dialog.card)).toContain('it is dark');
    await expect(ana.fills({})).rejects.toThrow('"Which laptop is it?" must be filled in');
    await ana.fills({ 'Which laptop is it?': 'MacBook' });
    expect(ana.dialog).toBeUndefined();
    const key = keyIn(teams.screen(await last(ana)));
    expect(await desk.store.tickets.findByKey('main', key)).toMatchObject({
      text: 'it is dark',
      category: 'laptop',
      fields: { device: 'macbook' },
    });
  });

  test('a wrong value is said where it stands', async () => {
    await ana.says('#help', LAPTOP);
    await desk.settled();
    const asked = teams.messagesIn('#help').at(-1);
    const status = asked && teams.thread(asked)[1];
    if (!status) throw new Error('no status');
    const card = await cardOf(keyIn(teams.screen(status)));
    await ben.presses(card, 'On hold…');
    await ben.fills({ 'Why?': 'parts', 'Until when? (may stay empty)': '2020-01-01' });
    const again = ben.dialog?.card ? teams.screenOf(ben.dialog.card) : '';
    expect(again).toContain('Why?: parts');
    expect(again).toContain('⚠');
    await ben.fills({ 'Until when? (may stay empty)': '' });
    expect(ben.dialog).toBeUndefined();
  });
});

describe('messages of others', () => {
  test('become a ticket of their author, with a form filled in already', async () => {
    const said = await teams.person('cleo').says('#general', 'mein Laptop geht nicht mehr an <b>');
    await ana.createsTicket(said);
    expect(ana.dialog?.card && teams.screenOf(ana.dialog.card)).toContain('geht nicht mehr an <b>');
    await ana.fills({ Category: 'Laptop broken' });
    await ana.fills({ 'Which laptop is it?': 'Windows laptop' });
    await desk.settled();
    const status = teams.thread(said)[1];
    expect(status && teams.screen(status)).toMatch(/IT-\d+/);
    const ticket = await desk.store.tickets.findByKey(
      'main',
      keyIn(status ? teams.screen(status) : ''),
    );
    expect(ticket).toMatchObject({
      requester: `teams:${teams.person('cleo').record.aadObjectId}`,
      filedBy: `teams:${ana.record.aadObjectId}`,
      text: 'mein Laptop geht nicht mehr an <b>',
      fields: { device: 'windows' },
    });
  });

  test('the command beside the box makes a ticket of one’s own', async () => {
    await ana.createsTicket('#general');
    await ana.fills({ 'What do you need?': 'a new chair', Category: 'Something else' });
    expect(ana.dialog).toBeUndefined();
    expect(teams.screen(await last(ana))).toMatch(/-\d+ /);
  });

  test('the ticket sign makes a ticket, eyes take it', async () => {
    const said = await ana.says('#general', 'my windows laptop is broken, the screen is black');
    await desk.settled();
    expect(teams.thread(said)).toHaveLength(1);
    await teams.person('jonas').reacts(said, '1f3ab_ticket');
    await desk.settled();
    const status = teams.thread(said)[1];
    const card = await cardOf(keyIn(status ? teams.screen(status) : ''));
    await ben.reacts(card, '1f440_eyes');
    await desk.settled();
    expect(teams.screen(card)).toContain('Ben Okafor has it');
  });

  test('in a group chat the desk answers whoever speaks to it', async () => {
    await ana.says(GROUP_CHAT, "my laptop won't turn on", { mention: true });
    await desk.settled();
    const dialog = teams.messagesIn(GROUP_CHAT).at(-1);
    expect(dialog && teams.screen(dialog)).toContain('Which laptop');
    await ana.says(GROUP_CHAT, 'a macbook', { mention: true });
    await desk.settled();
    expect(dialog && teams.screen(dialog)).toContain('With IT since');
  });
});

test('tickets are found by whoever may see them, and shared without buttons', async () => {
  await ana.says('#help', 'VPN keeps disconnecting when I work from home, since this morning');
  await ana.says('@deskbell', 'there is a mistake in my payslip');
  await desk.settled();
  const found = async (who: string, query: string): Promise<string> =>
    JSON.stringify((await teams.person(who).searches(query)).body);
  expect(await found('ana', 'vpn')).toContain('VPN keeps disconnecting');
  expect(await found('ben', 'disconnecting VPN')).toContain('VPN keeps disconnecting');
  // It was asked in a channel of the desk, for everybody to read.
  expect(await found('priya', 'vpn')).toContain('VPN keeps disconnecting');
  expect(await found('ana', 'payslip')).toContain('payslip');
  expect(await found('cleo', 'payslip')).toContain('payslip');
  expect(await found('ben', 'payslip')).not.toContain('payslip');
  expect(await found('ana', 'vpn')).not.toContain('ActionSet');
});

test('files are passed on as links', async () => {
  const asked = await ana.says('#help', LAPTOP, {
    files: { 'black.png': 'x' },
  });
  await desk.settled();
  const card = await cardOf(
    keyIn(
      teams
        .thread(asked)
        .map((each) => teams.screen(each))
        .join(),
    ),
  );
  const under = teams.thread(card).map(({ card: each }) => JSON.stringify(each));
  expect(under.some((each) => each.includes('https://files.example/black.png'))).toBe(true);
});

test('when the triage channel is deleted, its lead hears of it, and the requester too', async () => {
  const channel = teams.conversation('#triage-facilities');
  channel.deleted = true;
  await teams.happens(
    '#triage-facilities',
    { type: 'conversationUpdate' },
    {
      eventType: 'channelDeleted',
      channel: { id: channel.id },
    },
  );
  await ana.says('#help', 'It is freezing in meeting room 4, the heating is not working');
  await desk.settled();
  expect(teams.screen(await last(teams.person('priya')))).toMatch(/Facilities|triage/);
  expect(await desk.store.references.find('main', channel.id)).toMatchObject({
    dead: 'channelDeleted',
  });
  channel.deleted = false;
});

test('what people write stays what they wrote, on every card', async () => {
  const text =
    "My MacBook won\'t turn on since this morning **bold** <at>Ben</at> [x](https://evil.example) `code` - item {{DATE(2020)}}";
  const asked = await ana.says('#help', text, { mention: true });
  await desk.settled();
  const status = teams.thread(asked).find(({ from }) => from === 'bot');
  const card = await cardOf(keyIn(status ? teams.screen(status) : ''));
  // Teams itself takes the tag of a mention out of what somebody typed.
  expect(teams.screen(card)).toContain(
    '**bold** @Ben [x](https://evil.example) `code` - item {{DATE(2020)}}',
  );
});
