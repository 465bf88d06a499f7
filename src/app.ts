import { startJobs } from './adapters/agenda/jobs.js';
import { lastRuns } from './adapters/agenda/last-runs.js';
import { measured } from './adapters/http/measure.js';
import { createMetrics } from './adapters/http/metrics.js';
import { outboxCheck, readiness, type Readiness } from './adapters/http/readiness.js';
import type { Config } from './config.js';
import type { Desk } from './domain/desk.js';
import { aheadOfPlatforms } from './start/ahead-of-platforms.js';
import { DESK_ID, deskAtStart, namesOf } from './start/desk-at-start.js';
import { askingSlack } from './start/failures.js';
import { detectionLines } from './start/detection-lines.js';
import { listen } from './start/listen.js';
import { modelReader } from './start/model-reader.js';
import { openStore, storePlace } from './start/open-store.js';
import { connectPlatforms, type Platforms, type Workspace } from './start/platforms.js';
import { jobsCheck, recurringJobs } from './start/recurring-jobs.js';
import { createStopper, type Stopper } from './start/stopper.js';
import { freeWhatWasHeld, takeUp } from './start/take-up.js';
import { createIntake } from './usecases/accept-delivery.js';
import { createModels } from './usecases/models.js';
import type { Deps, Log } from './usecases/ports.js';
import { createSender } from './usecases/send-outbox.js';

export interface AppOptions {
  readonly config: Config;
  readonly log: Log;
  readonly now?: () => Date;
  /** How far `now` is ahead of the platforms' own clocks: in the sandbox, where time can be moved. */
  readonly ahead?: () => number;
  /** What happens by the clock; tests let it happen by hand. `recurringJobs` unless given. */
  readonly jobs?: typeof recurringJobs;
  /** Opens the workspace once the port is known; the sandbox needs it before it can start. */
  openWorkspace(port: number): Promise<Workspace>;
}

export interface App {
  /** Where `/slack/events`, `/livez`, `/readyz` and `/metrics` are. */
  readonly port: number;
  /** When the clock demands something next; `undefined` while it demands nothing. */
  nextDue(): Promise<Date | undefined>;
  /** Takes nothing more, finishes what runs and closes the store, within 25 s. Never rejects. */
  stop(): Promise<void>;
}

/** Requests under way get this long when the process stops. Milliseconds. */
const REQUEST_GRACE_MS = 3000;

/**
 * Starts the product: everything is wired here, by hand. A start that fails leaves nothing running.
 * @throws StartError for whatever its reader can mend.
 */
export async function createApp(options: AppOptions): Promise<App> {
  const stopper = createStopper(options.log);
  try {
    return await start(options, stopper);
  } catch (error) {
    await stopper.stop();
    throw error;
  }
}

async function start(options: AppOptions, stopper: Stopper): Promise<App> {
  const { config, log, now = () => new Date() } = options;
  const live: { platforms?: Platforms; ready?: () => Promise<Readiness> } = {};

  const store = await openStore(storePlace(config), (sentence) => {
    log.warn({}, sentence);
  });
  stopper.add('store', () => store.close());
  const { repositories, connection } = store;
  await freeWhatWasHeld(config, repositories, DESK_ID, now());
  const oldestWaiting = () => repositories.outbox.oldestWaiting(DESK_ID);
  const metrics = createMetrics(oldestWaiting, now);

  const deps: Deps = {
    ...repositories,
    ...measured(repositories, metrics, now),
    deskId: DESK_ID,
    now,
    log,
    models: createModels({
      linesOf: detectionLines,
      examples: repositories.examples,
      now,
      failed: (err) => {
        log.error({ err }, 'a model could not be brought up to date');
      },
    }),
    gateway: (platform) => {
      if (!live.platforms) throw new Error(`${platform} is not connected.`);
      return live.platforms.gateway(platform);
    },
    reader: config.openai && (await modelReader(config.openai, repositories.counters, log, now)),
    platforms: () => live.platforms?.connected ?? [],
    wake: () => {
      sender.wake();
    },
  };
  const sender = createSender(deps);
  stopper.add('work', () => sender.stop());
  const taken = createIntake(deps);
  const intake = options.ahead ? aheadOfPlatforms(taken, options.ahead, now) : taken;
  stopper.add('work', () => intake.idle());

  const http = await listen(config, log, {
    ready: () => live.ready?.() ?? Promise.resolve(NOT_READY),
    metrics: () => metrics.report(),
    // In socket mode nothing is to come from Slack this way; before the start it is to come again.
    slackEvents: (request, response) =>
      live.platforms?.slack?.handleHttp
        ? live.platforms.slack.handleHttp(request, response)
        : void response.writeHead(live.platforms ? 404 : 503).end(),
    teamsMessages: (request, response) =>
      live.platforms?.teams
        ? live.platforms.teams.handleHttp(request, response)
        : void response.writeHead(live.platforms ? 404 : 503).end(),
  });
  stopper.add('intake', () => http.close(REQUEST_GRACE_MS));

  const workspace = await options.openWorkspace(http.port);
  const { references } = repositories;
  const platforms = await connectPlatforms(workspace, { deps, intake, references });
  stopper.add('intake', () => platforms.stop());
  const desk = await importDesk(deps, config, workspace, platforms);
  // Learning the catalogue takes a moment: better now than during the first message.
  await Promise.all([
    deps.models.of(desk, desk.language),
    deps.models.requests(DESK_ID, desk.language),
  ]);
  live.platforms = platforms;
  await platforms.start();

  stopper.add('work', takeUp(deps));
  const jobs = (options.jobs ?? recurringJobs)(deps, repositories);
  // Jobs are kept by the machine's clock, which nobody moves.
  const real = (): Date => new Date();
  const began = real();
  const running = await startJobs({ connection, jobs, log });
  stopper.add('jobs', () => running.stop());
  live.ready = () =>
    readiness({
      database: async () => {
        await store.ping();
        return undefined;
      },
      outbox: outboxCheck(oldestWaiting, now),
      jobs: jobsCheck(jobs, () => lastRuns(connection), real, began),
    });
  log.info({ port: http.port, deskId: desk.id, deskVersion: desk.version }, 'Started.');
  return {
    port: http.port,
    nextDue: async () =>
      (await repositories.tickets.actionDue(DESK_ID, NEVER, 1))[0]?.sla?.nextActionAt,
    stop: async () => {
      live.ready = undefined;
      await stopper.stop();
      log.info({}, 'Stopped.');
    },
  };
}

const NEVER = new Date(8.64e15);

const NOT_READY: Readiness = {
  ready: false,
  reasons: { process: 'is starting or stopping' },
};

async function importDesk(
  deps: Deps,
  { deskFile }: Config,
  { desk }: Workspace,
  { slack, teams }: Platforms,
): Promise<Desk> {
  const { desks } = deps;
  const now = deps.now();
  if (desk) return desks.importDesk(desk, now);
  const names = namesOf(slack?.directory, teams !== undefined);
  return askingSlack(deskAtStart({ desks, deskFile, directory: names, now }));
}
