import { randomUUID } from 'node:crypto';
import { ApiError, requireScope, type Method } from './api.js';
import type { Breakdown, Faults } from './faults.js';
import { chatMethods } from './methods/chat.js';
import { conversationMethods } from './methods/conversations.js';
import { fileMethods } from './methods/files.js';
import { peopleMethods } from './methods/people.js';
import { reactionMethods } from './methods/reactions.js';
import { viewMethods } from './methods/views.js';
import type { Call } from './model.js';
import type { RateLimits } from './rate-limits.js';
import { text, type Wire } from './wire.js';
import type { World } from './world.js';

/** What the server is to do with a request. */
export type Reply =
  | { readonly status: number; readonly headers: Record<string, string>; readonly body: Wire }
  | { readonly breakdown: Breakdown };

export interface WebApi {
  /** Takes one call; `token` is the bearer token, if any. */
  handle(method: string, args: Wire, token: string | undefined): Promise<Reply>;
}

const socketMode: Method = {
  tier: 1,
  run: (world) => {
    const ticket = randomUUID();
    world.tickets.add(ticket);
    return { url: `${world.url.replace('http', 'ws')}/link?ticket=${ticket}` };
  },
};

/** The Web API methods the fake knows. */
export const methods: Readonly<Record<string, Method>> = {
  ...chatMethods,
  ...conversationMethods,
  ...fileMethods,
  ...peopleMethods,
  ...reactionMethods,
  ...viewMethods,
  'apps.connections.open': socketMode,
};

const json = { 'content-type': 'application/json; charset=utf-8' };
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Makes the Web API of a world. `limits` undefined means that nothing is limited by itself. */
export function webApi(world: World, faults: Faults, limits: RateLimits | undefined): WebApi {
  return {
    handle: async (name, args, token) => {
      const call: Call = { method: name, args: withoutToken(args), at: world.clock.now() };
      world.calls.push(call);
      const reply = await answer(name, args, token ?? text(args['token']));
      if ('body' in reply) Object.assign(call, { response: reply.body, status: reply.status });
      else call.status = typeof reply.breakdown === 'number' ? reply.breakdown : 0;
      world.changes.notify();
      return reply;
    },
  };

  async function answer(name: string, args: Wire, token: string | undefined): Promise<Reply> {
    const slow = faults.take('slow', name, args);
    if (slow) await pause(slow.ms);
    const before = faults.take('before', name, args);
    if (before) return { breakdown: before.how };
    const method = methods[name];
    if (!method) {
      world.violations.push(`unknown Web API method ${name}`);
      return ok(method, { ok: false, error: 'unknown_method', req_method: name });
    }
    const limited =
      faults.take('rate limit', name, args)?.seconds ??
      limits?.exceeded(name, method.tier, args, world.clock.now()) ??
      0;
    if (limited > 0) {
      const headers = { ...json, 'retry-after': String(limited) };
      return { status: 429, headers, body: { ok: false, error: 'ratelimited' } };
    }
    const body = outcome(name, method, args, token);
    const after = faults.take('after', name, args);
    return after ? { breakdown: after.how } : ok(method, body);
  }

  function outcome(name: string, method: Method, args: Wire, token: string | undefined): Wire {
    try {
      authorize(name, method, token);
      const refused = faults.take('refuse', name, args);
      if (refused) throw new ApiError(refused.error, refused.details);
      return { ok: true, ...method.run(world, args) };
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      return { ok: false, error: error.code, ...error.details };
    }
  }

  function authorize(name: string, method: Method, token: string | undefined): void {
    const { botToken, appToken } = world.identity;
    if (!token) throw new ApiError('not_authed');
    if (token !== botToken && token !== appToken) throw new ApiError('invalid_auth');
    const forApps = name === 'apps.connections.open';
    if ((token === appToken) !== forApps) throw new ApiError('not_allowed_token_type');
    if (method.scope !== undefined) requireScope(world, method.scope);
  }

  function ok(method: Method | undefined, body: Wire): Reply {
    const headers = {
      ...json,
      'x-oauth-scopes': [...world.scopes].join(','),
      'x-accepted-oauth-scopes': method?.scope ?? '',
    };
    return { status: 200, headers, body };
  }
}

function withoutToken(args: Wire): Wire {
  return Object.fromEntries(Object.entries(args).filter(([name]) => name !== 'token'));
}
