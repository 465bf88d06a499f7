import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { FakeSlack } from '../../fakes/slack/index.js';
import type { FakeTeams, MessageRecord } from '../../fakes/teams/index.js';
import { openMixedDesk, type MixedDesk } from '../shared/mixed-desk.js';

let desk: MixedDesk;
let teams: FakeTeams;
let slack: FakeSlack;

// The desk file names people by their addresses; Slack's directory knew them when it was read.
beforeAll(async () => {
  desk = await openMixedDesk({ requesters: 'slack', agents: 'teams', rosterOn: 'slack' });
  if (!desk.teams || !desk.slack) throw new Error('both are needed');
  ({ teams, slack } = desk);
});
afterEach(async () => {
  await desk.settled();
  expect([...teams.violations, ...slack.violations]).toEqual([]);
});
afterAll(() => desk.stop());

async function asked(): Promise<{ key: string; card: MessageRecord }> {
  desk.advance(120_000);
  await slack.person('ana').says('#help', "My MacBook won't turn on since this morning");
  await desk.settled();
  const card = teams.messagesIn('#triage-it').at(-1);
  if (!card) throw new Error('no card');
  return { card, key: /IT-\d+/.exec(teams.screen(card))?.[0] ?? '' };
}

test('an agent of the roster is one on the other platform, by their address', async () => {
  const { card, key } = await asked();
  await teams.person('ben').presses(card, 'Claim');
  expect(teams.screen(card)).toContain('Ben Okafor has it');
  await desk.settled();
  expect((await desk.store.tickets.findByKey('main', key))?.assignee).toBe(
    `teams:${teams.person('ben').record.aadObjectId}`,
  );
});

test('whoever asked on one platform is the requester on the other', async () => {
  const { card, key } = await asked();
  await teams.person('ana').presses(card, 'Not a request');
  await desk.settled();
  expect((await desk.store.tickets.findByKey('main', key))?.status).toBe('closed');
  const { key: another } = await asked();
  await teams.person('ana').says('@deskbell', 'my tickets');
  await desk.settled();
  const list = teams.direct(teams.person('ana')).at(-1);
  expect(list && teams.screen(list)).toContain(another);
});

test('a guest with the same address is somebody else', async () => {
  const omar = teams.world.people.get('omar');
  if (!omar) throw new Error('no Omar');
  teams.world.people.set('omar', { ...omar, guest: true });
  const { card } = await asked();
  await teams.person('omar').presses(card, 'Claim');
  expect(teams.screen(card, teams.person('omar'))).toContain('Only IT agents can do that');
  expect(teams.screen(card)).toContain('[Claim]');
});

test('a namesake is somebody else', async () => {
  const priya = teams.world.people.get('priya');
  if (!priya) throw new Error('no Priya');
  teams.world.people.set('priya', { ...priya, name: 'Ben Okafor' });
  const { card } = await asked();
  await teams.person('priya').presses(card, 'Claim');
  expect(teams.screen(card, teams.person('priya'))).toContain('Only IT agents can do that');
});
