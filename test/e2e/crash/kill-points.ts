import { expect } from '@jest/globals';
import { playFlow, ticketId, type Story } from './flow.js';
import { namesOfOneStep } from './names.js';
import { expectAsItShould, expectNothingLeft, outcomeOf, type Outcome } from './outcome.js';
import { openKillStage, type KillStage } from './stage.js';

/** A moment at which the product is killed. */
interface Point {
  readonly kind: 'write' | 'send';
  readonly name: string;
  /** Before the database or Slack has it, or after, while the answer is under way. */
  readonly moment: 'before' | 'after';
}

/** The points of each step, in the order in which an undisturbed run passes them. */
type Plan = ReadonlyMap<string, readonly Point[]>;

/** Calls that change something at Slack; the others may come or not, as what is remembered allows. */
const SENDS = ['chat.postMessage', 'chat.update', 'reactions.add', 'views.open'];
const READS = [
  'auth.test',
  'chat.getPermalink',
  'chat.postEphemeral',
  'conversations.replies',
  'conversations.history',
  'usergroups.users.list',
  'users.info',
];

/**
 * Plays a request once undisturbed, to see which writes and sends there are. Then plays as many as it
 * takes to kill the product at each of them, one in each step of a request: each request has to end as
 * the undisturbed one did.
 * @param half the points with an even or an odd place in their step; two test files share the work.
 * @returns how many kills of each kind there were.
 */
export async function killEverywhere(half: 0 | 1): Promise<Record<Point['kind'], number>> {
  const stage = await openKillStage();
  try {
    const { plan, usual } = await undisturbed(stage);
    const chosen = [...plan].map(([step, points]) => ({
      step,
      points: points.filter((_, place) => place % 2 === half),
    }));
    const requests = Math.max(...chosen.map(({ points }) => points.length));
    const failures: string[] = [];
    for (let i = 0; i < requests; i += 1) {
      const kills = new Map(chosen.map(({ step, points }) => [step, points[i]]));
      failures.push(...(await killedAt(stage, kills, usual)));
    }
    expect(failures).toEqual([]);
    await expectNothingLeft(stage, UNDISTURBED + requests);
    const all = chosen.flatMap(({ points }) => points);
    expect(stage.deaths).toBe(all.length);
    const count = (kind: Point['kind']) => all.filter((point) => point.kind === kind).length;
    return { write: count('write'), send: count('send') };
  } finally {
    await stage.close();
  }
}

/** Requests played without a kill. */
const UNDISTURBED = 2;

async function undisturbed(stage: KillStage): Promise<{ plan: Plan; usual: Outcome }> {
  // A person's first request brings what no later one does: how to ask the next time.
  await playFlow(stage);
  const plan = new Map<string, Point[]>();
  const story = await playFlow(stage, (step, begun) => {
    const points: Point[] = [];
    plan.set(step, points);
    watch(stage, begun, (kind, [name = '']) => {
      for (const moment of momentsOf(name)) points.push({ kind, name, moment });
      return undefined;
    });
  });
  const methods = stage.slack.calls().map(({ method }) => method);
  const unknown = methods.filter((each) => !SENDS.includes(each) && !READS.includes(each));
  expect(unknown).toEqual([]);
  const usual = await outcomeOf(stage, story);
  expectAsItShould(usual);
  return { plan, usual };
}

/**
 * What is so after a write or a send is so before the next write, so that most points need one moment
 * only. The other is tried too where it counts most: once a delivery is stored Slack is told so, an event
 * is the commit, a post would be seen twice, and after a form nothing is written. With
 * `CRASH_MOMENTS=all` both are tried everywhere.
 */
function momentsOf(name: string): readonly Point['moment'][] {
  const counts = /^(inbox insert|events insert|chat\.postMessage|views\.open)/.test(name);
  return counts || process.env.CRASH_MOMENTS === 'all' ? ['before', 'after'] : ['before'];
}

/** @returns what went wrong. */
async function killedAt(
  stage: KillStage,
  kills: ReadonlyMap<string, Point | undefined>,
  usual: Outcome,
): Promise<string[]> {
  const reached = new Set<Point>();
  try {
    const story = await playFlow(stage, (step, begun) => {
      const point = kills.get(step);
      watch(stage, begun, (_kind, names) => {
        if (point === undefined || reached.has(point)) return undefined;
        if (!names.includes(point.name)) return undefined;
        reached.add(point);
        return point.moment;
      });
    });
    const missed = [...kills.values()].filter((point) => point && !reached.has(point));
    expect(missed).toEqual([]);
    expect(await outcomeOf(stage, story)).toEqual(usual);
    return [];
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    const where = [...reached].map(({ moment, name }) => `${moment} ${name}`);
    return [`killed ${where.join(', ')}: ${what}`];
  }
}

/**
 * Asks about every write and every send from now on whether, and when, the product is to die at it. A
 * write of several rows has as many names.
 */
function watch(
  { wire, slack, kill }: KillStage,
  story: Story,
  judge: (kind: Point['kind'], names: readonly string[]) => Point['moment'] | undefined,
): void {
  const names = namesOfOneStep(() => ticketId(story));
  wire.judge = (write) => {
    const rows = names.ofWrite(write);
    const moment = rows.length > 0 ? judge('write', rows) : undefined;
    return moment === undefined ? 'pass' : `kill ${moment}`;
  };
  slack.faults.clear();
  for (const method of SENDS) {
    let dying: unknown;
    slack.faults.failBefore(method, 'timeout', {
      times: Infinity,
      when: (args) => {
        const moment = judge('send', [names.ofSend(method, args)]);
        if (moment === 'before') kill();
        if (moment === 'after') dying = args;
        return moment === 'before';
      },
    });
    slack.faults.failAfter(method, 'timeout', {
      times: Infinity,
      when: (args) => {
        if (args === dying) kill();
        return args === dying;
      },
    });
  }
}
