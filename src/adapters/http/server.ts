import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Readiness } from './readiness.js';

/** What each address answers with. */
export interface HttpRoutes {
  /** May this process be given work? Asked anew for every `/readyz`. */
  ready(): Promise<Readiness>;
  /** Everything that was counted, in the format that Prometheus reads. */
  metrics(): Promise<{ readonly contentType: string; readonly body: string }>;
  /** Slack's HTTP deliveries; absent in socket mode. */
  slackEvents?(request: IncomingMessage, response: ServerResponse): void | Promise<void>;
  /** Teams' activities. */
  teamsMessages?(request: IncomingMessage, response: ServerResponse): void | Promise<void>;
}

export interface HttpServer {
  readonly port: number;
  /** Takes no more requests; resolves when those under way are answered, or were cut off after `graceMs`. */
  close(graceMs: number): Promise<void>;
}

/** A platform that is slower than this with its own request is gone. Milliseconds. */
const REQUEST_TIMEOUT_MS = 30_000;

/**
 * Serves the fixed addresses; everything else is a 404. Port 0 takes any free one; without a host
 * every interface is served.
 * @param onError is told about a route that failed; the caller got a 500.
 * @throws the error of `listen`, such as EADDRINUSE
 */
export async function startHttpServer(
  at: { readonly port: number; readonly host?: string },
  routes: HttpRoutes,
  onError: (error: unknown, path: string) => void,
): Promise<HttpServer> {
  const server = createServer({ requestTimeout: REQUEST_TIMEOUT_MS }, (request, response) => {
    const path = pathOf(request);
    answer(routes, path, request, response).catch((error: unknown) => {
      onError(error, path);
      if (!response.headersSent) send(response, 500, 'text/plain', 'failed\n');
      else response.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port: at.port, host: at.host }, () => {
      server.off('error', reject);
      resolve();
    });
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: (graceMs) =>
      new Promise((resolve) => {
        const cut = setTimeout(() => {
          server.closeAllConnections();
        }, graceMs);
        server.close(() => {
          clearTimeout(cut);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}

async function answer(
  routes: HttpRoutes,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (path === '/slack/events' && routes.slackEvents) return routes.slackEvents(request, response);
  if (path === '/api/messages' && routes.teamsMessages)
    return routes.teamsMessages(request, response);
  const reading = request.method === 'GET' || request.method === 'HEAD';
  if (reading && path === '/livez') return send(response, 200, 'text/plain', 'alive\n');
  if (reading && path === '/readyz') {
    const readiness = await routes.ready();
    const body = `${JSON.stringify(readiness)}\n`;
    return send(response, readiness.ready ? 200 : 503, 'application/json', body);
  }
  if (reading && path === '/metrics') {
    const { contentType, body } = await routes.metrics();
    return send(response, 200, contentType, body);
  }
  return send(response, 404, 'text/plain', 'not found\n');
}

const pathOf = (request: IncomingMessage): string => (request.url ?? '/').split('?')[0] ?? '/';

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, {
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
  });
  response.end(body);
}
