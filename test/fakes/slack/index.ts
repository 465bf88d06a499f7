import { adminDriver, type Admin } from './admin.js';
import { changeSignal, until, type UntilOptions } from './changes.js';
import { fakeClock } from './clock.js';
import {
  defaultChannels,
  defaultPeople,
  defaultUserGroups,
  type ChannelSpec,
  type PersonSpec,
  type UserGroupSpec,
} from './company.js';
import { courier, type CourierOrders } from './courier.js';
import { publishEvent } from './events.js';
import { faultOrders, type Faults } from './faults.js';
import { messageEvent, repliesTo, storeMessage } from './messages.js';
import { homeOf } from './methods/views.js';
import type { Call, Delivery, EphemeralRecord, MessageRecord, ViewRecord } from './model.js';
import { outcomeOf, snapshot, viewSnapshot } from './outcome.js';
import { personDriver, type Person } from './person.js';
import { rateLimits } from './rate-limits.js';
import { recentEvents } from './report.js';
import { screenOf } from './screen.js';
import { serve } from './server.js';
import { acceptSocketMode } from './socket-mode.js';
import { httpTransport, type AttemptOptions } from './transport.js';
import { openModals } from './views.js';
import { verifyUrl } from './url-verification.js';
import { webApi } from './web-api.js';
import {
  addChannel,
  addPerson,
  addUserGroup,
  channelNamed,
  directMessage,
  newId,
  personNamed,
  type Identity,
  type World,
} from './world.js';
import type { Said } from './writing.js';

export { checkMessage, checkView } from './block-kit-check.js';
export type { Call, Delivery, EphemeralRecord, MessageRecord, ViewRecord } from './model.js';
export type { Person } from './person.js';
export type { Said } from './writing.js';

/** The scopes of slack.md: the core ones and the optional ones. */
export const allScopes: readonly string[] = (
  'chat:write commands app_mentions:read channels:history channels:read im:history im:write ' +
  'reactions:read reactions:write users:read groups:history groups:read users:read.email ' +
  'files:read files:write usergroups:read links:read links:write'
).split(' ');

export interface FakeSlackOptions {
  /** What the bot token may do; `allScopes` unless said otherwise. */
  readonly scopes?: readonly string[];
  readonly people?: readonly PersonSpec[];
  readonly channels?: readonly ChannelSpec[];
  readonly userGroups?: readonly UserGroupSpec[];
  /** Base of the fake's time, epoch ms; Date.now unless said otherwise. */
  readonly clock?: () => number;
  /** 'real' switches Slack's rate limits on. */
  readonly limits?: 'none' | 'real';
  /** Event subscriptions ("message.channels"); every event unless said otherwise. */
  readonly events?: readonly string[];
  /** Registered commands ("/ticket"); any unless said otherwise. */
  readonly commands?: readonly string[];
  /** Registered shortcuts, by callback_id; any unless said otherwise. */
  readonly shortcuts?: readonly string[];
  /** The manifest's should_escape. */
  readonly escapeCommands?: boolean;
  /** Real milliseconds the app has to acknowledge; 3000 unless said otherwise. */
  readonly ackDeadlineMs?: number;
  readonly retries?: CourierOrders['retries'];
  readonly allowBroadcasts?: boolean;
}

