import type { SlackConnection } from '../adapters/slack/connect.js';
import type { TeamsConnection, TeamsOptions } from '../adapters/teams/connect.js';
import type { SlackConfig } from '../config.js';
import type { Desk } from '../domain/desk.js';
import type { Platform } from '../domain/place.js';
import { findTickets } from '../usecases/find-tickets.js';
import type { Intake } from '../usecases/intake.js';
import { livingAt } from '../usecases/living-at.js';
import type { ChatGateway, Deps, References } from '../usecases/ports.js';
import { platformRefused } from './failures.js';

/** Whom the bot of Teams trusts. */
export type TeamsTrust = TeamsOptions['trust'];

/** The chat platforms to serve, and the desk where it comes neither from a file nor from the store. */
export interface Workspace {
  readonly slack?: SlackConfig;
  readonly teams?: TeamsTrust;
  readonly desk?: Omit<Desk, 'version'>;
}

/** The chat platforms that are connected. */
export interface Platforms {
  readonly slack?: SlackConnection;
  readonly teams?: TeamsConnection;
  readonly connected: readonly Platform[];
  /** @throws Error when the platform is not connected */
  gateway(platform: Platform): ChatGateway;
  /** @throws StartError when a platform does not let the bot in */
  start(): Promise<void>;
  stop(): Promise<void>;
}

export interface PlatformOptions {
  readonly deps: Deps;
  readonly intake: Intake;
  readonly references: References;
}

/** Connects what is configured; nothing is taken before `start`. The SDKs are loaded only when needed. */
export async function connectPlatforms(
  { slack: slackConfig, teams: trust }: Workspace,
  { deps, intake, references }: PlatformOptions,
): Promise<Platforms> {
  const { deskId, log } = deps;
  const common = { deskId, intake, log, now: () => deps.now() };
  const slack = slackConfig && (await loadSlack()).connectSlack({ config: slackConfig, ...common });
  const teams =
    trust &&
    (await loadTeams()).connectTeams({
      ...common,
      trust,
      references,
      view: (message, subject) => livingAt(deps, message, subject),
      search: (person, query) => findTickets(deps, person, query),
    });
  const gateways = { slack: slack?.gateway, teams: teams?.gateway };
  return {
    slack,
    teams,
    connected: (['slack', 'teams'] as const).filter((platform) => gateways[platform] !== undefined),
    gateway: (platform) => {
      const gateway = gateways[platform];
      if (gateway === undefined) throw new Error(`${platform} is not connected.`);
      return gateway;
    },
    start: async () => {
      try {
        await slack?.start();
      } catch (error) {
        throw platformRefused(error);
      }
      teams?.start();
    },
    stop: async () => {
      await Promise.all([slack?.stop(), teams?.stop()]);
    },
  };
}

const loadSlack = () => import('../adapters/slack/connect.js');
const loadTeams = () => import('../adapters/teams/connect.js');
