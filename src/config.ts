import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import {
  environmentSchema,
  meantName,
  NAMES,
  notYetUsed,
  REMEDIES,
  type EnvironmentValues,
  type LOG_LEVELS,
  type Name,
} from './config-names.js';

/** How the product runs: everything it takes from the environment, and from nowhere else. */
export interface Config {
  readonly store: {
    /** With the name of a database. Unset: the embedded store. */
    readonly uri?: string;
    /** Where the embedded store and the sandbox keep their files. */
    readonly dataDir: string;
  };
  /** No platform at all: the sandbox is started. */
  readonly platforms: { readonly slack?: SlackConfig; readonly teams?: TeamsConfig };
  /** A language model beside the rules. Unset: everything works without one. */
  readonly openai?: OpenAiConfig;
  /** Path of the desk file. */
  readonly deskFile?: string;
  /** 0: any free port. Unset: `USUAL_PORT`, and in the sandbox another one when that is in use. */
  readonly port?: number;
  /** The sandbox's program; unset: the one npm installed. */
  readonly localSlackBinary?: string;
  /** Unset: `info`, and in the sandbox `warn`, so that its screen stays readable. */
  readonly logLevel: (typeof LOG_LEVELS)[number];
}

export interface SlackConfig {
  readonly botToken: string;
  /** Set unless `appToken` is: HTTP requests are checked with it. */
  readonly signingSecret?: string;
  /** Switches to socket mode. */
  readonly appToken?: string;
  /** Base address of the Web API, with a slash at its end. Unset: Slack's own. */
  readonly apiUrl?: string;
}

export interface TeamsConfig {
  readonly appId: string;
  /** Unset where a managed identity stands for it. */
  readonly appPassword?: string;
  readonly appType: 'SingleTenant' | 'UserAssignedMSI';
  /** The one organisation that is listened to. */
  readonly tenantId: string;
}

export interface OpenAiConfig {
  readonly apiKey: string;
  /** Of any server that speaks the Responses API. */
  readonly baseUrl: string;
  readonly model: string;
  /** At most this many messages are read by the model in a day (UTC), by all processes together. */
  readonly dailyCalls: number;
}

/** `problem` and `remedy` are whole sentences; values never stand in them, for they may be secret. */
export interface ConfigProblem {
  readonly name: string;
  readonly problem: string;
  readonly remedy: string;
}

export type ConfigReading =
  | {
      readonly ok: true;
      readonly config: Config;
      /** Worth saying at the start, in the way of nothing. */
      readonly notices: readonly string[];
    }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] };

/** Served where `port` is unset. */
export const USUAL_PORT = 3000;

export type Environment = Readonly<Record<string, string | undefined>>;

/** The process's environment, completed by a file `.env` in the working folder if there is one. */
export function readEnvironment(file = '.env'): Environment {
  return existsSync(file)
    ? { ...parseEnv(readFileSync(file, 'utf8')), ...process.env }
    : process.env;
}

/** Reads the settings. Everything that is missing or wrong is reported at once. */
export function loadConfig(env: Environment): ConfigReading {
  // An empty value is what a compose file passes on for "not set".
  const set = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const parsed = environmentSchema.safeParse(set);
  const misnamed = lookAlikes(set);
  const problems = [
    ...misnamed.map(({ name, meant }) => ({
      name,
      problem: 'is not a name that is read here.',
      remedy: `Call it ${meant}.`,
    })),
    ...(parsed.success ? [] : parsed.error.issues.map(problemOf)),
    ...[...missingForSlack(set), ...missingForTeams(set), ...missingForOpenAi(set)].filter(
      ({ name }) => misnamed.every(({ meant }) => meant !== name),
    ),
  ];
  if (!parsed.success || problems.length > 0) return { ok: false, problems };
  const notices = notYetUsed((name) => set[name] !== undefined);
  return { ok: true, config: toConfig(parsed.data), notices };
}

function toConfig(values: EnvironmentValues): Config {
  const { SLACK_BOT_TOKEN: botToken } = values;
  const slack = botToken === undefined ? undefined : slackConfig(botToken, values);
  const teams = teamsConfig(values);
  return {
    store: {
      uri: values.MONGODB_URI && withDatabase(values.MONGODB_URI),
      dataDir: values.DATA_DIR,
    },
    platforms: { slack, teams },
    openai: openAiConfig(values),
    deskFile: values.DESK_CONFIG,
    port: values.PORT === undefined ? undefined : Number(values.PORT),
    localSlackBinary: values.LOCAL_SLACK_BIN,
    logLevel: values.LOG_LEVEL ?? (slack === undefined && teams === undefined ? 'warn' : 'info'),
  };
}

