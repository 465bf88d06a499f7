import { GatewayError, type GatewayProblem } from '../../usecases/ports.js';

/** What Teams says when the bot was blocked, removed or never there: its words do not reach anybody. */
export const UNREACHABLE: ReadonlySet<string> = new Set([
  'MessageWritesBlocked',
  'BotNotInConversationRoster',
  'BotDisabledByAdmin',
  'ForbiddenOperationException',
  'ConversationNotFound',
  'ConversationBlockedByUser',
]);

/** Waited, and a little more by chance, when Teams limits the rate without saying for how long. */
const DEFAULT_WAIT_MS = 5_000;

/** The connection never came about, so Teams cannot have taken anything. */
const NOT_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Everyone who was held back would come again in the same instant. */
const jittered = (ms: number): number => Math.round(ms * (1 + Math.random() / 4));

function problemOf(status: number, inDoubt: GatewayProblem): GatewayProblem {
  if (status === 429) return 'rate_limited';
  // Somebody else wrote in the same moment; nothing was taken.
  if (status === 412) return 'unavailable';
  if (status === 401 || status === 403) return 'forbidden';
  if (status === 404 || status === 410) return 'gone';
  // Not implemented: the playground says so of what it cannot do.
  if (status === 501) return 'invalid';
  if (status >= 500) return inDoubt;
  return 'invalid';
}

/**
 * What an answer other than 2xx means. `leavesTrace`: whether doing it twice would show, so that an
 * answer that leaves in doubt whether it was done is `ambiguous`.
 * @param retryAfter the header of that name: seconds, or a date.
 */
export function refusal(
  status: number,
  body: unknown,
  retryAfter: string | null,
  leavesTrace: boolean,
): GatewayError {
  const code = codeOf(body) ?? `http_${status}`;
  const isGone = /NotFound|NotInConversation$/.test(code) && !UNREACHABLE.has(code);
  const problem =
    status === 400 && isGone
      ? 'gone'
      : problemOf(status, leavesTrace ? 'ambiguous' : 'unavailable');
  return problem === 'rate_limited'
    ? new GatewayError(problem, code, jittered(waitOf(retryAfter)))
    : new GatewayError(problem, code);
}

function waitOf(retryAfter: string | null): number {
  const seconds = Number(retryAfter);
  if (retryAfter !== null && Number.isFinite(seconds) && seconds > 0) return seconds * 1000;
  const until = retryAfter === null ? Number.NaN : Date.parse(retryAfter) - Date.now();
  return until > 0 ? until : DEFAULT_WAIT_MS;
}

/** Teams answers `{error: {code}}`. */
function codeOf(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null || !('error' in body)) return undefined;
  const { error } = body;
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** A request that got no answer. */
export function unanswered(error: unknown, leavesTrace: boolean): GatewayError {
  if (error instanceof GatewayError) return error;
  const code = systemCode(error);
  const wasSent = code === undefined || !NOT_SENT.has(code);
  const problem = wasSent && leavesTrace ? 'ambiguous' : 'unavailable';
  const name = code ?? (error instanceof Error ? error.name : 'unknown');
  return new GatewayError(problem, name, undefined, { cause: error });
}

function systemCode(error: unknown): string | undefined {
  for (
    let at: unknown = error, depth = 0;
    at instanceof Error && depth < 4;
    at = at.cause, depth++
  ) {
    if ('code' in at && typeof at.code === 'string') return at.code;
  }
  return undefined;
}
