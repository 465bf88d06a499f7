import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
  type Activity,
  type InvokeResponse,
} from 'botbuilder';
import type { Sign } from './api.js';
import { tenantOf } from './known.js';
import type { Whence } from './schema.js';

export interface TeamsCredentials {
  readonly appId: string;
  /** Unset where a managed identity of Azure stands for it. */
  readonly appPassword?: string;
  readonly appType: 'SingleTenant' | 'UserAssignedMSI';
  readonly tenantId: string;
}

/** Where tokens come from and how they are checked; unset: Microsoft's own. */
export interface TokenService {
  readonly openIdMetadataUrl: string;
  readonly issuer: string;
  readonly loginUrl: string;
  readonly scope: string;
  /** Puts a token on what goes out. */
  sign: Sign;
}

/** The playground on this machine: it signs nothing, and nothing but it is listened to. */
export interface Playground {
  /** Where its connector is: every activity must come from there. */
  readonly serviceUrl: string;
}

export type Trust =
  | { readonly credentials: TeamsCredentials; readonly tokens?: TokenService }
  | { readonly playground: Playground };

/** Why a request is not listened to, as a status of HTTP; `undefined` when it is. */
export type Refused = 401 | 403 | 503;

/** The part of the SDK that is used: it checks who is asking, and runs a turn. */
export interface Authentication {
  /** Checks signature, audience, issuer, address and tenant. @returns the turn, or why there is none */
  admit(
    header: string,
    activity: Whence,
    raw: unknown,
  ): Promise<{ readonly refused: Refused } | { readonly run: RunTurn }>;
  readonly sign: Sign;
}

/** Runs one turn: what `logic` returns is the answer to an invoke. */
export type RunTurn = (
  logic: () => Promise<{ readonly status: number; readonly body?: unknown } | undefined>,
) => Promise<{ readonly status: number; readonly body?: unknown } | undefined>;

type Authenticated = Parameters<CloudAdapter['processActivityDirect']>[0];

/** The SDK's adapter, without its own HTTP handling: that logs whole errors and answers bad tokens with 500. */
class TurnAdapter extends CloudAdapter {
  take(
    authenticated: Exclude<Authenticated, string>,
    activity: Partial<Activity>,
    logic: Parameters<RunTurn>[0],
  ): Promise<InvokeResponse | undefined> {
    return this.processActivity(authenticated, activity as Activity, async (turn) => {
      const value = await logic();
      if (value !== undefined) await turn.sendActivity({ type: 'invokeResponse', value });
    });
  }
}

const ISSUER = 'https://api.botframework.com';
const SCOPE = 'https://api.botframework.com/.default';

/** Makes the door-keeper of one bot. */
export function createAuthentication(trust: Trust): Authentication {
  const { settings, tokens, issuer } = settingsOf(trust);
  const factory = new ConfigurationServiceClientCredentialFactory(settings);
  const sdk = new ConfigurationBotFrameworkAuthentication(settings, factory, {
    requiredEndorsements: [],
    // Tokens of other bots and of the emulator, which prove no address, are not accepted.
    validateClaims: (claims) => {
      const by = claims.find(({ type }) => type === 'iss')?.value;
      return by === issuer ? Promise.resolve() : Promise.reject(new Error('Another issuer.'));
    },
  });
  const adapter = new TurnAdapter(sdk);
  return {
    sign:
      tokens?.sign ?? ('playground' in trust ? () => Promise.resolve() : signer(factory, trust)),
    admit: async (header, activity, raw) => {
      if (!isOurs(trust, activity)) return { refused: 403 };
      let authenticated: Exclude<Authenticated, string>;
      try {
        authenticated = await sdk.authenticateRequest(raw as Activity, header);
      } catch (error) {
        return { refused: isUnknowable(error) ? 503 : 401 };
      }
      return { run: (logic) => adapter.take(authenticated, raw as Activity, logic) };
    },
  };
}

/** From the one tenant, over an address that cannot be listened in on, or from the playground. */
function isOurs(trust: Trust, activity: Whence): boolean {
  if ('playground' in trust) {
    const { serviceUrl } = trust.playground;
    return activity.serviceUrl.replace(/\/$/, '') === serviceUrl.replace(/\/$/, '');
  }
  const isSafe = activity.serviceUrl.startsWith('https://') || trust.tokens !== undefined;
  return (
    isSafe &&
    activity.channelId === 'msteams' &&
    tenantOf(activity)?.toLowerCase() === trust.credentials.tenantId.toLowerCase()
  );
}

function settingsOf(trust: Trust): {
  readonly settings: Record<string, string>;
  readonly tokens?: TokenService;
  readonly issuer: string;
} {
  if ('playground' in trust) return { settings: {}, issuer: ISSUER };
  const { credentials, tokens } = trust;
  return {
    tokens,
    issuer: tokens?.issuer ?? ISSUER,
    settings: {
      MicrosoftAppId: credentials.appId,
      MicrosoftAppType: credentials.appType,
      MicrosoftAppTenantId: credentials.tenantId,
      ...(credentials.appPassword && { MicrosoftAppPassword: credentials.appPassword }),
      ...(tokens && {
        ToBotFromChannelOpenIdMetadataUrl: tokens.openIdMetadataUrl,
        ToBotFromEmulatorOpenIdMetadataUrl: tokens.openIdMetadataUrl,
        ToBotFromChannelTokenIssuer: tokens.issuer,
        ToChannelFromBotLoginUrl: tokens.loginUrl,
        ToChannelFromBotOAuthScope: tokens.scope,
        ValidateAuthority: 'false',
      }),
    },
  };
}

/** The keys that signatures are checked with could not be had: whoever asks may ask again. */
const isUnknowable = (error: unknown): boolean =>
  error instanceof Error &&
  (('statusCode' in error && error.statusCode === 500) || error.name === 'FetchError');

/** Asks Microsoft for a token, which the SDK keeps until it runs out. */
function signer(
  factory: ConfigurationServiceClientCredentialFactory,
  { credentials }: { readonly credentials: TeamsCredentials },
): Sign {
  const login = `https://login.microsoftonline.com/${credentials.tenantId}`;
  let made: ReturnType<typeof factory.createCredentials> | undefined;
  return async (headers) => {
    made ??= factory.createCredentials(credentials.appId, SCOPE, login, true);
    const request = {
      headers: {
        set: (name: string, value: string) => {
          headers.set(name, value);
        },
      },
    };
    await (await made).signRequest(request as never);
  };
}
