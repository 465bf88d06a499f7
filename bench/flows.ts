import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { startEmbeddedStore } from '../src/embedded-mongo/supervisor.js';
import { startChild, type Child } from './child.js';
import { atRate, inParallel, line, type BenchLine, type Measured } from './measure.js';
import { AGENT, startSlackStub, type SlackStub } from './slack-stub.js';

const BOLT = 'bare Bolt listener';
const MONGOOSE = 'bare mongoose insert';

interface Bench {
  readonly stub: SlackStub;
  readonly product: Child;
}

/** Who chats in the help channel. */
const PEOPLE = 200;

/** From a signed event to 200, with the delivery on disk. */
export async function benchEventAck(): Promise<BenchLine[]> {
  return withProduct(async ({ stub, product }) => {
    const bolt = await startChild('./bolt-child.js', [stub.apiUrl, stub.signingSecret]);
    const chatter = (port: number) => async (index: number) => {
      const text = 'what a lovely morning, see you all at lunch';
      await accepted(stub.send(port, message(index, text, `U${index % PEOPLE}`)));
    };
    await inParallel(500, 32, chatter(bolt.port));
    await inParallel(500, 32, (index) => chatter(product.port)(index + 1_000_000));
    const bare = await inParallel(4_000, 32, chatter(bolt.port));
    const measured = await inParallel(4_000, 32, (index) =>
      chatter(product.port)(index + 2_000_000),
    );
    const paced = await atRate(100, 10, (index) => chatter(product.port)(index + 3_000_000));
    await bolt.stop();
    return [
      line('event-ack', measured, BOLT, bare.perSecond),
      line('event-ack at 100/s', paced, BOLT, bare.perSecond),
    ];
  });
}

/** From a signed event that holds a whole request to its card in the triage channel. */
export async function benchRequestToCard(): Promise<BenchLine[]> {
  return withProduct(async (bench) => {
    await requests(bench, 100, 0);
    const measured = await requests(bench, 1_500, 1_000_000);
    return [line('request-to-card', measured, MONGOOSE, await bareInsert())];
  });
}

/** From a press on Claim to the card that says so. */
export async function benchClaim(): Promise<BenchLine[]> {
  return withProduct(async (bench) => {
    const cards = new Map<string, string>();
    await requests(bench, 800, 0, (subject, ts) => cards.set(subject, ts));
    const subjects = [...cards];
    const measured = await claims(bench, subjects);
    return [line('claim', measured, MONGOOSE, await bareInsert())];
  });
}

async function withProduct(run: (bench: Bench) => Promise<BenchLine[]>): Promise<BenchLine[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'bench-'));
  const stub = await startSlackStub();
  const product = await startChild('./product-child.js', [
    stub.apiUrl,
    stub.signingSecret,
    dataDir,
  ]);
  try {
    return await run({ stub, product });
  } finally {
    await product.stop();
    await stub.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

const TRIAGE = 'C0TRIAGEIT';

/** Each client asks, waits for its card, and asks again. */
async function requests(
  { stub, product }: Bench,
  count: number,
  from: number,
  seen: (subject: string, ts: string) => void = () => undefined,
): Promise<Measured> {
  const waiting = new Map<string, () => void>();
  stub.onCall = (method, args, ts) => {
    const blocks = args.get('blocks') ?? '';
    if (method !== 'chat.postMessage' || args.get('channel') !== TRIAGE) return;
    const subject = /slack\/C0HELP\/\d+\.\d+/.exec(blocks)?.[0] ?? '';
    seen(subject, ts);
    waiting.get(subject)?.();
    waiting.delete(subject);
  };
  return inParallel(count, 64, async (index) => {
    const body = message(from + index, REQUEST);
    const card = new Promise<void>((resolve) =>
      waiting.set(`slack/C0HELP/${tsOf(from + index)}`, resolve),
    );
    await accepted(stub.send(product.port, body));
    await card;
  });
}

const REQUEST = 'VPN keeps disconnecting when I work from home, since this morning';

async function claims(
  { stub, product }: Bench,
  cards: readonly (readonly [string, string])[],
): Promise<Measured> {
  const waiting = new Map<string, () => void>();
  stub.onCall = (method, args) => {
    if (method !== 'chat.update') return;
    waiting.get(args.get('ts') ?? '')?.();
  };
  return inParallel(cards.length, 32, async (index) => {
    const [subject = '', ts = ''] = cards[index] ?? [];
    const shown = new Promise<void>((resolve) => waiting.set(ts, resolve));
    await accepted(stub.send(product.port, press(index, subject, ts)));
    await shown;
  });
}

async function accepted(status: Promise<number>): Promise<void> {
  if ((await status) !== 200) throw new Error('The product did not accept a delivery.');
}

const tsOf = (index: number): string => `1800000000.${String(index).padStart(7, '0')}`;

/** A request is everybody's own, so that none is taken for more of another one. */
const message = (index: number, text: string, user = `U${index}`): { event: object } => ({
  event: {
    type: 'event_callback',
    team_id: 'T1',
    api_app_id: 'A1',
    event_id: `Ev${index}`,
    event_time: 1_800_000_000,
    authorizations: [{ team_id: 'T1', user_id: 'UBOT', is_bot: true }],
    event: {
      type: 'message',
      channel: 'C0HELP',
      channel_type: 'channel',
      user,
      text,
      ts: tsOf(index),
      event_ts: tsOf(index),
    },
  },
});

const press = (index: number, subject: string, ts: string): { interaction: object } => ({
  interaction: {
    type: 'block_actions',
    team: { id: 'T1', domain: 'acme' },
    user: { id: AGENT, username: 'ben', team_id: 'T1' },
    api_app_id: 'A1',
    trigger_id: `trigger-${index}`,
    container: { type: 'message', message_ts: ts, channel_id: TRIAGE },
    channel: { id: TRIAGE, name: 'triage-it' },
    message: { ts, type: 'message', text: '' },
    actions: [
      {
        type: 'button',
        action_id: 'claim',
        block_id: 'b',
        value: JSON.stringify({ s: subject }),
        action_ts: '1.1',
      },
    ],
  },
});

/** The yardstick: durable inserts of a small document through mongoose, on a store of their own. */
async function bareInsert(): Promise<number> {
  const dataDir = mkdtempSync(join(tmpdir(), 'bench-'));
  const store = await startEmbeddedStore({ dataDir });
  const connection = await mongoose.createConnection(store.uri).asPromise();
  const rows = connection.model(
    'Row',
    new mongoose.Schema({ _id: String, at: Date, text: String }),
  );
  const insert = async (index: number): Promise<void> => {
    await rows.create({ _id: `row-${index}`, at: new Date(), text: REQUEST });
  };
  await inParallel(300, 32, insert);
  const { perSecond } = await inParallel(3_000, 32, (index) => insert(index + 1_000));
  await connection.close();
  await store.stop();
  rmSync(dataDir, { recursive: true, force: true });
  return perSecond;
}