/** Without a name the driver would use a database called `test`. */
const withDatabase = (uri: string): string =>
  uri.replace(/^(mongodb(?:\+srv)?:\/\/[^/?]+)\/?(?=\?|$)/, '$1/deskbell');

const slackConfig = (botToken: string, values: EnvironmentValues): SlackConfig => ({
  botToken,
  signingSecret: values.SLACK_SIGNING_SECRET,
  appToken: values.SLACK_APP_TOKEN,
  apiUrl: values.SLACK_API_URL?.replace(/\/*$/, '/'),
});

function teamsConfig(values: EnvironmentValues): TeamsConfig | undefined {
  const { MicrosoftAppId: appId, MicrosoftAppTenantId: tenantId } = values;
  if (appId === undefined || tenantId === undefined) return undefined;
  const appType = values.MicrosoftAppType ?? 'SingleTenant';
  return { appId, appPassword: values.MicrosoftAppPassword, appType, tenantId };
}

function openAiConfig(values: EnvironmentValues): OpenAiConfig | undefined {
  if (values.OPENAI_API_KEY === undefined) return undefined;
  return {
    apiKey: values.OPENAI_API_KEY,
    baseUrl: values.OPENAI_BASE_URL ?? 'https://api.openai.com/v1',
    model: values.OPENAI_MODEL ?? 'gpt-4.1-mini',
    dailyCalls: Number(values.OPENAI_DAILY_CALLS ?? 1000),
  };
}

function problemOf(issue: { path: readonly PropertyKey[]; message: string }): ConfigProblem {
  const name = String(issue.path[0]);
  const remedy = (REMEDIES as Readonly<Record<string, string>>)[name] ?? '';
  return { name, problem: issue.message, remedy };
}

/** Names that are nearly right, where the right one is not set. */
const lookAlikes = (env: Environment): { name: string; meant: Name }[] =>
  Object.keys(env).flatMap((name) => {
    const meant = meantName(name);
    return meant === undefined || env[meant] !== undefined ? [] : [{ name, meant }];
  });

/** What Slack still needs, when some of its settings are there. */
function missingForSlack(env: Environment): ConfigProblem[] {
  const isSet = (name: Name) => env[name] !== undefined;
  if (!NAMES.some((name) => name.startsWith('SLACK_') && isSet(name))) return [];
  const problems: ConfigProblem[] = [];
  if (!isSet('SLACK_BOT_TOKEN'))
    problems.push({
      name: 'SLACK_BOT_TOKEN',
      problem: 'is missing, while other settings of Slack are there.',
      remedy: REMEDIES.SLACK_BOT_TOKEN,
    });
  if (!isSet('SLACK_SIGNING_SECRET') && !isSet('SLACK_APP_TOKEN'))
    problems.push({
      name: 'SLACK_SIGNING_SECRET',
      problem: 'is missing: without it nobody can tell whether a request comes from Slack.',
      remedy: `${REMEDIES.SLACK_SIGNING_SECRET} Or use socket mode: set SLACK_APP_TOKEN.`,
    });
  return problems;
}

/**
 * What Teams still needs, when some of its settings are there. Without an id of its own the bot would
 * listen to unsigned requests of anybody.
 */
function missingForTeams(env: Environment): ConfigProblem[] {
  const isSet = (name: Name) => env[name] !== undefined;
  if (!NAMES.some((name) => name.startsWith('Microsoft') && isSet(name))) return [];
  const isManaged = env.MicrosoftAppType === 'UserAssignedMSI';
  const needed = [
    'MicrosoftAppId',
    'MicrosoftAppTenantId',
    ...(isManaged ? [] : (['MicrosoftAppPassword'] as const)),
  ] as const;
  const missing = needed
    .filter((name) => !isSet(name))
    .map((name) => ({
      name,
      problem: 'is missing, while other settings of Microsoft Teams are there.',
      remedy: REMEDIES[name],
    }));
  const tooMuch =
    isManaged && isSet('MicrosoftAppPassword')
      ? [
          {
            name: 'MicrosoftAppPassword',
            problem: 'is set, and a managed identity has none.',
            remedy: 'Remove it, or use MicrosoftAppType=SingleTenant.',
          },
        ]
      : [];
  return [...missing, ...tooMuch];
}

/** A model's name or address without a key would be thought to work. */
const missingForOpenAi = (env: Environment): ConfigProblem[] =>
  env.OPENAI_API_KEY === undefined &&
  NAMES.some((name) => name.startsWith('OPENAI_') && env[name] !== undefined)
    ? [
        {
          name: 'OPENAI_API_KEY',
          problem: 'is missing, while other settings of OpenAI are there.',
          remedy: REMEDIES.OPENAI_API_KEY,
        },
      ]
    : [];
