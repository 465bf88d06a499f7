import { describe, expect, test } from '@jest/globals';
import { outboxCheck, readiness } from '../../../src/adapters/http/readiness.js';

const fine = () => Promise.resolve(undefined);

describe('readiness', () => {
  test('is there when every check is content', async () => {
    expect(await readiness({ database: fine, jobs: fine })).toEqual({ ready: true, reasons: {} });
  });

  test('names each check that is not, whether it says so, fails or hangs', async () => {
    const checks = {
      jobs: () => Promise.resolve('did not run'),
      database: () => Promise.reject(new Error('no server')),
      outbox: () => new Promise<undefined>(() => undefined),
      platform: fine,
    };
    expect(await readiness(checks, 5)).toEqual({
      ready: false,
      reasons: {
        jobs: 'did not run',
        database: 'no server',
        outbox: 'gave no answer within 5 ms',
      },
    });
  });
});

test.each([
  [undefined, undefined],
  ['2026-11-23T08:55:00Z', undefined],
  ['2026-11-23T08:54:59Z', 'the oldest message has waited for 301 s'],
])('a row waiting since %s at nine: %s', async (since, reason) => {
  const oldest = since === undefined ? undefined : new Date(since);
  const now = () => new Date('2026-11-23T09:00:00Z');
  expect(await outboxCheck(() => Promise.resolve(oldest), now)()).toBe(reason);
});
