import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import { describe, expect, it } from '@jest/globals';
import { toGatewayError } from '../../../src/adapters/slack/errors.js';
import { GatewayError } from '../../../src/usecases/ports.js';

const platform = (error: string) => new WebAPIPlatformError({ ok: false, error });
const http = (status: number) => new WebAPIHTTPError(status, '', {}, '');
const network = (code: string) =>
  new WebAPIRequestError(
    new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) }),
  );

describe('errors of the SDK', () => {
  it.each([
    // error, problem of what leaves a trace, problem of what can be repeated
    [platform('channel_not_found'), 'gone', 'gone'],
    [platform('is_archived'), 'gone', 'gone'],
    [platform('message_not_found'), 'gone', 'gone'],
    [platform('expired_trigger_id'), 'gone', 'gone'],
    [platform('not_in_channel'), 'forbidden', 'forbidden'],
    [platform('missing_scope'), 'forbidden', 'forbidden'],
    [platform('token_revoked'), 'forbidden', 'forbidden'],
    [platform('invalid_blocks'), 'invalid', 'invalid'],
    [platform('msg_too_long'), 'invalid', 'invalid'],
    [platform('something_new'), 'invalid', 'invalid'],
    [platform('service_unavailable'), 'unavailable', 'unavailable'],
    [platform('internal_error'), 'ambiguous', 'unavailable'],
    [platform('fatal_error'), 'ambiguous', 'unavailable'],
    [platform('ratelimited'), 'rate_limited', 'rate_limited'],
    [http(500), 'ambiguous', 'unavailable'],
    [http(503), 'ambiguous', 'unavailable'],
    [http(403), 'unavailable', 'unavailable'],
    [network('ECONNREFUSED'), 'unavailable', 'unavailable'],
    [network('ENOTFOUND'), 'unavailable', 'unavailable'],
    [network('UND_ERR_CONNECT_TIMEOUT'), 'unavailable', 'unavailable'],
    [network('ECONNRESET'), 'ambiguous', 'unavailable'],
    [network('UND_ERR_SOCKET'), 'ambiguous', 'unavailable'],
    [new WebAPIRequestError(new DOMException('', 'TimeoutError')), 'ambiguous', 'unavailable'],
    [new Error('whatever'), 'ambiguous', 'unavailable'],
    ['not even an error', 'ambiguous', 'unavailable'],
  ])('%s', (error, trace, repeatable) => {
    expect(toGatewayError(error, true).problem).toBe(trace);
    expect(toGatewayError(error, false).problem).toBe(repeatable);
  });

  it('say how long to wait', () => {
    const limited = toGatewayError(new WebAPIRateLimitedError(7), true);
    expect(limited).toMatchObject({ problem: 'rate_limited', retryAfterMs: 7000 });
    expect(toGatewayError(platform('ratelimited'), true).retryAfterMs).toBeGreaterThan(0);
  });

  it('keep the code and the cause; the port’s own pass', () => {
    const cause = platform('channel_not_found');
    expect(toGatewayError(cause, true)).toMatchObject({ code: 'channel_not_found', cause });
    const own = new GatewayError('invalid', 'file_too_large');
    expect(toGatewayError(own, true)).toBe(own);
  });
});
