import type { Config } from '../config.js';
import { startSandbox, type Sandbox } from '../sandbox/start-sandbox.js';
import type { Workspace } from './platforms.js';
import { sandboxDesk } from './sandbox-desk.js';

/** Opens the sandbox's local Slack for a product that listens at `port` of this machine. */
export async function openSandbox(
  config: Config,
  port: number,
  say: (line: string) => void,
): Promise<{ readonly sandbox: Sandbox; readonly workspace: Workspace }> {
  const desk = await sandboxDesk();
  const sandbox = await startSandbox({
    dataDir: config.store.dataDir,
    // That of the last time, so that an open page goes on.
    port: 0,
    requestUrl: `http://127.0.0.1:${port}/slack/events`,
    binary: config.localSlackBinary,
    log: say,
  });
  const { botToken, signingSecret, apiUrl } = sandbox;
  return {
    sandbox,
    workspace: { slack: { botToken, signingSecret, apiUrl }, desk },
  };
}
