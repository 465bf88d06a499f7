import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Message } from '../../../src/cards/message.js';
import { createPace } from '../../../src/adapters/teams/pace.js';
import { refusal, unanswered } from '../../../src/adapters/teams/errors.js';
import { GatewayError } from '../../../src/usecases/ports.js';
import type { Fault } from '../../fakes/teams/connector.js';
import { connected, type Harness } from './harness.js';

let harness: Harness;
beforeEach(async () => {
  harness = await connected();
  await harness.teams.person('ana').says('#help', 'hello');
});
afterEach(async () => {
  await harness.stop();
});

const help = { platform: 'teams', conversation: '19:help@thread.tacv2' } as const;
const message: Message = { fallback: 'x', blocks: [{ type: 'line', text: ['x'] }] };

const problemOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
  } catch (error) {
    if (error instanceof GatewayError) return error.problem;
    throw error;
  }
  return 'none';
};

test.each<[Fault, string, string]>([
  [{ status: 429, retryAfter: 3 }, 'rate_limited', 'rate_limited'],
  [{ status: 429 }, 'rate_limited', 'rate_limited'],
  [{ status: 412 }, 'unavailable', 'unavailable'],
  [{ status: 500 }, 'ambiguous', 'unavailable'],
  [{ status: 502 }, 'ambiguous', 'unavailable'],
  [{ status: 503 }, 'ambiguous', 'unavailable'],
  [{ status: 504 }, 'ambiguous', 'unavailable'],
  [{ status: 401 }, 'forbidden', 'forbidden'],
  [{ status: 403, code: 'MessageWritesBlocked' }, 'forbidden', 'forbidden'],
  [{ status: 404, code: 'ConversationNotFound' }, 'gone', 'gone'],
  [{ status: 400, code: 'ActivityNotFoundInConversation' }, 'gone', 'gone'],
  [{ status: 400, code: 'BadSyntax' }, 'invalid', 'invalid'],
  [{ status: 413, code: 'MessageSizeTooBig' }, 'invalid', 'invalid'],
  ['reset before', 'ambiguous', 'unavailable'],
  ['reset after', 'ambiguous', 'unavailable'],
])(
  '%j is %s to a new message, and %s to an update; it is tried once',
  async (fault, post, update) => {
    const { gateway } = harness.connection;
    const { calls, connector } = harness.teams;
    const ref = await gateway.post(help, message, 'd0');
    const before = calls.length;
    connector.faults.push(fault);
    expect(await problemOf(gateway.post(help, message, 'd1'))).toBe(post);
    connector.faults.push(fault);
    expect(await problemOf(gateway.update(ref, message))).toBe(update);
    // A reset before anything was done leaves no call behind.
    expect(calls.length - before).toBe(fault === 'reset before' ? 0 : 2);
    expect(harness.teams.messagesIn('#help')).toHaveLength(fault === 'reset after' ? 3 : 2);
  },
);

test('a limited rate waits as long as Teams says, and not all at once', () => {
  const waits = Array.from({ length: 50 }, () => refusal(429, {}, '4', true).retryAfterMs ?? 0);
  expect(Math.min(...waits)).toBeGreaterThanOrEqual(4_000);
  expect(Math.max(...waits)).toBeLessThanOrEqual(5_000);
  expect(new Set(waits).size).toBeGreaterThan(1);
});

test('a connection that never came about leaves nothing in doubt', () => {
  const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
  expect(unanswered(new TypeError('fetch failed', { cause: refused }), true).problem).toBe(
    'unavailable',
  );
  expect(unanswered(new Error('reset'), true).problem).toBe('ambiguous');
});

test('no more goes into one thread than Teams lets in', () => {
  let at = 0;
  const pace = createPace(() => new Date(at));
  const send = (thread: string): number => {
    try {
      pace(thread);
      return 0;
    } catch (error) {
      return error instanceof GatewayError ? (error.retryAfterMs ?? -1) : -2;
    }
  };
  expect(Array.from({ length: 8 }, () => send('a'))).toEqual([0, 0, 0, 0, 0, 0, 0, 1_000]);
  expect(send('b')).toBe(0);
  at = 1_000;
  expect([send('a'), send('a')]).toEqual([0, 1_000]);
  at = 2_000;
  expect(send('a')).toBe(0);
  let sent = 9;
  for (; sent < 60; at += 500) sent += send('a') === 0 ? 1 : 0;
  expect(send('a')).toBeGreaterThan(0);
});
