import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { TicketEvent } from '../../src/domain/ticket/events.js';
import { commitChange, commitOpening } from '../../src/usecases/commit-change.js';
import type { Deps } from '../../src/usecases/ports.js';
import { sweepDeadlines } from '../../src/usecases/sla-sweep.js';
import { exampleDesk } from '../builders/desk.js';
import { openTestStore, type TestStore } from '../builders/store.js';
import { ana, ben, message, opening } from '../builders/ticket.js';
import { HOUR, MINUTE, slaDesk } from '../e2e/deadlines/sla-desk.js';

let store: TestStore;
let at: number;
let deskId: string;
let deps: Deps;
let desks = 0;
const problems: string[] = [];

beforeAll(async () => {
  store = await openTestStore();
});

afterAll(() => store.close());

beforeEach(async () => {
  deskId = `desk-${(desks += 1)}`;
  at = Date.parse('2026-11-23T08:00:00Z');
  problems.length = 0;
  deps = depsOn(store);
  const { version: _version, ...desk } = exampleDesk(slaDesk());
  await store.desks.importDesk({ ...desk, id: deskId }, new Date(at));
});

/** What a process has; another one has repositories of its own. */
const depsOn = (
  repositories: Omit<TestStore, 'uri' | 'connection' | 'another' | 'close'>,
): Deps => ({
  ...repositories,
  deskId,
  now: () => new Date(at),
  log: {
    info: () => undefined,
    warn: () => undefined,
    error: (_fields, text) => problems.push(text),
  },
  models: undefined as never,
  gateway: () => {
    throw new Error('Nothing is sent here.');
  },
  platforms: () => ['slack'],
  wake: () => undefined,
});

const opens = async (ticketId: string): Promise<void> => {
  const change = opening({ key: `IT-${ticketId}` });
  await commitOpening(deps, {
    ticketId,
    cause: `open-${ticketId}`,
    actor: { kind: 'person', person: ana },
    change,
  });
};

const log = (ticketId: string): Promise<TicketEvent[]> => store.events.of(deskId, ticketId, 0);
const kinds = async (ticketId: string): Promise<string[]> =>
  (await log(ticketId))
    .slice(1)
    .map(({ change }) => (change.type === 'nudged' ? `${change.step}:${change.to}` : change.type));
const outbox = async (): Promise<string[]> => {
  const rows = await store.connection.collection('outbox').find({ deskId }).toArray();
  return rows.map(({ _id }) => String(_id)).sort();
};

const LADDER = ['half:triage', 'breached', 'late:thread', 'late:requester', 'lead:lead'];

test('every step once, in its order, however often the sweep runs', async () => {
  await opens('a');
  for (let minutes = 0; minutes <= 5 * 60; minutes += 10) {
    await sweepDeadlines(deps);
    at += 10 * MINUTE;
  }
  expect(await kinds('a')).toEqual(LADDER);
  expect(new Set((await log('a')).map(({ cause }) => cause)).size).toBe(LADDER.length + 1);
});

test('several processes at once do what one does', async () => {
  const others = await Promise.all([store.another(), store.another(), store.another()]);
  const all = [deps, ...others.map(depsOn)];
  for (let index = 0; index < 12; index += 1) await opens(`t${index}`);
  at += 5 * HOUR;
  await Promise.all(all.map((each) => sweepDeadlines(each)));
  for (let index = 0; index < 12; index += 1) expect(await kinds(`t${index}`)).toEqual(LADDER);
  expect(problems).toEqual([]);
});

test('a weekend of downtime, or a clock that jumps: everything once, with the true time', async () => {
  await opens('a');
  const opened = at;
  at += 62 * HOUR;
  await sweepDeadlines(deps);
  await sweepDeadlines(deps);
  const changes = (await log('a')).map(({ change }) => change);
  const late = changes.find((change) => change.type === 'breached');
  expect(late).toMatchObject({ metric: 'first_response', dueAt: new Date(opened + 4 * HOUR) });
  expect(changes.filter((change) => change.type === 'breached')).toHaveLength(2);
  // Back an hour, as machines' clocks are set: nothing is said again.
  const { length } = changes;
  at -= HOUR;
  await sweepDeadlines(deps);
  at += 2 * HOUR;
  await sweepDeadlines(deps);
  expect(await log('a')).toHaveLength(length);
});

test('killed between the event and the outbox: what was left undone is done, once', async () => {
  await opens('a');
  at += 5 * HOUR;
  const dying: Deps = {
    ...deps,
    outbox: { ...store.outbox, put: () => Promise.reject(new Error('killed')) },
  };
  await sweepDeadlines(dying);
  expect(await kinds('a')).toHaveLength(1);
  expect((await outbox()).filter((id) => id.includes(':2:'))).toEqual([]);
  await sweepDeadlines(deps);
  expect(await kinds('a')).toEqual(LADDER);
  expect((await outbox()).filter((id) => id.includes('a:2:')).length).toBeGreaterThan(0);
});

test('a ticket that fails is logged and stops nobody, the latest come first', async () => {
  for (const id of ['a', 'b', 'c']) {
    await opens(id);
    at += MINUTE;
  }
  at += 5 * HOUR;
  const seen: string[] = [];
  const failing: Deps = {
    ...deps,
    events: {
      ...store.events,
      of: (desk, id, after) => {
        if (id === 'a') return Promise.reject(new Error('damaged'));
        seen.push(id);
        return store.events.of(desk, id, after);
      },
    },
  };
  expect(await sweepDeadlines(failing)).toBe(3);
  expect(problems).toEqual(['a deadline could not be dealt with']);
  expect(seen[0]).toBe('b');
  expect(await kinds('b')).toEqual(LADDER);
  expect(await kinds('c')).toEqual(LADDER);
  // It is still due: as soon as it can be read again it is dealt with.
  await sweepDeadlines(deps);
  expect(await kinds('a')).toEqual(LADDER);
});

test('somebody answers in the same instant: there is no nudge about what is done', async () => {
  await opens('a');
  at += 5 * HOUR;
  const racing: Deps = {
    ...deps,
    events: {
      ...store.events,
      append: async (event) => {
        if (event.seq === 2 && event.actor.kind === 'desk') {
          const { deskId: desk } = deps;
          await commitChange(deps, {
            ticketId: 'a',
            cause: 'answer',
            actor: { kind: 'person', person: ben },
            decide: () => ({
              change: {
                type: 'replied',
                side: 'agent',
                where: 'triage',
                author: ben,
                message: message(desk),
                text: 'Done',
                files: [],
              },
            }),
          });
        }
        return store.events.append(event);
      },
    },
  };
  await sweepDeadlines(racing);
  expect(await kinds('a')).toEqual(['replied']);
});
