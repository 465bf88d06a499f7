/** The files that local Slack starts from: who and what is in the workspace, and what to load. */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { company } from './company.js';
import type { Settings } from './inside/local-slack.js';

/** Tokens of the sandbox; they open nothing but it. */
export const botToken = 'xoxb-sandbox-fjord-cycles';
const signingSecret = 'sandbox-signing-secret';
export { signingSecret };

/** Emoji the product uses and the page does not know, drawn by the browser's own font. */
const EMOJI: Readonly<Record<string, string>> = {
  envelope: '✉️',
  pause_button: '⏸️',
};

const emojiImage = (emoji: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20"><text x="0" y="16" font-size="16">${emoji}</text></svg>`;

function configuration(requestUrl: string) {
  const { workspace, app } = company;
  const people = Object.values(company.people);
  const channels = Object.values(company.channels).map((channel) => ({
    id: channel.id,
    name: channel.name,
    topic: channel.topic,
    is_private: channel.private,
    members: [...channel.members, app.botUserId],
  }));
  const directMessages = people.map((person) => ({
    id: person.directMessage,
    name: `dm-${person.name}`,
    is_channel: false,
    is_private: true,
    is_im: true,
    members: [person.id, app.botUserId],
  }));
  return {
    workspace: { name: workspace.name, domain: workspace.domain, teamId: workspace.id },
    apps: [
      {
        appId: app.id,
        botUserId: app.botUserId,
        botName: app.botName,
        botToken,
        appToken: 'xapp-sandbox-unused',
        signingSecret,
        mode: 'events',
        requestUrl,
      },
    ],
    users: people.map((person) => ({
      id: person.id,
      name: person.name,
      real_name: person.realName,
      email: person.email,
      tz: person.timeZone,
    })),
    channels: [...channels, ...directMessages],
    emojis: Object.fromEntries(Object.keys(EMOJI).map((name) => [name, `${name}.svg`])),
  };
}

/** The module that runs inside local Slack: TypeScript beside the sources, JavaScript once built. */
const preload = fileURLToPath(
  new URL(`./inside/preload${extname(import.meta.url)}`, import.meta.url),
);

function digestOf(texts: readonly string[]): string {
  return createHash('sha256').update(texts.join('\0')).digest('hex');
}

function insideSources(): string[] {
  const folder = dirname(preload);
  const names = readdirSync(folder).filter((name) => extname(name) === extname(preload));
  return names.sort().map((name) => readFileSync(join(folder, name), 'utf8'));
}

export interface WorkspaceFiles {
  folder: string;
  configFile: string;
  settingsFile: string;
  memoryFile: string;
  filesFolder: string;
  fingerprint: string;
}

/** Writes local Slack's files under `folder` for a product that listens at `requestUrl`. */
export function writeWorkspaceFiles(folder: string, requestUrl: string): WorkspaceFiles {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const config = JSON.stringify(configuration(requestUrl), null, 2);
  const memoryFile = join(folder, 'workspace.json');
  const about = {
    memoryFile,
    requestUrl,
    signingSecret,
    botUserId: company.app.botUserId,
    titles: Object.fromEntries(Object.values(company.people).map(({ id, title }) => [id, title])),
    userGroups: company.userGroups,
  };
  const fingerprint = digestOf([config, JSON.stringify(about), ...insideSources()]);
  const settings: Settings = { fingerprint, ...about };
  const files: WorkspaceFiles = {
    folder,
    configFile: join(folder, 'config.json'),
    settingsFile: join(folder, 'settings.json'),
    memoryFile,
    filesFolder: join(folder, 'files'),
    fingerprint,
  };
  for (const [name, emoji] of Object.entries(EMOJI)) {
    writeFileSync(join(folder, `${name}.svg`), emojiImage(emoji));
  }
  writeFileSync(files.configFile, config);
  writeFileSync(files.settingsFile, JSON.stringify(settings));
  writeFileSync(join(folder, 'bunfig.toml'), `preload = [${JSON.stringify(preload)}]\n`);
  return files;
}
