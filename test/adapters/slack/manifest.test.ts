import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import {
  COMMAND,
  EVENTS,
  METHODS,
  SCOPES,
  SHORTCUTS,
  SUBSCRIPTIONS,
} from '../../../src/adapters/slack/surface.js';

const manifest = z
  .object({
    display_information: z.object({
      name: z.string().max(35),
      description: z.string().max(140),
      long_description: z.string().min(175).max(4000),
      background_color: z.string().regex(/^#[0-9a-f]{6}$/),
    }),
    features: z.object({
      app_home: z.object({ home_tab_enabled: z.literal(true) }),
      bot_user: z.object({ display_name: z.string().max(80) }),
      shortcuts: z
        .array(
          z.object({
            name: z.string().max(24),
            type: z.enum(['global', 'message']),
            callback_id: z.string(),
            description: z.string().max(150),
          }),
        )
        .max(10),
      slash_commands: z.array(
        z.object({ command: z.string().max(32), should_escape: z.literal(true) }),
      ),
    }),
    oauth_config: z.object({
      scopes: z.object({ bot: z.array(z.string()), bot_optional: z.array(z.string()) }),
    }),
    settings: z.object({
      event_subscriptions: z.object({ bot_events: z.array(z.string()).max(100) }),
      interactivity: z.object({ is_enabled: z.literal(true) }),
    }),
  })
  .parse(JSON.parse(readFileSync('manifests/slack.json', 'utf8')));

const folder = 'src/adapters/slack';
const source = readdirSync(folder)
  .filter((name) => name !== 'surface.ts')
  .map((name) => readFileSync(`${folder}/${name}`, 'utf8'))
  .join('\n');

const all = (pattern: RegExp): string[] =>
  [...new Set([...source.matchAll(pattern)].map(([, found]) => found ?? ''))].sort();

describe('the manifest', () => {
  it('subscribes to what is listened to, and to nothing else', () => {
    const { bot_events: events } = manifest.settings.event_subscriptions;
    expect([...events].sort()).toEqual([...SUBSCRIPTIONS].sort());
  });

  it('has the command and the shortcuts', () => {
    expect(manifest.features.slash_commands.map(({ command }) => command)).toEqual([COMMAND]);
    expect(
      Object.fromEntries(manifest.features.shortcuts.map((s) => [s.type, s.callback_id])),
    ).toEqual(SHORTCUTS);
  });

  it('asks for the scopes that methods and events need, and for no others', () => {
    const { bot, bot_optional: optional } = manifest.oauth_config.scopes;
    expect([...bot].sort()).toEqual([...SCOPES.required].sort());
    expect([...optional].sort()).toEqual([...SCOPES.optional].sort());
    const forEvents: Record<string, string> = {
      'message.channels': 'channels:history',
      'message.groups': 'groups:history',
      'message.im': 'im:history',
      app_mention: 'app_mentions:read',
      reaction_added: 'reactions:read',
      user_change: 'users:read',
      subteam_members_changed: 'usergroups:read',
      subteam_updated: 'usergroups:read',
    };
    const needed = new Set([
      'commands',
      ...Object.values(METHODS).flatMap(({ scopes }) => scopes),
      ...SUBSCRIPTIONS.map((event) => {
        if (event.startsWith('channel_') || event.startsWith('member_')) return 'channels:read';
        return event.startsWith('group_') ? 'groups:read' : forEvents[event];
      }).filter((scope) => scope !== undefined),
    ]);
    expect([...bot, ...optional].sort()).toEqual([...needed].sort());
  });
});

describe('the code', () => {
  it('calls every method of the table, and none besides', () => {
    expect(all(/api\.call\(\s*'([\w.]+)'/g)).toEqual(Object.keys(METHODS).sort());
    expect(all(/(\bclient\.apiCall\b)/g)).toEqual(['client.apiCall']);
  });

  it('listens to nothing but the table', () => {
    expect(all(/\bapp\.(\w+)\(/g)).toEqual([
      'action',
      'command',
      'error',
      'event',
      'shortcut',
      'view',
    ]);
    expect(all(/\bapp\.(?:event|command)\(\s*([^,]+),/g)).toEqual(['/^/', 'COMMAND']);
    expect(all(/new Set\((EVENTS\.\w+)\)/g)).toEqual(['EVENTS.desk', 'EVENTS.directory']);
    expect(all(/callback_id: (SHORTCUTS\.\w+)/g)).toEqual([
      'SHORTCUTS.global',
      'SHORTCUTS.message',
    ]);
  });

  it('knows what to do with every event it listens to', () => {
    const parser = readFileSync(`${folder}/parse.ts`, 'utf8');
    const table = /const PARSERS[\s\S]*?= \{([\s\S]*?)\};/.exec(parser)?.[1] ?? '';
    const parsed = [...table.matchAll(/^\s*(\w+): parse/gm)].map(([, event]) => event);
    expect(parsed.sort()).toEqual([...EVENTS.desk].sort());
  });
});
