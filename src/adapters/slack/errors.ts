import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import { GatewayError, type GatewayProblem } from '../../usecases/ports.js';

/** Slack's own codes, by what can be done about them. Every other refusal is `invalid`. */
const PROBLEMS: Readonly<Record<Exclude<GatewayProblem, 'invalid'>, readonly string[]>> = {
  rate_limited: ['ratelimited', 'rate_limited', 'message_limit_exceeded'],
  unavailable: ['service_unavailable', 'team_added_to_org', 'request_timeout'],
  ambiguous: ['internal_error', 'fatal_error', 'operation_timed_out'],
  gone: [
    'channel_not_found',
    'message_not_found',
    'thread_not_found',
    'user_not_found',
    'users_not_found',
    'user_disabled',
    'file_not_found',
    'file_deleted',
    'no_such_subteam',
    'is_archived',
    'is_inactive',
    'expired_trigger_id',
    'exchanged_trigger_id',
    'invalid_trigger_id',
    'trigger_expired',
    'trigger_exchanged',
    'not_found',
    'hash_conflict',
  ],
  forbidden: [
    'not_in_channel',
    'user_not_in_channel',
    'missing_scope',
    'no_permission',
    'access_denied',
    'not_authed',
    'invalid_auth',
    'account_inactive',
    'token_revoked',
    'token_expired',
    'not_allowed_token_type',
    'restricted_action',
    'restricted_action_read_only_channel',
    'restricted_action_thread_only_channel',
    'cannot_dm_bot',
    'cant_update_message',
    'cant_delete_message',
    'edit_window_closed',
    'ekm_access_denied',
  ],
};

const problemOf = new Map(
  Object.entries(PROBLEMS).flatMap(([problem, codes]) =>
    codes.map((code) => [code, problem as GatewayProblem]),
  ),
);

/** The connection never came about, so Slack cannot have taken anything. */
const NOT_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Waited when Slack limits the rate without saying for how long. */
const DEFAULT_WAIT_MS = 30_000;

function systemCode(error: unknown): string | undefined {
  for (
    let at: unknown = error, depth = 0;
    at instanceof Error && depth < 4;
    at = at.cause, depth++
  ) {
    if ('code' in at && typeof at.code === 'string' && !at.code.startsWith('slack_'))
      return at.code;
  }
  return undefined;
}

/**
 * The SDK's error in the words of the port. `leavesTrace`: whether doing it twice would show, so that
 * a lost answer is `ambiguous` rather than `unavailable`.
 */
export function toGatewayError(error: unknown, leavesTrace: boolean): GatewayError {
  if (error instanceof GatewayError) return error;
  const inDoubt = leavesTrace ? 'ambiguous' : 'unavailable';
  const fail = (problem: GatewayProblem, code: string, waitMs?: number) =>
    new GatewayError(problem, code, waitMs, { cause: error });
  if (error instanceof WebAPIRateLimitedError) {
    return fail('rate_limited', 'ratelimited', error.retryAfter * 1000);
  }
  if (error instanceof WebAPIPlatformError) {
    const code = error.data.error;
    const problem = problemOf.get(code) ?? 'invalid';
    if (problem === 'rate_limited') {
      const { retryAfter } = error.data.response_metadata ?? {};
      return fail(problem, code, retryAfter ? retryAfter * 1000 : DEFAULT_WAIT_MS);
    }
    return fail(problem === 'ambiguous' ? inDoubt : problem, code);
  }
  if (error instanceof WebAPIHTTPError) {
    const code = `http_${error.statusCode}`;
    return error.statusCode >= 500 ? fail(inDoubt, code) : fail('unavailable', code);
  }
  const code = systemCode(error instanceof WebAPIRequestError ? error.original : error);
  if (code !== undefined && NOT_SENT.has(code)) return fail('unavailable', code);
  return fail(inDoubt, code ?? (error instanceof Error ? error.name : 'unknown'));
}
