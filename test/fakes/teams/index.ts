import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Trust } from '../../../src/adapters/teams/authentication.js';
import { until, type UntilOptions } from '../slack/changes.js';
import type { CheckedCard } from './card-check.js';
import { createConnector, type Connector } from './connector.js';
import { personDriver, type Outcome, type Person } from './person.js';
import { screenOf } from './screen.js';
import { createMint, type Minting } from './tokens.js';
import {
  conversationNamed,
  createWorld,
  personalOf,
  type Call,
  type Conversation,
  type MessageRecord,
  type World,
} from './world.js';

export type { Person } from './person.js';
export type { MessageRecord } from './world.js';
export { GROUP_CHAT } from './world.js';

/** What is wrong with a delivery. */
export interface Sending extends Minting {
  readonly audience?: string;
  readonly issuer?: string;
  /** The address that the token vouches for, where it is not the activity's. */
  readonly vouchedUrl?: string;
  readonly authorization?: string;
}

/** The fake tenant and everything a test does with it. */
export interface FakeTeams {
  readonly world: World;
  /** For `connectTeams`: real checks of tokens, against this fake's keys. */
  readonly trust: Extract<Trust, { credentials: unknown }>;
  readonly serviceUrl: string;
  /** Where the app takes activities. */
  connect(endpoint: string): void;
  readonly endpoint: string;
  person(handle: string): Person;
  /** Messages of a channel outside threads, or all of a chat. */
  messagesIn(name: string): MessageRecord[];
  /** A thread: its first message, then the replies. */
  thread(of: MessageRecord): MessageRecord[];
  /** The chat between a person and the bot. */
  direct(person: Person): MessageRecord[];
  conversation(name: string): Conversation;
  /** What everybody reads in a message, or this person. */
  screen(message: MessageRecord, as?: Person): string;
  screenOf(card: CheckedCard): string;
  send(activity: Readonly<Record<string, unknown>>, how?: Sending): Promise<Outcome>;
  /** Moves the tenant's clock. Milliseconds. */
  advance(ms: number): void;
  /** Something that happened to the bot itself. */
  happens(
    where: string,
    activity: Readonly<Record<string, unknown>>,
    channelData?: Readonly<Record<string, unknown>>,
  ): Promise<Outcome>;
  readonly connector: Connector;
  readonly calls: readonly Call[];
  readonly violations: string[];
  until<T>(
    condition: () => T,
    options?: UntilOptions,
  ): Promise<Exclude<T, false | null | undefined | 0 | ''>>;
  stop(): Promise<void>;
}

const OUT_TOKEN = 'token-of-the-bot';
const ISSUER = 'https://api.botframework.com';

/** Starts the tenant on a loopback port. */
export async function startFakeTeams(): Promise<FakeTeams> {
  const world = createWorld();
  const mint = createMint();
  const connector = createConnector(world, OUT_TOKEN);
  let endpoint: string | undefined;
  let url = '';

  const server = createServer((request, response) => {
    const path = request.url ?? '';
    const json = (body: object) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (path === '/openid') return void json({ issuer: ISSUER, jwks_uri: `${url}/keys` });
    if (path === '/keys') return void json(mint.jwks);
    const base = '/teams/v3/conversations';
    if (!path.startsWith(base)) return void response.writeHead(404).end();
    connector.handle(request, response, path.slice(base.length)).catch((error: unknown) => {
      world.violations.push(String(error));
      response.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const serviceUrl = `${url}/teams/`;

  async function send(
    activity: Readonly<Record<string, unknown>>,
    how: Sending = {},
  ): Promise<Outcome> {
    if (endpoint === undefined) throw new Error('The app is not connected.');
    const whole = {
      channelId: 'msteams',
      serviceUrl,
      recipient: { id: world.botId, name: 'Deskbell' },
      ...activity,
    };
    const token = mint.mint(
      {
        issuer: how.issuer ?? ISSUER,
        audience: how.audience ?? world.appId,
        serviceUrl: how.vouchedUrl ?? String(whole.serviceUrl),
      },
      how,
    );
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: how.authorization ?? `Bearer ${token}`,
      },
      body: JSON.stringify(whole),
    });
    const text = await response.text();
    world.changes.notify();
    return {
      status: response.status,
      ...(text !== '' && { body: JSON.parse(text) as unknown }),
    };
  }

  const people = new Map(
    [...world.people.values()].map((record) => [
      record.handle,
      personDriver(world, (activity) => send(activity), record),
    ]),
  );
  const shownIn = (name: string): MessageRecord[] => {
    const { messages, type } = conversationNamed(world, name);
    return type === 'channel' ? messages.filter(({ id, root }) => id === root) : [...messages];
  };

  const recently = (): string =>
    world.calls
      .slice(-8)
      .map(({ method, path, status }) => `${method} ${decodeURIComponent(path)} ${status}`)
      .join('\n');

  return {
    world,
    serviceUrl,
    connector,
    calls: world.calls,
    violations: world.violations,
    trust: {
      credentials: {
        appId: world.appId,
        appPassword: 'secret',
        appType: 'SingleTenant',
        tenantId: world.tenantId,
      },
      tokens: {
        openIdMetadataUrl: `${url}/openid`,
        issuer: ISSUER,
        loginUrl: `${url}/login`,
        scope: `${ISSUER}/.default`,
        sign: (headers) => {
          headers.set('authorization', `Bearer ${OUT_TOKEN}`);
          return Promise.resolve();
        },
      },
    },
    connect: (at) => {
      endpoint = at;
    },
    get endpoint() {
      return endpoint ?? '';
    },
    person: (handle) => {
      const found = people.get(handle);
      if (!found) throw new Error(`Nobody is called ${handle}.`);
      return found;
    },
    messagesIn: shownIn,
    thread: (of) =>
      conversationNamed(world, of.conversation).messages.filter(({ root }) => root === of.root),
    direct: ({ record }) => [...personalOf(world, record).messages],
    conversation: (name) => conversationNamed(world, name),
    screen: (message, as) => {
      const card = as ? as.sees(message) : message.card;
      return card ? screenOf(card) : message.text;
    },
    screenOf,
    send,
    advance: (ms) => {
      world.ahead += ms;
    },
    happens: (where, activity, channelData = {}) => {
      const conversation = conversationNamed(world, where);
      return send({
        id: world.nextId(),
        timestamp: world.now().toISOString(),
        from: {
          id: '29:1admin',
          aadObjectId: '00000000-0000-4000-8000-0000000000ad',
          name: 'Admin',
        },
        conversation: {
          id: conversation.id,
          conversationType: conversation.type,
          tenantId: world.tenantId,
        },
        channelData: {
          tenant: { id: world.tenantId },
          ...(conversation.teamId && { team: { id: conversation.teamId } }),
          ...channelData,
        },
        ...activity,
      });
    },
    until: (condition, options) => until(world.changes, condition, recently, options),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
