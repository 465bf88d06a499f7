import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { loadConfig, readEnvironment, type Environment } from '../../src/config.js';
import { NAMES } from '../../src/config-names.js';

const bot = 'xoxb-1-2-abc';
const secret = '0123456789abcdef0123456789abcdef';

const problems = (env: Environment) => {
  const reading = loadConfig(env);
  return reading.ok ? [] : reading.problems;
};
const named = (env: Environment) => problems(env).map(({ name }) => name);

describe('what is there', () => {
  test('nothing set: the sandbox, the embedded store, the usual port', () => {
    expect(loadConfig({ HOME: '/home/ana' })).toEqual({
      ok: true,
      config: {
        store: { uri: undefined, dataDir: '.data' },
        platforms: { slack: undefined },
        deskFile: undefined,
        port: undefined,
        localSlackBinary: undefined,
        logLevel: 'warn',
      },
      notices: [],
    });
  });

  test('empty values count as not set', () => {
    expect(loadConfig({ SLACK_BOT_TOKEN: '', PORT: ' ', MONGODB_URI: '' })).toEqual(loadConfig({}));
  });

  test('Slack over HTTP, with everything else', () => {
    const env = {
      SLACK_BOT_TOKEN: bot,
      SLACK_SIGNING_SECRET: secret,
      SLACK_API_URL: 'http://127.0.0.1:9/api',
      MONGODB_URI: 'mongodb+srv://cluster/desk',
      DATA_DIR: '/var/lib/desk',
      DESK_CONFIG: 'desk.yaml',
      PORT: '0',
      LOG_LEVEL: 'debug',
    };
    expect(loadConfig(env)).toMatchObject({
      ok: true,
      config: {
        store: { uri: 'mongodb+srv://cluster/desk', dataDir: '/var/lib/desk' },
        platforms: {
          slack: { botToken: bot, signingSecret: secret, apiUrl: 'http://127.0.0.1:9/api/' },
        },
        deskFile: 'desk.yaml',
        port: 0,
        logLevel: 'debug',
      },
    });
  });

  test.each([
    ['mongodb://host', 'mongodb://host/deskbell'],
    ['mongodb://host/', 'mongodb://host/deskbell'],
    ['mongodb://a:1,b:2/?replicaSet=rs', 'mongodb://a:1,b:2/deskbell?replicaSet=rs'],
    ['mongodb://u:p@host/own?w=1', 'mongodb://u:p@host/own?w=1'],
    ['mongodb+srv://cluster?w=1', 'mongodb+srv://cluster/deskbell?w=1'],
    ['mongodb://%2Ftmp%2Fa.sock/desk', 'mongodb://%2Ftmp%2Fa.sock/desk'],
  ])('%s names a database: %s', (MONGODB_URI, uri) => {
    const reading = loadConfig({ MONGODB_URI });
    expect(reading.ok && reading.config.store.uri).toBe(uri);
  });

  test('socket mode needs no signing secret', () => {
    expect(loadConfig({ SLACK_BOT_TOKEN: bot, SLACK_APP_TOKEN: 'xapp-1-A-2' })).toMatchObject({
      ok: true,
      config: { platforms: { slack: { appToken: 'xapp-1-A-2' } }, logLevel: 'info' },
    });
  });
});

describe('half a configuration', () => {
  test.each<[Environment, string[]]>([
    [{ SLACK_BOT_TOKEN: bot }, ['SLACK_SIGNING_SECRET']],
    [{ SLACK_SIGNING_SECRET: secret }, ['SLACK_BOT_TOKEN']],
    [{ SLACK_APP_TOKEN: 'xapp-1' }, ['SLACK_BOT_TOKEN']],
    [{ SLACK_API_URL: 'http://x/' }, ['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET']],
  ])('%j', (env, expected) => {
    expect(named(env)).toEqual(expected);
  });

  test('everything that is wrong comes at once, each with its remedy and without its value', () => {
    const found = problems({
      SLACK_BOT_TOKEN: 'xapp-secret-1',
      SLACK_APP_TOKEN: 'xoxb-secret-2',
      SLACK_SIGNING_SECRET: 'secret-3',
      SLACK_API_URL: 'slack.com',
      MONGODB_URI: 'postgres://user:secret-4@host',
      PORT: '70000',
      LOG_LEVEL: 'loud',
    });
    expect(found.map(({ name }) => name).sort()).toEqual([
      'LOG_LEVEL',
      'MONGODB_URI',
      'PORT',
      'SLACK_API_URL',
      'SLACK_APP_TOKEN',
      'SLACK_BOT_TOKEN',
      'SLACK_SIGNING_SECRET',
    ]);
    for (const { problem, remedy } of found) {
      expect(remedy).not.toBe('');
      expect(problem + remedy).not.toContain('secret-');
    }
  });

  test.each(['-1', '3000.5', '99999', 'http', '0x10'])('PORT=%s is refused', (PORT) => {
    expect(named({ PORT })).toEqual(['PORT']);
  });
});

