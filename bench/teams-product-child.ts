import { readFileSync } from 'node:fs';
import { createApp } from '../src/app.js';
import { exampleDeskPath } from '../src/desk-file/example.js';
import { readDesk } from '../src/desk-file/read.js';
import { toDesk } from '../src/desk-file/to-desk.js';
import { APP_ID, HELP, TENANT_ID, tokenService } from './teams-stub.js';

/** The product, connected to Teams alone, in a process of its own as it runs in production. */
const [url = '', dataDir = ''] = process.argv.slice(2);

const reading = readDesk(readFileSync(exampleDeskPath, 'utf8'));
if (!reading.ok) throw new Error('The example desk is broken.');
const names = {
  channels: new Map(
    ['help', 'general', 'triage-it', 'triage-people', 'triage-facilities'].map((name) => [
      `#${name}`,
      name === 'help' ? HELP : `19:${name}@thread.tacv2`,
    ]),
  ),
  people: new Map(
    ['ana', 'ben', 'omar', 'cleo', 'priya', 'jonas'].map((handle) => [
      `${handle}@example.com`,
      `teams:${handle}@example.com` as const,
    ]),
  ),
  groups: new Map([['@it-support', 'teams:19:triage-it@thread.tacv2']]),
};
const credentials = {
  appId: APP_ID,
  appPassword: 'none',
  appType: 'SingleTenant',
  tenantId: TENANT_ID,
} as const;
const quiet = { info: () => undefined, warn: () => undefined, error: console.error };
const app = await createApp({
  config: { store: { dataDir }, platforms: { teams: credentials }, port: 0, logLevel: 'silent' },
  log: quiet,
  openWorkspace: () =>
    Promise.resolve({
      teams: { credentials, tokens: { ...tokenService(url), sign: () => Promise.resolve() } },
      desk: toDesk(reading.file, 'main', names),
    }),
});
process.on('disconnect', () => void app.stop().then(() => process.exit(0)));
process.send?.({ port: app.port });
