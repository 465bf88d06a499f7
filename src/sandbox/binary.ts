import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { StartError } from '../start-error.js';

/** The version whose insides `inside/` was written for. */
const VERSION = '0.1.8';

/** npm packages with the program, by platform and processor. */
const PACKAGES: Readonly<Record<string, string>> = {
  'darwin-arm64': 'local-slack-darwin-arm64',
  'darwin-x64': 'local-slack-darwin-x64',
  'linux-arm64': 'local-slack-linux-arm64',
  'linux-x64': 'local-slack-linux-x64',
  'win32-x64': 'local-slack-windows-x64',
};

const REAL_WORKSPACE =
  'or serve a real workspace: set SLACK_BOT_TOKEN with SLACK_SIGNING_SECRET (HTTP) or with ' +
  'SLACK_APP_TOKEN (socket mode).';

const failure = (where: string, problem: string, remedy: string): StartError =>
  new StartError('sandbox', [{ where, problem, remedy }]);

export interface Machine {
  platform: string;
  arch: string;
  /** Folder of an installed npm package, or null. */
  packageFolder(name: string): string | null;
  exists(path: string): boolean;
}

const require = createRequire(import.meta.url);

const thisMachine: Machine = {
  platform: process.platform,
  arch: process.arch,
  packageFolder: (name) => {
    try {
      return dirname(require.resolve(`${name}/package.json`));
    } catch {
      return null; // Not installed: its registry does not serve it, or optional packages were left out.
    }
  },
  exists: existsSync,
};

/**
 * Path of local Slack's program: `chosen` (from LOCAL_SLACK_BIN) when given, else the one npm
 * installed for this platform. Throws a StartError that says how to go on.
 */
export function findLocalSlack(chosen?: string, machine: Machine = thisMachine): string {
  if (chosen !== undefined) {
    if (machine.exists(chosen)) return chosen;
    throw failure('LOCAL_SLACK_BIN', `there is no file ${chosen}.`, 'Correct or remove it.');
  }
  const platform = `${machine.platform}-${machine.arch}`;
  const name = PACKAGES[platform];
  if (name === undefined) {
    throw failure(
      'local Slack',
      `has no program for ${platform}, so the sandbox cannot run here.`,
      `Try it on another machine (${Object.keys(PACKAGES).join(', ')}), ${REAL_WORKSPACE}`,
    );
  }
  const folder = machine.packageFolder(name);
  const file = machine.platform === 'win32' ? 'local-slack.exe' : 'local-slack';
  const path = folder === null ? null : join(folder, 'bin', file);
  if (path !== null && machine.exists(path)) return path;
  throw failure(
    'local Slack',
    `is needed for the sandbox, and npm did not install ${name} (its registry may not have it).`,
    `Run "npm install --no-save ${name}@${VERSION} --registry=https://registry.npmjs.org", or ` +
      `download version ${VERSION} from https://github.com/parvalabs/local-slack/releases and ` +
      `name it in LOCAL_SLACK_BIN, ${REAL_WORKSPACE}`,
  );
}
