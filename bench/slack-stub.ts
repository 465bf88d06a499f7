import { createHmac, randomBytes } from 'node:crypto';
import { Agent, createServer, request, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A Slack that answers at once and checks nothing: what is measured is the product, not the stub. */
export interface SlackStub {
  readonly apiUrl: string;
  readonly signingSecret: string;
  /** Sends a signed event or interaction to the product; resolves with the HTTP status. */
  send(port: number, body: Payload): Promise<number>;
  /** Called with every Web API call. */
  onCall: (method: string, args: URLSearchParams, ts: string) => void;
  stop(): Promise<void>;
}

export type Payload = { readonly event: object } | { readonly interaction: object };

export async function startSlackStub(): Promise<SlackStub> {
  const signingSecret = randomBytes(16).toString('hex');
  const agent = new Agent({ keepAlive: true, maxSockets: 128, timeout: 4_000 });
  let count = 0;
  const stub: SlackStub = {
    apiUrl: '',
    signingSecret,
    onCall: () => undefined,
    send: (port, body) => post(agent, port, signingSecret, body),
    stop: () => {
      agent.destroy();
      return close(server);
    },
  };
  const server = createServer((incoming, response) => {
    void read(incoming).then((text) => {
      const method = (incoming.url ?? '').split('/').at(-1)?.split('?')[0] ?? '';
      const args = new URLSearchParams(text);
      count += 1;
      const ts = args.get('ts') ?? `1700000000.${String(count).padStart(6, '0')}`;
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(answer(method, args, ts)));
      stub.onCall(method, args, ts);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(stub, { apiUrl: `http://127.0.0.1:${port}/api/` });
}

function answer(method: string, args: URLSearchParams, ts: string): object {
  const channel = args.get('channel') ?? 'D1';
  switch (method) {
    case 'auth.test':
      return {
        ok: true,
        url: 'https://acme.slack.com/',
        team_id: 'T1',
        user_id: 'UBOT',
        bot_id: 'BBOT',
      };
    case 'users.info':
      return {
        ok: true,
        user: {
          id: args.get('user'),
          name: 'ana',
          real_name: 'Ana',
          tz: 'Europe/Stockholm',
          profile: {},
        },
      };
    case 'usergroups.users.list':
      return { ok: true, users: [AGENT] };
    case 'conversations.open':
      return { ok: true, channel: { id: `D${args.get('users') ?? ''}` } };
    default:
      return { ok: true, channel, ts, message: { ts } };
  }
}

/** The one agent of the benchmark, on every roster. */
export const AGENT = 'U0BEN000000';

function post(agent: Agent, port: number, secret: string, payload: Payload): Promise<number> {
  const isEvent = 'event' in payload;
  const body = isEvent
    ? JSON.stringify(payload.event)
    : new URLSearchParams({ payload: JSON.stringify(payload.interaction) }).toString();
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        agent,
        port,
        host: '127.0.0.1',
        method: 'POST',
        path: '/slack/events',
        headers: {
          'content-type': isEvent ? 'application/json' : 'application/x-www-form-urlencoded',
          'content-length': Buffer.byteLength(body),
          'x-slack-request-timestamp': timestamp,
          'x-slack-signature': `v0=${signature}`,
        },
      },
      (response) => {
        response.resume();
        response.on('end', () => {
          resolve(response.statusCode ?? 0);
        });
      },
    );
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      // A connection that was kept may be closed by its other end just as it is used again.
      const stale = outgoing.reusedSocket && error.code === 'ECONNRESET';
      if (stale) post(agent, port, secret, payload).then(resolve, reject);
      else reject(error);
    });
    outgoing.end(body);
  });
}

async function read(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.closeAllConnections();
    server.close(() => {
      resolve();
    });
  });
