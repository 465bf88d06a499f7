import type { z } from 'zod';
import { GatewayError } from '../../usecases/ports.js';
import { refusal, unanswered } from './errors.js';
import type { Json } from './rich-text.js';

/**
 * The connector's HTTP interface, asked directly. The SDK's own client tries again in silence, which
 * posts twice when an answer is lost; here every try is the outbox's.
 */
export interface TeamsApi {
  /** @throws GatewayError */
  call<T>(request: ApiRequest<T>): Promise<T>;
}

export interface ApiRequest<T> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** From an authenticated activity. */
  readonly serviceUrl: string;
  /** After `v3/conversations`. */
  readonly path: readonly string[];
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: Json;
  readonly answer: z.ZodType<T>;
  /** Doing it twice shows: an answer that got lost leaves in doubt whether it was done. */
  readonly leavesTrace?: true;
}

/** Adds whatever proves who is asking. */
export type Sign = (headers: Headers) => Promise<void>;

const TIMEOUT_MS = 10_000;

/** @param sign proves to Teams that it is the bot who asks. */
export function createApi(sign: Sign): TeamsApi {
  return {
    call: async (request) => {
      const { method, body, leavesTrace = false } = request;
      const headers = new Headers({ accept: 'application/json' });
      if (body !== undefined) headers.set('content-type', 'application/json; charset=utf-8');
      try {
        await sign(headers);
      } catch (error) {
        // Nothing was sent: the token could not be had.
        throw new GatewayError('unavailable', 'no_token', undefined, { cause: error });
      }
      let response: Response;
      let text: string;
      try {
        response = await fetch(addressOf(request), {
          method,
          headers,
          ...(body !== undefined && { body: JSON.stringify(body) }),
          redirect: 'error',
          signal: AbortSignal.timeout(TIMEOUT_MS),
        });
        text = await response.text();
      } catch (error) {
        throw unanswered(error, leavesTrace);
      }
      const said = parsed(text);
      if (!response.ok) {
        throw refusal(response.status, said, response.headers.get('retry-after'), leavesTrace);
      }
      const answer = request.answer.safeParse(said ?? {});
      if (!answer.success) throw new GatewayError('unavailable', 'odd_answer');
      return answer.data;
    },
  };
}

function addressOf({ serviceUrl, path, query }: ApiRequest<unknown>): string {
  const base = serviceUrl.replace(/\/*$/, '/');
  const address = `${base}v3/conversations${path.map((part) => `/${encodeURIComponent(part)}`).join('')}`;
  return query === undefined ? address : `${address}?${new URLSearchParams(query).toString()}`;
}

function parsed(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
