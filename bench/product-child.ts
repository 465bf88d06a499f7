import { createApp } from '../src/app.js';
import { exampleDeskPath } from '../src/desk-file/example.js';
import { readDesk } from '../src/desk-file/read.js';
import { toDesk } from '../src/desk-file/to-desk.js';
import { readFileSync } from 'node:fs';

/** The product in a process of its own, as it runs in production; its parent is Slack and the load. */
const [apiUrl = '', signingSecret = '', dataDir = ''] = process.argv.slice(2);

const reading = readDesk(readFileSync(exampleDeskPath, 'utf8'));
if (!reading.ok) throw new Error('The example desk is broken.');
const names = {
  channels: new Map(
    ['help', 'general', 'triage-it', 'triage-people', 'triage-facilities'].map((name) => [
      `#${name}`,
      `C0${name.toUpperCase().replace('-', '')}`,
    ]),
  ),
  people: new Map(
    ['ana', 'ben', 'omar', 'cleo', 'priya', 'jonas'].map((handle) => [
      `${handle}@example.com`,
      `slack:U0${handle.toUpperCase()}`.padEnd(17, '0') as `slack:${string}`,
    ]),
  ),
  groups: new Map([['@it-support', 'S0ITSUPPORT']]),
};
const slack = { botToken: 'xoxb-bench', signingSecret, apiUrl };
const quiet = { info: () => undefined, warn: () => undefined, error: console.error };
const app = await createApp({
  config: { store: { dataDir }, platforms: { slack }, port: 0, logLevel: 'silent' },
  log: quiet,
  openWorkspace: () => Promise.resolve({ slack, desk: toDesk(reading.file, 'main', names) }),
});
process.on('disconnect', () => void app.stop().then(() => process.exit(0)));
process.send?.({ port: app.port });
