/** Carries deliveries to the product: mended, signed, and events again when the product is down. */
import { createHmac } from 'node:crypto';
import { mendDelivery, readDelivery, writeDelivery, type Delivery } from './delivery.js';
import type { Settings, Store } from './local-slack.js';

/** Slack's own pauses are 0, 60 and 300 s; a product that is being worked on is back sooner. */
const PAUSES_MS = [1000, 4000, 15_000, 60_000, 300_000];

/** Headers of a signed request, as https://docs.slack.dev/authentication/verifying-requests has them. */
export function signed(secret: string, body: string, contentType: string, nowMs: number) {
  const timestamp = String(Math.floor(nowMs / 1000));
  const digest = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  return {
    'content-type': contentType,
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': `v0=${digest}`,
  };
}

type Fetch = typeof globalThis.fetch;

/**
 * A `fetch` that takes deliveries to the product's address in hand and passes everything else on.
 * Events that the product could not take are sent again, with Slack's retry headers.
 */
export function courier(realFetch: Fetch, settings: Settings, store: Store): Fetch {
  const send = (delivery: Delivery, contentType: string, extra: Record<string, string> = {}) => {
    const body = writeDelivery(delivery);
    const headers = signed(settings.signingSecret, body, contentType, Date.now());
    return realFetch(settings.requestUrl, {
      method: 'POST',
      headers: { ...headers, ...extra },
      body,
    });
  };

  const sendAgain = (delivery: Delivery, contentType: string, attempt: number, reason: string) => {
    const pause = PAUSES_MS[attempt];
    if (pause === undefined) {
      console.error(`gave up on an event after ${attempt + 1} attempts: ${reason}`);
      return;
    }
    const retry = { 'x-slack-retry-num': String(attempt + 1), 'x-slack-retry-reason': reason };
    setTimeout(() => {
      send(delivery, contentType, retry).then(
        (answer) => {
          if (!answer.ok) sendAgain(delivery, contentType, attempt + 1, 'http_error');
        },
        () => sendAgain(delivery, contentType, attempt + 1, 'connection_failed'),
      );
    }, pause);
  };

  const carry = async (body: string, contentType: string): Promise<Response> => {
    const delivery = readDelivery(body, contentType);
    const mended = mendDelivery(delivery, store);
    if ('answer' in mended) return Response.json(mended.answer);
    const ready = { ...delivery, payload: mended.send };
    try {
      const answer = await send(ready, contentType);
      if (!answer.ok && ready.kind === 'event') sendAgain(ready, contentType, 0, 'http_error');
      return answer;
    } catch (error) {
      if (ready.kind === 'event') sendAgain(ready, contentType, 0, 'connection_failed');
      throw error;
    }
  };

  return (input, init) => {
    if (input !== settings.requestUrl || typeof init?.body !== 'string') {
      return realFetch(input, init);
    }
    return carry(init.body, new Headers(init.headers).get('content-type') ?? '');
  };
}
