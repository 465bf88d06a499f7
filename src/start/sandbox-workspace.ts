import { join } from 'node:path';
import type { Config } from '../config.js';
import { sandboxFolder, startSandbox, type Sandbox } from '../sandbox/start-sandbox.js';
import type { TeamsPlayground } from '../sandbox/teams-playground.js';
import type { Workspace } from './platforms.js';
import { besideTeams, sandboxDesk } from './sandbox-desk.js';

export interface OpenSandbox {
  readonly sandbox: Sandbox;
  readonly playground?: TeamsPlayground;
  readonly workspace: Workspace;
}

/**
 * Opens the sandbox's local Slack for a product that listens at `port` of this machine, and beside it,
 * where asked for, the playground of Teams.
 */
export async function openSandbox(
  config: Config,
  port: number,
  say: (line: string) => void,
  withTeams: boolean,
): Promise<OpenSandbox> {
  const ofSlack = await sandboxDesk();
  const desk = withTeams ? besideTeams(ofSlack) : ofSlack;
  const sandbox = await startSandbox({
    dataDir: config.store.dataDir,
    // That of the last time, so that an open page goes on.
    port: 0,
    requestUrl: `http://127.0.0.1:${port}/slack/events`,
    binary: config.localSlackBinary,
    log: say,
  });
  const { botToken, signingSecret, apiUrl } = sandbox;
  const slack = { botToken, signingSecret, apiUrl };
  if (!withTeams) return { sandbox, workspace: { slack, desk } };
  try {
    const { startTeamsPlayground } = await import('../sandbox/teams-playground.js');
    const playground = await startTeamsPlayground(
      join(sandboxFolder(config.store.dataDir), 'teams'),
      `http://127.0.0.1:${port}/api/messages`,
    );
    const { serviceUrl } = playground;
    return {
      sandbox,
      playground,
      workspace: { slack, teams: { playground: { serviceUrl } }, desk },
    };
  } catch (error) {
    await sandbox.stop();
    throw error;
  }
}
