import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Breakdown } from './faults.js';
import { useHook } from './hooks.js';
import { visibleFile } from './methods/files.js';
import { isWire, type Wire } from './wire.js';
import type { Reply, WebApi } from './web-api.js';
import type { World } from './world.js';

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** The arguments of a call: query, then form or JSON body. */
function argumentsOf(request: IncomingMessage, url: URL, body: Buffer): Wire | undefined {
  const type = request.headers['content-type'] ?? '';
  const query = Object.fromEntries(url.searchParams);
  if (body.length === 0) return query;
  if (type.startsWith('application/json')) {
    try {
      const parsed = JSON.parse(body.toString('utf8')) as unknown;
      return isWire(parsed) ? { ...query, ...parsed } : undefined;
    } catch {
      return undefined; // Answered with invalid_json.
    }
  }
  return { ...query, ...Object.fromEntries(new URLSearchParams(body.toString('utf8'))) };
}

function bearer(request: IncomingMessage): string | undefined {
  return /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
}

/** The file in an upload: the body itself, or the first part of a multipart form. */
function uploaded(request: IncomingMessage, body: Buffer): Buffer {
  const boundary = /boundary=(.+)$/.exec(request.headers['content-type'] ?? '')?.[1];
  if (boundary === undefined) return body;
  const start = body.indexOf('\r\n\r\n') + 4;
  return body.subarray(start, body.indexOf(`\r\n--${boundary}`, start));
}

function send(response: ServerResponse, reply: Reply): void {
  if ('breakdown' in reply) return breakDown(response, reply.breakdown);
  response.writeHead(reply.status, reply.headers).end(JSON.stringify(reply.body));
}

/** Cuts the connection, leaves it open for ever, or answers with a bare status. */
function breakDown(response: ServerResponse, how: Breakdown): void {
  if (how === 'reset') response.socket?.destroy();
  else if (how !== 'timeout') response.writeHead(how).end('upstream error');
}

/** Starts the HTTP server that plays slack.com on a free loopback port. */
export async function serve(world: World, api: WebApi): Promise<Server> {
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const body = await bodyOf(request);
    const [, area = '', name = ''] = url.pathname.split('/');
    if (area === 'api') {
      const args = argumentsOf(request, url, body);
      if (args) return send(response, await api.handle(name, args, bearer(request)));
      return send(response, {
        status: 200,
        headers: {},
        body: { ok: false, error: 'invalid_json' },
      });
    }
    if (area === 'hooks') {
      const args = argumentsOf(request, url, body);
      const [status, text] = args ? useHook(world, name, args) : [400, 'invalid_payload'];
      return void response.writeHead(status).end(text);
    }
    const file = world.files.get(name);
    if (area === 'upload' && file && !file.uploaded) {
      Object.assign(file, { content: uploaded(request, body), uploaded: true });
      return void response.writeHead(200).end(`OK - ${file.content.length}`);
    }
    if (area === 'files-pri') return download(response, name, bearer(request));
    response.writeHead(404).end('not found');
  };

  /** Like Slack, shows its sign-in page with status 200 to whoever may not have the file. */
  const download = (response: ServerResponse, name: string, token: string | undefined) => {
    const file = visibleFile(world, name.split('-').slice(1).join('-'));
    const allowed = token === world.identity.botToken && world.scopes.has('files:read');
    if (!file || !allowed) {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Sign in to Slack</html>');
    } else response.writeHead(200, { 'content-type': file.mimetype }).end(file.content);
  };

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      world.violations.push(`the fake failed on ${request.url ?? ''}: ${String(error)}`);
      response.writeHead(500).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  world.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return server;
}
