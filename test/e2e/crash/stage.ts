import type { Desk } from '../../../src/domain/desk.js';
import { exampleDesk } from '../../builders/desk.js';
import type { MongoStore } from '../../../src/adapters/mongo/store.js';
import { openTestStore, type TestStore } from '../../builders/store.js';
import { startFakeSlack, type FakeSlack } from '../../fakes/slack/index.js';
import { startProduct, type ProductProcess } from './product-process.js';
import { startWireProxy, type WireProxy } from './wire-proxy.js';

/** The product in a process of its own, and what may die under it. */
export interface Stage {
  readonly slack: FakeSlack;
  /** The test's own look at the rows. */
  readonly store: MongoStore & Pick<TestStore, 'connection'>;
  /** How often something was killed. */
  readonly deaths: number;
  /** Resolves when all is there again, and Slack has brought again what was not acknowledged. */
  up(): Promise<void>;
  /** Resolves when nothing that came in is unfinished and nothing waits to be sent. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** A product that can be killed, on a store that stays alive. */
export interface KillStage extends Stage {
  readonly wire: WireProxy;
  /** SIGKILL, and a new start on the same store. */
  kill(this: void): void;
}

/**
 * As long as it takes until leases of a dead process have run out: so much later the next one starts.
 * Milliseconds.
 */
const BETWEEN_LIVES_MS = 60_000;

export const PATIENCE_MS = 60_000;

/** Learning what these are about is a fifth of the time that learning the whole catalogue takes. */
const CATEGORIES = ['laptop', 'vpn', 'payroll'];

/**
 * The desk of the example with a smaller catalogue, which is learnt sooner at each start. Each request
 * stands for itself, however soon it follows another.
 */
export function deskOfTheStage(): Desk {
  const { dialog, categories } = exampleDesk();
  const few = categories.filter(({ key }) => CATEGORIES.includes(key));
  return exampleDesk({ dialog: { ...dialog, gatherMs: 0 }, categories: few });
}

/** How many rows wait: deliveries that are not dealt with, messages that are not sent. */
export async function rowsLeft({ connection }: Pick<TestStore, 'connection'>): Promise<number> {
  const counts = ['inbox', 'outbox'].map((collection) =>
    connection.collection(collection).countDocuments({ deskId: 'main', state: 'waiting' }),
  );
  const [inbox = 0, outbox = 0] = await Promise.all(counts);
  return inbox + outbox;
}

export async function openKillStage(): Promise<KillStage> {
  const slack = await startFakeSlack({ retries: 'manual' });
  const store = await openTestStore();
  const wire = await startWireProxy(store.uri, () => kill());
  let product: ProductProcess | undefined;
  let ahead = 0;
  let deaths = 0;
  const look = settling(store);
  wire.written = look.again;

  async function start(): Promise<void> {
    const { botToken, signingSecret, apiUrl } = slack;
    product = await startProduct({
      slack: { botToken, signingSecret, apiUrl },
      desk: deskOfTheStage(),
      uri: wire.uri,
      dataDir: '',
      ahead,
      jobs: false,
    });
    await slack.connect(`http://127.0.0.1:${product.port}/slack/events`);
  }

  let alive = start();

  function kill(): void {
    deaths += 1;
    wire.cutOff();
    alive = revive(product);
    // Whoever waits for it hears of a failure; nobody may wait yet.
    alive.catch(() => undefined);
  }

  async function revive(dead: ProductProcess | undefined): Promise<void> {
    await dead?.kill();
    ahead += BETWEEN_LIVES_MS;
    slack.advance(BETWEEN_LIVES_MS);
    wire.admit();
    await start();
    await slack.redeliver();
  }

  await alive;
  return {
    slack,
    store,
    wire,
    get deaths() {
      return deaths;
    },
    kill,
    up: () => alive,
    settled: look.settled,
    close: async () => {
      await alive;
      await product?.stop();
      await wire.close();
      await slack.stop();
      await store.close();
    },
  };
}

/** Looks at the rows after each write, for nothing else can change them. */
function settling(store: TestStore) {
  let waiting: (() => void) | undefined;
  return {
    again: () => waiting?.(),
    settled: async (): Promise<void> => {
      let isLate = false;
      const timer = setTimeout(() => {
        isLate = true;
        waiting?.();
      }, PATIENCE_MS);
      for (;;) {
        const written = new Promise<void>((resolve) => {
          waiting = resolve;
        });
        const rows = await rowsLeft(store);
        if (rows === 0 || isLate) {
          clearTimeout(timer);
          if (rows === 0) return;
          throw new Error(`${rows} rows still wait`);
        }
        await written;
      }
    },
  };
}