/** The fake and everything a test does with it. */
export interface FakeSlack {
  /** Base URL; the Web API is at `apiUrl`. */
  readonly url: string;
  /** For SLACK_API_URL and clientOptions.slackApiUrl. */
  readonly apiUrl: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly identity: Identity;
  /** Sets the app's request URL, after verifying it with a challenge as Slack does. */
  connect(requestUrl: string): Promise<void>;
  /** Whether there is a way to the app: a request URL, or an open socket. */
  readonly connected: boolean;
  person(handle: string): Person;
  readonly admin: Admin;
  /** Adds a channel and returns its id. */
  addChannel(spec: ChannelSpec): string;
  addPerson(spec: PersonSpec): Person;
  addUserGroup(spec: UserGroupSpec): string;
  channelId(name: string): string;
  userGroupId(handle: string): string;
  /** A message of another app. */
  otherAppSays(where: string, text: string): Promise<Said>;
  /** Everything in a channel outside threads, oldest first. */
  messagesIn(channel: string): MessageRecord[];
  /** A message's thread: the message itself, then the replies. */
  thread(of: MessageRecord): MessageRecord[];
  /** The chat between a person and the bot, threads included. */
  dm(person: Person): MessageRecord[];
  /** The message as it is now; undefined once deleted. */
  now(message: MessageRecord): MessageRecord | undefined;
  /** What a person was shown and nobody else. */
  ephemeralsTo(person: Person): EphemeralRecord[];
  /** The topmost open modal of a person. */
  viewOf(person: Person): ViewRecord | undefined;
  homeOf(person: Person): ViewRecord | undefined;
  /** What a person reads in a message or view. */
  screen(shown: MessageRecord | ViewRecord): string;
  /** Waits for a condition; see `until` in changes.ts. */
  until<T>(
    condition: () => T,
    options?: UntilOptions,
  ): Promise<Exclude<T, false | null | undefined | 0 | ''>>;
  /** The Web API calls made so far, of one method or of all. */
  calls(method?: string): readonly Call[];
  readonly deliveries: readonly Delivery[];
  /** Deliveries the app has not acknowledged. */
  unacknowledged(): readonly Delivery[];
  /** Broken Block Kit rules, unknown methods and other things Slack or people would mind. */
  readonly violations: string[];
  readonly faults: Faults;
  /** How deliveries are made: retries, duplicates, holding back. */
  readonly delivery: CourierOrders;
  /** Sends what was held back, one after the other. */
  release(order?: 'in order' | 'reversed'): Promise<readonly Delivery[]>;
  /** Repeats unacknowledged events once (for `retries: 'manual'`). */
  redeliver(): Promise<readonly Delivery[]>;
  /** Sends a delivery again, as it was or spoiled; resolves with the app's HTTP status. */
  resend(delivery: Delivery, options?: AttemptOptions): Promise<number>;
  /** Moves the fake's clock (trigger and response_url expiry, rate limits, timestamps). */
  advance(ms: number): void;
  stop(): Promise<void>;
}

function newIdentity(): Identity {
  return {
    teamId: 'T0ACME00000',
    teamName: 'Acme',
    teamDomain: 'acme',
    appId: 'A0DESKBELL0',
    botId: 'B0DESKBELL0',
    botUserId: 'U0DESKBELL0',
    botHandle: 'deskbell',
    botToken: `xoxb-${newId('')}`,
    appToken: `xapp-1-${newId('')}`,
    signingSecret: newId('').toLowerCase(),
    verificationToken: newId(''),
  };
}

