import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Desk } from '../src/domain/desk.js';
import { deadlinesOf } from '../src/domain/sla/projection.js';
import type { TicketEvent } from '../src/domain/ticket/events.js';
import { fold } from '../src/domain/ticket/fold.js';
import { openStore, type OpenStore } from '../src/start/open-store.js';
import type { Deps } from '../src/usecases/ports.js';
import { sweepDeadlines } from '../src/usecases/sla-sweep.js';
import { line, summary, type BenchLine } from './measure.js';

const MINUTE = 60_000;
const TARGET = 240 * MINUTE;
const START = Date.UTC(2026, 0, 5);

const everywhere = { low: 'normal', normal: 'normal', high: 'normal', now: 'normal' };
const nobody = { people: [], groups: [], emailDomains: [] };

/** Round the clock; a breach and one message to the thread are what falls due. */
const desk: Omit<Desk, 'version'> = {
  id: 'main',
  name: 'Bench',
  language: 'en',
  timeZone: 'UTC',
  queues: [
    {
      key: 'it',
      name: 'IT',
      keyPrefix: 'IT',
      triage: { platform: 'slack', conversation: 'C0TRIAGE' },
      private: false,
      roster: { people: [], groups: [] },
      leads: [],
    },
  ],
  channels: [],
  categories: [],
  priorities: {
    levels: [{ key: 'normal', name: 'Normal' }],
    default: 'normal',
    table: { one: everywhere, several: everywhere, everyone: everywhere },
  },
  dialog: { gatherMs: 0, abandonMs: 0, confirm: 'never', closeResolvedMs: 0 },
  wording: {},
  sla: {
    calendars: [],
    people: [],
    organisations: [],
    vips: nobody,
    policies: [
      {
        key: 'all',
        name: 'All',
        match: {},
        targets: { first_response: { byPriority: {}, otherwise: TARGET, hours: 'working' } },
        pauseOnHold: true,
        waiting: { remindAfterMs: [] },
        ladder: [{ key: 'late', when: { percent: 100 }, tell: ['thread'] }],
        escalations: [],
      },
    ],
    reopenWithinMs: 0,
    nudgesPerHour: 4,
  },
};

/**
 * The sweep of deadlines, on the embedded store: with 100 due among 1,000, 10,000 and 100,000 open
 * tickets, and with 10,000 that fall due in one minute.
 * @throws Error when tickets are not handled in the order of their lateness.
 */
export async function benchSweep(): Promise<BenchLine[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-sla-'));
  const store = await openStore({ folder }, console.error);
  try {
    return await measureSweeps(store);
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureSweeps(store: OpenStore): Promise<BenchLine[]> {
  await store.repositories.desks.importDesk(desk, new Date(START));
  const clock = { now: START };
  const begun: string[] = [];
  const deps = depsOf(store, clock, begun);
  const lines: BenchLine[] = [];
  let open = 0;
  let atThousand = 0;
  for (const size of [1000, 10_000, 100_000]) {
    // Due in the far future: they are only there.
    await fill(deps, size - open, () => START + 10_000 * 24 * 60 * MINUTE);
    open = size;
    await sweepOf(deps, clock, 100); // the first one warms up
    const times: number[] = [];
    for (let round = 0; round < 7; round += 1) times.push(await sweepOf(deps, clock, 100));
    const { p50Ms, p99Ms } = summary(times, 1);
    if (atThousand === 0) atThousand = 100_000 / p50Ms;
    const measured = { perSecond: 100_000 / p50Ms, p50Ms, p99Ms };
    lines.push(line(`sla sweep, 100 due of ${size}`, measured, '100 due of 1000', atThousand));
  }
  begun.length = 0;
  const tookMs = await sweepOf(deps, clock, 10_000);
  const measured = { perSecond: (10_000 * 1000) / tookMs, p50Ms: tookMs, p99Ms: tookMs };
  lines.push(line('sla sweep, 10000 due in a minute', measured, 'a minute', 10_000 / 60));
  checkOrder(begun);
  return lines;
}

/** Lets so many tickets fall due within one minute and sweeps them. @returns how long that took, ms */
async function sweepOf(deps: Deps, clock: { now: number }, count: number): Promise<number> {
  const opened = clock.now;
  await fill(deps, count, (index) => opened + Math.floor((index * MINUTE) / count));
  clock.now = opened + TARGET + MINUTE + 1;
  const began = performance.now();
  const handled = await sweepDeadlines(deps);
  const took = performance.now() - began;
  if (handled !== count) throw new Error(`${handled} tickets were handled instead of ${count}.`);
  return took;
}

let made = 0;

/** Stores open tickets with their events, as filing leaves them. */
async function fill(deps: Deps, count: number, openedAt: (index: number) => number): Promise<void> {
  const BATCH = 2000;
  for (let from = 0; from < count; from += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, count - from) }, (_, index) =>
      opening(openedAt(from + index)),
    );
    await Promise.all(
      batch.map(async (event) => {
        await deps.events.append(event);
        const deadlines = deadlinesOf([event], () => desk.sla);
        await deps.tickets.save({ ...fold([event]), ...deadlines });
      }),
    );
  }
}

function opening(at: number): TicketEvent {
  made += 1;
  const ticketId = `slack/C0HELP/${String(made).padStart(7, '0')}`;
  return {
    id: `${ticketId}:1`,
    deskId: 'main',
    ticketId,
    seq: 1,
    at: new Date(at),
    actor: { kind: 'person', person: 'slack:U0ANA' },
    cause: `${ticketId}:filed`,
    deskVersion: 1,
    change: {
      type: 'opened',
      key: `IT-${made}`,
      requester: 'slack:U0ANA',
      title: 'The printer is jammed',
      text: 'the printer on the third floor is jammed',
      language: 'en',
      queue: 'it',
      priority: 'normal',
      fields: {},
      decidedBy: {},
      missing: [],
      wantsPerson: false,
      origin: { via: 'channel', messages: [] },
      private: false,
      deskVersion: 1,
      files: [],
    },
  };
}

/** Everything a sweep uses; nothing is sent. `begun` takes the tickets in the order they were worked on. */
function depsOf(store: OpenStore, clock: { now: number }, begun: string[]): Deps {
  const { events } = store.repositories;
  const quiet = (): void => undefined;
  const unused = (): never => {
    throw new Error('A sweep needs no platform and no model.');
  };
  return {
    ...store.repositories,
    events: {
      ...events,
      append: (event) => {
        if (event.seq === 2) begun.push(event.ticketId);
        return events.append(event);
      },
    },
    deskId: 'main',
    now: () => new Date(clock.now),
    log: { info: quiet, warn: quiet, error: (fields, message) => console.error(message, fields) },
    models: { of: unused, requests: unused },
    gateway: unused,
    platforms: () => [],
    wake: quiet,
  };
}

/** Ids count up with the time they are due; as many as are worked on at once may overtake each other. */
function checkOrder(begun: readonly string[]): void {
  const sorted = [...begun].sort();
  const furthest = begun.reduce(
    (most, id, index) => Math.max(most, Math.abs(sorted.indexOf(id) - index)),
    0,
  );
  if (furthest > 64) throw new Error(`A ticket was handled ${furthest} places out of its order.`);
}
