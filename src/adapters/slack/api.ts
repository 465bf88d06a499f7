import { LogLevel, WebClient, type Logger } from '@slack/web-api';
import type { Log } from '../../usecases/ports.js';
import { toGatewayError } from './errors.js';
import { callSlack } from './transport.js';
import { METHODS, type Answers, type Method } from './surface.js';

/** Slack's Web API, limited to what `surface.ts` lists. */
export interface SlackApi {
  /** @throws GatewayError */
  call<M extends Method>(method: M, args?: Record<string, unknown>): Promise<Answers[M]>;
}

const TIMEOUT_MS = 10_000;

/** Options of every Web client: no retries of its own, for the outbox knows when to try again. */
export const clientOptions = (apiUrl: string | undefined, log: Log) => ({
  ...(apiUrl !== undefined && { slackApiUrl: apiUrl }),
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  fetch: callSlack,
  timeout: TIMEOUT_MS,
  logger: sdkLogger(log),
});

/** The SDK's log lines, without those that hold whole payloads. */
export const sdkLogger = (log: Log): Logger => ({
  debug: () => undefined,
  info: () => undefined,
  warn: (...message: unknown[]) => log.warn({ sdk: 'slack' }, message.map(String).join(' ')),
  error: (...message: unknown[]) => log.error({ sdk: 'slack' }, message.map(String).join(' ')),
  setLevel: () => undefined,
  getLevel: () => LogLevel.WARN,
  setName: () => undefined,
});

/** A Web client whose errors are the port's own. */
export function createApi(token: string, apiUrl: string | undefined, log: Log): SlackApi {
  const client = new WebClient(token, clientOptions(apiUrl, log));
  return {
    call: async <M extends Method>(method: M, args: Record<string, unknown> = {}) => {
      try {
        return await client.apiCall(method, args);
      } catch (error) {
        throw toGatewayError(error, METHODS[method].leavesTrace === true);
      }
    },
  };
}
