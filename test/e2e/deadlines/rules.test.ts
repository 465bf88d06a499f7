import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { Policy, SlaConfig } from '../../../src/domain/sla/config.js';
import { rebuildTickets } from '../../../src/usecases/rebuild.js';
import { exampleDesk } from '../../builders/desk.js';
import { storyOn, type Story } from '../agent/story.js';
import { openDesk, type RunningDesk } from '../desk.js';

const HOUR = 3_600_000;

/** Round the clock, so that the story may be told at any hour of the day. */
const promise = (key: string, hours: number, rest: Partial<Policy> = {}): Policy => ({
  key,
  name: key,
  match: {},
  targets: { first_response: { byPriority: {}, otherwise: hours * HOUR, hours: 'working' } },
  pauseOnHold: true,
  waiting: { remindAfterMs: [] },
  ladder: [],
  escalations: [],
  ...rest,
});
const nobody = { people: [], groups: [], emailDomains: [] };
const rules = (...policies: Policy[]): SlaConfig => ({
  calendars: [],
  people: [],
  organisations: [{ key: 'us', name: 'Us', ...nobody, emailDomains: ['example.com'] }],
  vips: { ...nobody, groups: ['S0ITSUPPORT'] },
  policies,
  reopenWithinMs: 0,
  nudgesPerHour: 4,
});

let desk: RunningDesk;
let story: Story;

beforeAll(async () => {
  const vip = promise('vip', 1, { match: { vip: true } });
  const ours = promise('ours', 2, { match: { organisations: ['us'] } });
  desk = await openDesk({ desk: { sla: rules(vip, ours) } });
  story = storyOn(desk);
});

afterEach(() => {
  expect(desk.slack.violations).toEqual([]);
});

afterAll(async () => {
  await desk.stop();
});

const stored = async (key: string) => {
  const ticket = await desk.store.tickets.findByKey('main', key);
  if (ticket === undefined) throw new Error(`There is no ${key}.`);
  return ticket;
};

test('the policy of the requester counts: by user group, else by the domain of their address', async () => {
  const { asks, ben, ana } = story;
  const byAna = await stored((await asks({ by: ana })).key);
  const byBen = await stored((await asks({ by: ben })).key);
  expect(byAna.sla?.policyId).toBe('ours');
  expect(byBen.sla?.policyId).toBe('vip');
  const { openedAt, clocks } = byAna;
  expect(clocks?.[0]?.dueAt?.getTime()).toBe(openedAt.getTime() + 2 * HOUR);
});

test('edited rules reach open tickets once, from that moment on, and rebuilding finds the same', async () => {
  const { asks, shows } = story;
  const { key, card } = await asks();
  await shows(card, /answer by/);
  const { version, openedAt } = await stored(key);
  desk.advance(90 * 60_000);
  const { version: _version, ...edited } = exampleDesk({ sla: rules(promise('strict', 1)) });
  await desk.store.desks.importDesk(edited, desk.now());
  desk.advance(5_000);

  await desk.runJobs();
  await shows(card, '🔴', /answer was due/);
  const moved = await stored(key);
  expect(moved.version).toBe(version + 1);
  expect(moved.clocks).toMatchObject([
    { policyId: 'strict', policyVersion: 2, breachedBy: 'changed' },
  ]);
  expect(moved.clocks?.[0]?.breachedAt?.getTime()).toBeGreaterThan(openedAt.getTime() + 1.5 * HOUR);

  await desk.runJobs();
  await desk.runJobs();
  // The sweep noted the breach, once.
  expect((await stored(key)).version).toBe(version + 2);
  const { desks, events, tickets, examples } = desk.store;
  const result = await rebuildTickets({ deskId: 'main', desks, events, tickets, examples });
  expect(result.changed).toBe(0);
});

test('the leads are told once that a policy ends soon', async () => {
  const { inChat, ben } = story;
  const expiresOn = new Date(desk.now().getTime() + 20 * 24 * HOUR).toISOString().slice(0, 10);
  const contract = promise('Contract with Acme', 1, { expiresOn });
  const later = promise('Contract with Beta', 1, { expiresOn, warnDaysBefore: 7 });
  const { version: _version, ...edited } = exampleDesk({ sla: rules(contract, later) });
  await desk.store.desks.importDesk(edited, desk.now());
  desk.advance(5_000);
  await desk.runJobs();
  const warning = await inChat(ben, 'The policy Contract with Acme ends after');
  await desk.runJobs();
  await desk.settled();
  const chat = warning.channel;
  const told = desk.slack.messagesIn(chat).filter(({ text }) => text.includes('ends after'));
  expect(told).toHaveLength(1);
});
