import { createHmac } from 'node:crypto';
import { request } from 'node:http';
import type { Attempt, Delivery } from './model.js';

/** How one attempt is to be made; everything left out is as Slack does it. */
export interface AttemptOptions {
  readonly retry?: { readonly number: number; readonly reason: string };
  readonly signature?: 'right' | 'wrong' | 'missing';
  /** How old the timestamp claims to be; the signature covers it. */
  readonly ageSeconds?: number;
}

/** The way to the app: its request URL, or a socket it opened. */
export interface Transport {
  send(delivery: Delivery, options: AttemptOptions): Promise<Attempt>;
}

/** The body and content type Slack uses for each kind of delivery. */
export function encode(delivery: Pick<Delivery, 'kind' | 'payload'>): {
  readonly body: string;
  readonly contentType: string;
} {
  if (delivery.kind === 'event') {
    return { body: JSON.stringify(delivery.payload), contentType: 'application/json' };
  }
  const fields = new URLSearchParams();
  if (delivery.kind === 'command') {
    for (const [key, value] of Object.entries(delivery.payload)) fields.set(key, String(value));
  } else fields.set('payload', JSON.stringify(delivery.payload));
  return {
    body: fields.toString(),
    contentType: 'application/x-www-form-urlencoded',
  };
}

/** Slack's v0 signature of a body. `timestamp` is in epoch seconds. */
export function sign(secret: string, timestamp: number, body: string): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
}

/** Delivers by signed HTTP request. An answer later than `deadlineMs` (real time) is none. */
export function httpTransport(
  requestUrl: string,
  signingSecret: string,
  deadlineMs: number,
): Transport {
  return {
    send: (delivery, options) => {
      const { body, contentType } = encode(delivery);
      // The app compares with its own clock, so this is the real time whatever the fake's says.
      const timestamp = Math.floor(Date.now() / 1000) - (options.ageSeconds ?? 0);
      const secret = options.signature === 'wrong' ? `not ${signingSecret}` : signingSecret;
      const headers: Record<string, string> = {
        'content-type': contentType,
        'content-length': String(Buffer.byteLength(body)),
        'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
        'x-slack-request-timestamp': String(timestamp),
      };
      if (options.signature !== 'missing') {
        headers['x-slack-signature'] = sign(secret, timestamp, body);
      }
      if (options.retry) {
        headers['x-slack-retry-num'] = String(options.retry.number);
        headers['x-slack-retry-reason'] = options.retry.reason;
      }
      return post(requestUrl, headers, body, deadlineMs);
    },
  };
}

function post(
  url: string,
  headers: Record<string, string>,
  body: string,
  deadlineMs: number,
): Promise<Attempt> {
  return new Promise((resolve) => {
    // A connection of its own: one kept alive across a restart of the app would fail by itself.
    const outgoing = request(url, { method: 'POST', headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        clearTimeout(timer);
        resolve({
          status: response.statusCode ?? 0,
          body: Buffer.concat(chunks).toString('utf8'),
        });
      });
      response.on('error', (error) => outgoing.destroy(error));
    });
    const timer = setTimeout(() => outgoing.destroy(new Error('http_timeout')), deadlineMs);
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      resolve({ status: 0, error: error.code ?? error.message, body: '' });
    });
    outgoing.end(body);
  });
}
