import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import {
  startHttpServer,
  type HttpRoutes,
  type HttpServer,
} from '../../../src/adapters/http/server.js';

const quiet: HttpRoutes = {
  ready: () => Promise.resolve({ ready: true, reasons: {} }),
  metrics: () => Promise.resolve({ contentType: 'text/plain; version=0.0.4', body: 'up 1\n' }),
};

let server: HttpServer | undefined;
const errors: string[] = [];

async function start(routes: Partial<HttpRoutes> = {}): Promise<string> {
  server = await startHttpServer({ port: 0 }, { ...quiet, ...routes }, (error, path) => {
    errors.push(`${path}: ${String(error)}`);
  });
  return `http://127.0.0.1:${server.port}`;
}

afterEach(async () => {
  await server?.close(0);
  server = undefined;
  errors.length = 0;
});

describe('addresses', () => {
  test.each<[string, string, number]>([
    ['GET', '/livez', 200],
    ['HEAD', '/livez', 200],
    ['GET', '/livez?verbose', 200],
    ['GET', '/readyz', 200],
    ['GET', '/metrics', 200],
    ['POST', '/livez', 404],
    ['GET', '/', 404],
    ['GET', '/slack', 404],
    ['GET', '/slack/events/', 404],
    ['POST', '/slack/events', 404],
  ])('%s %s → %i without Slack over HTTP', async (method, path, status) => {
    const response = await fetch((await start()) + path, { method });
    expect(response.status).toBe(status);
  });

  test('not ready is a 503 with its reasons', async () => {
    const reasons = { database: 'gone' };
    const url = await start({ ready: () => Promise.resolve({ ready: false, reasons }) });
    const response = await fetch(`${url}/readyz`);
    expect([response.status, await response.json()]).toEqual([503, { ready: false, reasons }]);
  });

  test('deliveries of Slack reach its listener untouched', async () => {
    const url = await start({
      slackEvents: (request, response) => {
        let body = '';
        request.on('data', (chunk: Buffer) => (body += chunk.toString()));
        request.on('end', () => response.end(`${request.method} ${body}`));
      },
    });
    const response = await fetch(`${url}/slack/events`, { method: 'POST', body: 'a=1' });
    expect(await response.text()).toBe('POST a=1');
  });

  test('a route that fails answers 500, says nothing of the cause, and reports it', async () => {
    const url = await start({ metrics: () => Promise.reject(new Error('secret')) });
    const response = await fetch(`${url}/metrics`);
    expect([response.status, await response.text()]).toEqual([500, 'failed\n']);
    expect(errors).toEqual(['/metrics: Error: secret']);
  });
});

test('a port that is taken is an error of the start', async () => {
  const other: Server = createServer();
  await new Promise<void>((resolve) => other.listen(0, resolve));
  const { port } = other.address() as AddressInfo;
  await expect(startHttpServer({ port }, quiet, () => undefined)).rejects.toMatchObject({
    code: 'EADDRINUSE',
  });
  await new Promise((resolve) => other.close(resolve));
});

describe('closing', () => {
  test('waits for the answer under way, and takes nothing new', async () => {
    let finish = () => {};
    let arrived = () => {};
    const waiting = new Promise<void>((resolve) => (arrived = resolve));
    const url = await start({
      slackEvents: (_request, response) => {
        finish = () => response.end('done');
        arrived();
      },
    });
    const answer = fetch(`${url}/slack/events`, { method: 'POST' });
    await waiting;
    const closed = server?.close(10_000);
    await expect(fetch(`${url}/livez`)).rejects.toThrow();
    finish();
    expect(await (await answer).text()).toBe('done');
    await closed;
  });

  test('cuts off what does not end in time', async () => {
    let arrived = () => {};
    const waiting = new Promise<void>((resolve) => (arrived = resolve));
    const url = await start({
      slackEvents: () => {
        arrived();
      },
    });
    const answer = fetch(`${url}/slack/events`, { method: 'POST' });
    const cut = expect(answer).rejects.toThrow();
    await waiting;
    await server?.close(1);
    await cut;
  });
});
