import { createSign, generateKeyPairSync } from 'node:crypto';
import { Agent, createServer, request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export const APP_ID = '20000000-0000-4000-8000-000000000002';
export const TENANT_ID = '10000000-0000-4000-8000-000000000001';
export const HELP = '19:help@thread.tacv2';
const ISSUER = 'https://api.botframework.com';

/** A Teams that signs what it sends and takes what it is sent, at once and without looking. */
export interface TeamsStub {
  readonly url: string;
  /** Sends a signed message to a bot; resolves with the HTTP status. */
  send(port: number, message: StubMessage): Promise<number>;
  stop(): Promise<void>;
}

export interface StubMessage {
  readonly id: string;
  readonly from: string;
  readonly text: string;
}

/** How both bots are told to check tokens with the stub's key; both ask for none on their way out. */
export const tokenService = (url: string) => ({
  openIdMetadataUrl: `${url}/openid`,
  issuer: ISSUER,
  loginUrl: `${url}/login`,
  scope: `${ISSUER}/.default`,
});

export async function startTeamsStub(): Promise<TeamsStub> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwk = { ...publicKey.export({ format: 'jwk' }), kid: 'k', endorsements: ['msteams'] };
  const agent = new Agent({ keepAlive: true, maxSockets: 128, timeout: 4_000 });
  let url = '';
  let count = 0;
  const server = createServer((incoming, response) => {
    incoming.resume();
    incoming.on('end', () => {
      const path = incoming.url ?? '';
      count += 1;
      response.setHeader('content-type', 'application/json');
      response.end(
        JSON.stringify(
          path === '/openid'
            ? { issuer: ISSUER, jwks_uri: `${url}/keys` }
            : path === '/keys'
              ? { keys: [jwk] }
              : answer(path, count),
        ),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const serviceUrl = `${url}/teams/`;
  const encoded = (value: object): string =>
    Buffer.from(JSON.stringify(value)).toString('base64url');
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    iss: ISSUER,
    aud: APP_ID,
    serviceurl: serviceUrl,
    nbf: now - 60,
    exp: now + 7200,
  };
  const content = `${encoded({ alg: 'RS256', typ: 'JWT', kid: 'k' })}.${encoded(claims)}`;
  // Teams, too, uses one token for many requests.
  const token = `${content}.${createSign('RSA-SHA256').update(content).sign(privateKey, 'base64url')}`;

  return {
    url,
    send: (port, message) => post(agent, port, token, activity(serviceUrl, message)),
    stop: async () => {
      agent.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const answer = (path: string, count: number): object =>
  path.includes('/members/')
    ? { id: '29:1', name: 'Somebody', email: `somebody${count}@example.com`, userRole: 'user' }
    : { id: String(count), activityId: String(count) };

const activity = (serviceUrl: string, { id, from, text }: StubMessage): object => ({
  type: 'message',
  id,
  timestamp: new Date().toISOString(),
  channelId: 'msteams',
  serviceUrl,
  from: { id: `29:${from}`, aadObjectId: from, name: from },
  recipient: { id: `28:${APP_ID}`, name: 'Deskbell' },
  conversation: {
    id: `${HELP};messageid=${id}`,
    conversationType: 'channel',
    isGroup: true,
    tenantId: TENANT_ID,
  },
  channelData: { tenant: { id: TENANT_ID }, team: { id: HELP }, channel: { id: HELP } },
  text,
  textFormat: 'plain',
  locale: 'en-US',
});

function post(agent: Agent, port: number, token: string, body: object): Promise<number> {
  const text = JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        agent,
        port,
        host: '127.0.0.1',
        path: '/api/messages',
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(text),
          authorization: `Bearer ${token}`,
        },
      },
      (response: IncomingMessage) => {
        response.resume();
        response.on('end', () => {
          resolve(response.statusCode ?? 0);
        });
      },
    );
    outgoing.on('error', reject);
    outgoing.end(text);
  });
}
