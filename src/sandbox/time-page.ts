import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TravelClock } from './time-travel.js';

export interface TimePage {
  /** For people. */
  readonly url: string;
  stop(): Promise<void>;
}

const MINUTE_MS = 60_000;

const STEPS: Readonly<Record<string, { readonly label: string; readonly ms: number }>> = {
  quarter: { label: '+15 min', ms: 15 * MINUTE_MS },
  hour: { label: '+1 hour', ms: 60 * MINUTE_MS },
  day: { label: '+1 day', ms: 24 * 60 * MINUTE_MS },
};

/**
 * A small page that moves the sandbox's clock, on this machine alone.
 * @param nextDue when the desk has something to do next; the page offers to go there
 */
export async function startTimePage(
  clock: TravelClock,
  nextDue: () => Promise<Date | undefined>,
): Promise<TimePage> {
  const server = createServer((request, response) => {
    answer(clock, nextDue, request, response).catch((error: unknown) => {
      response.writeHead(500, PLAIN).end(`${String(error)}\n`);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port: 0, host: '127.0.0.1' }, resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

const PLAIN = { 'content-type': 'text/plain; charset=utf-8' };
const HTML = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };

async function answer(
  clock: TravelClock,
  nextDue: () => Promise<Date | undefined>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!isOwn(request)) {
    response.writeHead(403, PLAIN).end('Only from this machine.\n');
    return;
  }
  const path = new URL(request.url ?? '/', 'http://localhost').pathname;
  const next = await nextDue();
  if (request.method === 'POST') {
    const step = STEPS[path.slice(1)];
    // A second past it: a deadline is missed when it is over.
    const toNext = next ? next.getTime() - clock.now().getTime() + 1_000 : 0;
    if (step === undefined && path !== '/next') {
      response.writeHead(404, PLAIN).end('There is no such step.\n');
      return;
    }
    clock.advance(step?.ms ?? toNext);
    response.writeHead(303, { location: '/' }).end();
    return;
  }
  response.writeHead(200, HTML).end(page(clock.now(), next));
}

/** Another site in the same browser must not move the clock. */
function isOwn({ headers: { host = '', origin } }: IncomingMessage): boolean {
  const isLocal = /^(localhost|127\.0\.0\.1)(:\d+)?$/.test(host);
  return isLocal && (origin === undefined || origin === `http://${host}`);
}

const inWords = (at: Date): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short' }).format(at);

const button = (path: string, label: string): string =>
  `<form method="post" action="/${path}"><button>${label}</button></form>`;

const page = (now: Date, next: Date | undefined): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Time travel</title>
<meta name="viewport" content="width=device-width"><style>
body { font: 16px/1.5 system-ui, sans-serif; margin: 3rem auto; max-width: 34rem; padding: 0 1rem; }
form { display: inline-block; margin: 0 .5rem .5rem 0; } button { font: inherit; padding: .4rem .9rem; }
</style></head><body>
<h1>Time travel</h1>
<p>For the desk it is <strong>${inWords(now)}</strong>.</p>
${Object.entries(STEPS)
  .map(([path, { label }]) => button(path, label))
  .join('\n')}
${next === undefined ? '' : button('next', `To what is due next: ${inWords(next)}`)}
<p>Nudges and breaches come within 15 seconds. The clock goes on from here, and never back;
<code>npm start -- --reset</code> starts over.</p>
</body></html>
`;
