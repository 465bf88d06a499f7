import { z } from 'zod';
import { didYouMean } from './did-you-mean.js';

/** The variables of the environment: their names, how their values must look, and names like them. */

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const APP_PAGE = 'of your app at https://api.slack.com/apps';

const BOT_PAGE = 'from "Configuration" of your bot in the Azure portal';

/** What to do when a variable is missing or wrong. */
export const REMEDIES = {
  MONGODB_URI:
    'Write it like mongodb://host:27017/deskbell, or remove it to use the embedded store.',
  SLACK_BOT_TOKEN: `Copy the "Bot User OAuth Token" from "OAuth & Permissions" ${APP_PAGE}.`,
  SLACK_SIGNING_SECRET: `Copy the "Signing Secret" from "Basic Information" ${APP_PAGE}.`,
  SLACK_APP_TOKEN: `Make one with the scope connections:write under "Basic Information" ${APP_PAGE}.`,
  SLACK_API_URL: 'Write it like https://slack.com/api/, or remove it to use Slack itself.',
  MicrosoftAppId: `Copy the "Microsoft App ID" ${BOT_PAGE}.`,
  MicrosoftAppPassword: `Make a client secret under "Manage Password" ${BOT_PAGE}, and copy its value; a managed identity (MicrosoftAppType=UserAssignedMSI) needs none.`,
  MicrosoftAppType: 'Use SingleTenant, or UserAssignedMSI for a managed identity of Azure.',
  MicrosoftAppTenantId: `Copy the "App Tenant ID" ${BOT_PAGE}; only this organisation is listened to.`,
  OPENAI_API_KEY:
    'Copy a key from https://platform.openai.com/api-keys; remove it to do without a model.',
  OPENAI_BASE_URL: 'Write it like https://api.openai.com/v1, or remove it to use OpenAI itself.',
  OPENAI_MODEL: 'Name a model that can answer in a given JSON shape, such as gpt-4.1-mini.',
  OPENAI_DAILY_CALLS: 'Use a whole number; the usual one is 1000.',
  PORT: 'Use a whole number from 0 to 65535; the usual one is 3000.',
  LOG_LEVEL: `Use one of ${LOG_LEVELS.join(', ')}.`,
} as const;

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const matching = (pattern: RegExp, problem: string) => z.string().regex(pattern, problem);

/** The messages of these checks are problems; their remedies stand above. */
export const environmentSchema = z.object({
  MONGODB_URI: matching(/^mongodb(\+srv)?:\/\/\S+$/, 'is not the address of a MongoDB.').optional(),
  DATA_DIR: z.string().default('.data'),
  SLACK_BOT_TOKEN: matching(
    /^xoxb-[\w-]+$/,
    'is not a bot token: those start with xoxb-.',
  ).optional(),
  SLACK_SIGNING_SECRET: matching(
    /^\w{8,}$/,
    'is not a signing secret: those are 32 letters and digits.',
  ).optional(),
  SLACK_APP_TOKEN: matching(
    /^xapp-[\w-]+$/,
    'is not an app-level token: those start with xapp-.',
  ).optional(),
  SLACK_API_URL: matching(/^https?:\/\/\S+$/, 'is not an address.').optional(),
  MicrosoftAppId: matching(GUID, 'is not the id of an app: those are GUIDs.').optional(),
  MicrosoftAppPassword: z.string().optional(),
  MicrosoftAppType: z
    .enum(['SingleTenant', 'UserAssignedMSI'], 'is not a type of app that is known here.')
    .optional(),
  MicrosoftAppTenantId: matching(
    GUID,
    'is not the id of an organisation: those are GUIDs.',
  ).optional(),
  OPENAI_API_KEY: matching(/^\S+$/, 'is not a key: those have no blanks.').optional(),
  OPENAI_BASE_URL: matching(/^https?:\/\/\S+$/, 'is not an address.').optional(),
  OPENAI_MODEL: matching(/^\S+$/, 'is not the name of a model.').optional(),
  OPENAI_DAILY_CALLS: matching(/^\d{1,9}$/, 'is not a whole number.').optional(),
  DESK_CONFIG: z.string().optional(),
  LOCAL_SLACK_BIN: z.string().optional(),
  PORT: z
    .string()
    .refine((text) => /^\d+$/.test(text) && Number(text) <= 65_535, 'is not a port number.')
    .optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, 'is no log level.').optional(),
});

export type EnvironmentValues = z.infer<typeof environmentSchema>;
export type Name = keyof EnvironmentValues;
export const NAMES = Object.keys(environmentSchema.shape) as Name[];

/** What people call the same thing elsewhere, too far off for `didYouMean`. */
const OTHER_NAMES: Readonly<Record<string, Name>> = {
  SLACK_TOKEN: 'SLACK_BOT_TOKEN',
  SLACK_API_TOKEN: 'SLACK_BOT_TOKEN',
  SLACK_SECRET: 'SLACK_SIGNING_SECRET',
  MONGO_URI: 'MONGODB_URI',
  MICROSOFT_APP_ID: 'MicrosoftAppId',
  MICROSOFT_APP_PASSWORD: 'MicrosoftAppPassword',
  MICROSOFT_APP_TYPE: 'MicrosoftAppType',
  MICROSOFT_APP_TENANT_ID: 'MicrosoftAppTenantId',
  MONGO_URL: 'MONGODB_URI',
  OPENAI_KEY: 'OPENAI_API_KEY',
  OPENAI_API_BASE: 'OPENAI_BASE_URL',
};

/** Of a later version; somebody who sets them should know that nothing happens. */
const NOT_YET: readonly { readonly names: readonly string[]; readonly what: string }[] = [
  {
    names: ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET'],
    what: 'installing into several Slack workspaces',
  },
];

/** The name that this one was probably meant to be. Only names like ours are looked at. */
export function meantName(name: string): Name | undefined {
  const isKnown = NAMES.some((known) => known === name);
  const isLater = NOT_YET.some(({ names }) => names.includes(name));
  if (isKnown || isLater || !/^(SLACK|MONGO|DESK|MICROSOFT|OPENAI)/i.test(name)) return undefined;
  const near = didYouMean(name, NAMES);
  return OTHER_NAMES[name] ?? NAMES.find((known) => known === near);
}

/** A sentence for each group of names that are set and do nothing yet. */
export const notYetUsed = (isSet: (name: string) => boolean): string[] =>
  NOT_YET.flatMap(({ names, what }) => {
    const found = names.filter(isSet);
    return found.length === 0
      ? []
      : [`${found.join(', ')} has no effect: this version does not use ${what} yet.`];
  });
