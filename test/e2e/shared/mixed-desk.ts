import { createApp, type App } from '../../../src/app.js';
import type { Config } from '../../../src/config.js';
import type { Desk } from '../../../src/domain/desk.js';
import type { Conversation, PersonId, Platform } from '../../../src/domain/place.js';
import { recurringJobs } from '../../../src/start/recurring-jobs.js';
import type { RecurringJob } from '../../../src/adapters/agenda/jobs.js';
import { exampleDesk } from '../../builders/desk.js';
import { openTestStore, type TestStore } from '../../builders/store.js';
import { startFakeSlack, type FakeSlack } from '../../fakes/slack/index.js';
import { startFakeTeams, type FakeTeams } from '../../fakes/teams/index.js';
import { CHANNELS } from '../../fakes/teams/world.js';
import { quietIn } from '../desk.js';

/** Where the people are who ask, and where those are who answer. */
export interface Sides {
  readonly requesters: Platform;
  readonly agents: Platform;
  /** Where the ids of the rosters come from, if not from where the agents are. */
  readonly rosterOn?: Platform;
}

/** The whole product on a real store, beside one fake platform or both. */
export interface MixedDesk {
  readonly slack?: FakeSlack;
  readonly teams?: FakeTeams;
  readonly app: App;
  readonly store: TestStore;
  advance(ms: number): void;
  runJobs(): Promise<void>;
  settled(): Promise<void>;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Starts it all; `stop` it in `afterAll`. */
export async function openMixedDesk(sides: Sides): Promise<MixedDesk> {
  const needed = new Set<Platform>([sides.requesters, sides.agents]);
  const clock = { ahead: 0 };
  const now = (): Date => new Date(Date.now() + clock.ahead);
  const slack = needed.has('slack') ? await startFakeSlack() : undefined;
  const teams = needed.has('teams') ? await startFakeTeams() : undefined;
  const store = await openTestStore();
  const slackConfig = slack && {
    botToken: slack.botToken,
    signingSecret: slack.signingSecret,
    apiUrl: slack.apiUrl,
  };
  const config: Config = {
    store: { uri: store.uri, dataDir: '' },
    platforms: { slack: slackConfig, teams: teams?.trust.credentials },
    port: 0,
    logLevel: 'silent',
  };

  const start = async () => {
    let jobs: readonly RecurringJob[] = [];
    const app = await createApp({
      config,
      log: quiet,
      now,
      jobs: (...given) => {
        jobs = recurringJobs(...given);
        return [];
      },
      openWorkspace: () =>
        Promise.resolve({
          slack: slackConfig,
          teams: teams?.trust,
          desk: deskFor(sides, slack, teams),
        }),
    });
    const at = `http://127.0.0.1:${app.port}`;
    await slack?.connect(`${at}/slack/events`);
    teams?.connect(`${at}/api/messages`);
    return { app, jobs };
  };

  let running = await start();
  // The app is put into the team: so the bot learns where Teams is.
  await teams?.happens('#general', {
    type: 'conversationUpdate',
    membersAdded: [{ id: teams.world.botId }],
  });
  const settled = () => quietIn(store, now);
  return {
    slack,
    teams,
    store,
    get app() {
      return running.app;
    },
    advance: (ms) => {
      clock.ahead += ms;
      slack?.advance(ms);
      teams?.advance(ms);
    },
    runJobs: async () => {
      for (const { run } of running.jobs) await run();
      await settled();
    },
    settled,
    restart: async () => {
      await running.app.stop();
      running = await start();
    },
    stop: async () => {
      await running.app.stop();
      await slack?.stop();
      await teams?.stop();
      await store.close();
    },
  };
}

/** The example desk with its channels and people where each side is. */
function deskFor(
  { requesters, agents, rosterOn = agents }: Sides,
  slack: FakeSlack | undefined,
  teams: FakeTeams | undefined,
): Desk {
  const channel = (platform: Platform, name: string): Conversation => ({
    platform,
    conversation:
      (platform === 'slack' ? slack?.channelId(name) : CHANNELS[name]) ?? `no channel ${name}`,
  });
  const agent = (handle: string): PersonId =>
    rosterOn === 'slack'
      ? `slack:${slack?.person(handle).id ?? ''}`
      : `teams:${teams?.person(handle).record.aadObjectId ?? ''}`;
  const rosters: Readonly<Record<string, readonly string[]>> = {
    it: ['ben', 'omar'],
    people: ['cleo'],
    facilities: ['priya'],
  };
  const shipped = exampleDesk();
  return {
    ...shipped,
    channels: [{ channel: channel(requesters, 'help'), mode: 'auto', queue: 'it' }],
    queues: shipped.queues.map((queue) => {
      const people = (rosters[queue.key] ?? []).map(agent);
      return {
        ...queue,
        triage: channel(agents, `triage-${queue.key}`),
        roster: { people, groups: [] },
        leads: people.slice(0, 1),
      };
    }),
  };
}