describe('Microsoft Teams', () => {
  const guid = '00000000-0000-0000-0000-00000000000a';
  const app = { MicrosoftAppId: guid, MicrosoftAppTenantId: guid };

  test('is served beside Slack or alone', () => {
    const reading = loadConfig({ ...app, MicrosoftAppPassword: 'p' });
    expect(reading).toMatchObject({
      ok: true,
      config: {
        platforms: {
          teams: { appId: guid, appPassword: 'p', appType: 'SingleTenant', tenantId: guid },
        },
        logLevel: 'info',
      },
    });
    const both = loadConfig({
      ...app,
      MicrosoftAppPassword: 'p',
      SLACK_BOT_TOKEN: bot,
      SLACK_SIGNING_SECRET: secret,
    });
    expect(both.ok && Object.values(both.config.platforms).every(Boolean)).toBe(true);
  });

  test.each([
    [{ MicrosoftAppPassword: 'p' }, ['MicrosoftAppId', 'MicrosoftAppTenantId']],
    [{ MicrosoftAppId: guid }, ['MicrosoftAppTenantId', 'MicrosoftAppPassword']],
    [app, ['MicrosoftAppPassword']],
    [{ ...app, MicrosoftAppId: 'mine', MicrosoftAppPassword: 'p' }, ['MicrosoftAppId']],
    [{ ...app, MicrosoftAppPassword: 'p', MicrosoftAppType: 'MultiTenant' }, ['MicrosoftAppType']],
    [{ ...app, MicrosoftAppType: 'UserAssignedMSI' }, []],
    [
      { ...app, MicrosoftAppType: 'UserAssignedMSI', MicrosoftAppPassword: 'p' },
      ['MicrosoftAppPassword'],
    ],
    [
      { MicrosoftAppId: guid, SLACK_BOT_TOKEN: bot },
      ['SLACK_SIGNING_SECRET', 'MicrosoftAppTenantId', 'MicrosoftAppPassword'],
    ],
  ])('%j lacks or misuses %j', (env, names) => {
    expect(named(env as Record<string, string>)).toEqual(names);
  });
});

describe('names', () => {
  test.each([
    ['SLACK_TOKEN', 'SLACK_BOT_TOKEN'],
    ['SLACK_SIGNING_SECRETS', 'SLACK_SIGNING_SECRET'],
    ['SLACK_BOTTOKEN', 'SLACK_BOT_TOKEN'],
    ['slack_bot_token', 'SLACK_BOT_TOKEN'],
    ['SLACK_APP_TOKENS', 'SLACK_APP_TOKEN'],
    ['MONGO_URL', 'MONGODB_URI'],
    ['MONGODB_URL', 'MONGODB_URI'],
    ['DESK_CONFG', 'DESK_CONFIG'],
    ['MICROSOFT_APP_ID', 'MicrosoftAppId'],
    ['MicrosoftAppTenentId', 'MicrosoftAppTenantId'],
  ])('%s is meant to be %s', (name, meant) => {
    expect(problems({ [name]: 'x' })).toEqual([
      expect.objectContaining({ name, remedy: `Call it ${meant}.` }),
    ]);
  });

  test('a model without a key is incomplete, with one it has its usual settings', () => {
    expect(named({ OPENAI_MODEL: 'm' })).toEqual(['OPENAI_API_KEY']);
    expect(named({ OPENAI_API_KEY: 'k', OPENAI_BASE_URL: 'x', OPENAI_DAILY_CALLS: '-1' })).toEqual([
      'OPENAI_BASE_URL',
      'OPENAI_DAILY_CALLS',
    ]);
    expect(loadConfig({ OPENAI_API_KEY: 'k' })).toMatchObject({
      config: { openai: { apiKey: 'k', model: 'gpt-4.1-mini', dailyCalls: 1000 } },
    });
  });

  test('a name of another program is no mistake beside the right one', () => {
    const env = { SLACK_TOKEN: 'x', SLACK_BOT_TOKEN: bot, SLACK_SIGNING_SECRET: secret };
    expect(problems({ ...env, DESKTOP_SESSION: 'gnome', SLACK_WEBHOOK: 'y' })).toEqual([]);
  });

  test('what a later version will use is said to have no effect', () => {
    const reading = loadConfig({ SLACK_CLIENT_ID: 'c' });
    expect(reading.ok && reading.notices).toEqual([
      'SLACK_CLIENT_ID has no effect: this version does not use installing into several Slack workspaces yet.',
    ]);
  });

  test('.env.example names every variable, and nothing else', () => {
    const text = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8');
    const names = [...text.matchAll(/^(\w+)=/gm)].map((match) => match[1] ?? '');
    expect(names.sort()).toEqual([...NAMES].sort());
  });
});

test('a file .env completes the environment and never outranks it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'env-'));
  const file = join(folder, '.env');
  writeFileSync(file, 'DESKBELL_TEST_A=file\nDESKBELL_TEST_B=file\n');
  process.env.DESKBELL_TEST_A = 'process';
  try {
    expect(readEnvironment(file)).toMatchObject({
      DESKBELL_TEST_A: 'process',
      DESKBELL_TEST_B: 'file',
    });
    expect(readEnvironment(join(folder, 'none'))).toBe(process.env);
  } finally {
    delete process.env.DESKBELL_TEST_A;
    delete process.env.DESKBELL_TEST_B;
    rmSync(folder, { recursive: true });
  }
});
