import { existsSync, rmSync } from 'node:fs';
import { lockFolder } from '../embedded-mongo/lock.js';
import { sandboxFolder, stopSandbox } from '../sandbox/start-sandbox.js';
import { StartError } from '../start-error.js';
import type { Config } from '../config.js';
import { isSandbox, storeFolder } from './open-store.js';

/**
 * Removes the sandbox's workspace and all its tickets, after saying so. A real desk is never touched.
 * @throws StartError when a running Deskbell has it open, or Slack is configured.
 */
export async function resetSandbox(config: Config, say: (line: string) => void): Promise<void> {
  if (!isSandbox(config))
    throw new StartError('settings', [
      {
        where: '--reset',
        problem: 'starts the sandbox over, and there is none while Slack is configured.',
        remedy: 'Leave it out; a real desk cannot be reset.',
      },
    ]);
  const folder = sandboxFolder(config.store.dataDir);
  if (!existsSync(folder)) return;
  requireUnused(storeFolder(config));
  say(`Removing the sandbox in ${folder}: its workspace and all its tickets.`);
  await stopSandbox(config.store.dataDir);
  rmSync(folder, { recursive: true, force: true });
}

function requireUnused(store: string): void {
  if (!existsSync(store)) return;
  try {
    lockFolder(store)();
  } catch (error) {
    throw new StartError(
      'store',
      [
        {
          where: 'the sandbox',
          problem: error instanceof Error ? `cannot be reset: ${error.message}.` : 'is in use.',
          remedy: 'End that Deskbell first (Ctrl-C), then reset.',
        },
      ],
      { cause: error },
    );
  }
}