/** Starts a workspace with a believable small company in it, on a loopback port. */
export async function startFakeSlack(options: FakeSlackOptions = {}): Promise<FakeSlack> {
  const world: World = {
    identity: newIdentity(),
    clock: fakeClock(options.clock ?? Date.now),
    changes: changeSignal(),
    scopes: new Set(options.scopes ?? allScopes),
    allowBroadcasts: options.allowBroadcasts === true,
    url: '',
    people: new Map(),
    channels: new Map(),
    userGroups: new Map(),
    files: new Map(),
    views: new Map(),
    ephemerals: [],
    triggers: new Map(),
    hooks: new Map(),
    tickets: new Set(),
    sockets: new Set(),
    calls: [],
    deliveries: [],
    violations: [],
    publish: (event) => publishEvent(world, post, subscribed, event),
    background: new Set(),
  };
  const post = courier(world);
  if (options.retries !== undefined) post.orders.retries = options.retries;
  const subscribed = options.events ? new Set(options.events) : undefined;
  const registered = {
    commands: options.commands,
    shortcuts: options.shortcuts,
    escapeCommands: options.escapeCommands === true,
  };
  for (const person of options.people ?? defaultPeople) addPerson(world, person);
  for (const channel of options.channels ?? defaultChannels) addChannel(world, channel);
  for (const group of options.userGroups ?? defaultUserGroups) addUserGroup(world, group);
  const faults = faultOrders();
  const limits = options.limits === 'real' ? rateLimits() : undefined;
  const server = await serve(world, webApi(world, faults, limits));
  const { identity } = world;
  const deadlineMs = options.ackDeadlineMs ?? 3000;
  acceptSocketMode(world, server, post, deadlineMs);
  const seat = (handle: string) =>
    personDriver(world, post, registered, personNamed(world, handle));

  return {
    url: world.url,
    apiUrl: `${world.url}/api/`,
    botToken: identity.botToken,
    appToken: identity.appToken,
    signingSecret: identity.signingSecret,
    identity,
    connect: async (requestUrl) => {
      const patient = Math.max(deadlineMs, 3000);
      await verifyUrl(world, httpTransport(requestUrl, identity.signingSecret, patient));
      post.transport = httpTransport(requestUrl, identity.signingSecret, deadlineMs);
    },
    get connected() {
      return post.transport !== undefined;
    },
    person: seat,
    admin: adminDriver(world),
    addChannel: (spec) => addChannel(world, spec).id,
    addPerson: (spec) => seat(addPerson(world, spec).handle),
    addUserGroup: (spec) => addUserGroup(world, spec).id,
    channelId: (name) => channelNamed(world, name).id,
    userGroupId: (handle) => {
      const group = [...world.userGroups.values()].find((each) => each.handle === handle);
      if (!group) throw new Error(`no user group "${handle}"`);
      return group.id;
    },
    otherAppSays: async (where, text) => {
      const author = { subtype: 'bot_message', bot_id: 'B0OTHERAPP0', app_id: 'A0OTHERAPP0' };
      const message = storeMessage(world, channelNamed(world, where), author, text);
      const delivery = await world.publish(messageEvent(world, message));
      return { ...snapshot(message), ...outcomeOf([delivery]) };
    },
    messagesIn: (name) =>
      channelNamed(world, name)
        .messages.filter((m) => m.thread_ts === undefined || m.thread_ts === m.ts)
        .map(snapshot),
    thread: ({ channel, ts, thread_ts }) => {
      const place = channelNamed(world, channel);
      const root = thread_ts ?? ts;
      const parent = place.messages.filter((message) => message.ts === root);
      return [...parent, ...repliesTo(place, root)].map(snapshot);
    },
    dm: ({ id }) => directMessage(world, id).messages.map(snapshot),
    now: ({ channel, ts }) => {
      const found = channelNamed(world, channel).messages.find((message) => message.ts === ts);
      return found && snapshot(found);
    },
    ephemeralsTo: ({ id }) =>
      world.ephemerals.filter((each) => each.to === id && each.seen).map(snapshot),
    viewOf: ({ id }) => {
      const top = openModals(world, id).at(-1);
      return top && viewSnapshot(top);
    },
    homeOf: ({ id }) => {
      const home = homeOf(world, id);
      return home && viewSnapshot(home);
    },
    screen: screenOf,
    until: (condition, untilOptions) =>
      until(world.changes, condition, () => recentEvents(world), untilOptions),
    calls: (method) => world.calls.filter((call) => method === undefined || call.method === method),
    deliveries: world.deliveries,
    unacknowledged: () => world.deliveries.filter(({ acknowledged }) => !acknowledged),
    violations: world.violations,
    faults,
    delivery: post.orders,
    release: (order = 'in order') => post.release(order),
    redeliver: () => post.redeliver(),
    resend: (delivery, how = {}) => post.resend(delivery, how),
    advance: (ms) => world.clock.advance(ms),
    stop: async () => {
      post.close();
      await Promise.all([...world.sockets].map((socket) => socket.close()));
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await Promise.all(world.background);
    },
  };
}
