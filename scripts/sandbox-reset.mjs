/**
 * Starts the sandbox over: ends its local Slack and deletes what it and its desk remember. Nothing
 * outside the folder `sandbox` of the data folder is touched.
 */
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfig, readEnvironment } from '../dist/config.js';
import { lockFolder } from '../dist/embedded-mongo/lock.js';
import { sandboxFolder, stopSandbox } from '../dist/sandbox/start-sandbox.js';

const { DATA_DIR } = readEnvironment();
const reading = loadConfig({ DATA_DIR });
if (!reading.ok) throw new Error(reading.problems.map(({ problem }) => problem).join('\n'));
const { dataDir } = reading.config.store;
const folder = sandboxFolder(dataDir);
const store = join(folder, 'store');

/** Whether no running Deskbell has the sandbox's database open; says so when one has. */
function isFree() {
  if (!existsSync(store)) return true;
  try {
    lockFolder(store)();
    return true;
  } catch (error) {
    console.error(`${error.message}: end that Deskbell first (Ctrl-C), then reset.`);
    return false;
  }
}

if (isFree()) {
  await stopSandbox(dataDir);
  rmSync(folder, { recursive: true, force: true });
  console.log(`The sandbox in ${folder} is gone; npm start makes a new one.`);
} else {
  process.exitCode = 1;
}
