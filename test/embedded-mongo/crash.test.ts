import { expect, test } from '@jest/globals';
import { MongoClient, MongoError, MongoServerError, type Collection } from 'mongodb';
import { verify } from '../../src/embedded-mongo/verify.js';
import { startChild } from './support/child.js';
import { freshFolder, removeFolder } from './support/store.js';

/** kill -9 so many times; the long run is `STORE_KILLS=200`. */
const KILLS = Number(process.env['STORE_KILLS'] ?? 20);
const WRITERS = 16;

interface Doc {
  _id: string;
  [field: string]: unknown;
}

/** What the store has acknowledged to the writers, over all kills. */
interface Ledger {
  inserted: Set<string>;
  /** By writer: the highest value acknowledged and the highest one sent. */
  acknowledged: number[];
  sent: number[];
}

/** A lost connection: of the driver, of the system, or wrapped into a bulk error without a code. */
function isGone(e: unknown): boolean {
  const code = (e as { code?: unknown }).code;
  if (['EPIPE', 'ECONNRESET'].includes(String(code))) return true;
  return e instanceof MongoServerError ? code === undefined : e instanceof MongoError;
}

async function writer(c: Collection<Doc>, w: number, life: number, ledger: Ledger): Promise<void> {
  for (let i = 0; ; i++) {
    const _id = `${life}:${w}:${i}`;
    await c.insertOne({
      _id,
      w,
      n: i,
      tags: [`t${i % 5}`, `t${i % 3}`],
      text: 'x'.repeat((i * 37) % 900),
    });
    ledger.inserted.add(_id);
    const next = (ledger.sent[w] ?? 0) + 1;
    ledger.sent[w] = next;
    await c.updateOne(
      { _id: `counter${w}` },
      { $set: { n: next, tags: [`c${next}`] } },
      { upsert: true },
    );
    ledger.acknowledged[w] = next;
  }
}

/** Changes many documents and the catalogue, which a kill may interrupt anywhere. */
async function builder(c: Collection<Doc>, life: number): Promise<void> {
  const scratch = c.db.collection<Doc>('scratch');
  for (let i = 0; ; i++) {
    await c.updateMany({ w: i % WRITERS }, { $set: { round: `${life}:${i}` } });
    await c.createIndex({ round: 1, tags: 1 });
    await scratch.insertMany(
      Array.from({ length: 50 }, (_, k) => ({ _id: `${life}:${i}:${k}`, k })),
    );
    await scratch.createIndex({ k: 1 });
    await c.dropIndex('round_1_tags_1');
    await scratch.drop();
  }
}

async function checkLedger(c: Collection<Doc>, ledger: Ledger): Promise<void> {
  const stored = new Set(
    (await c.find({}, { projection: { _id: 1 } }).toArray()).map((d) => d._id),
  );
  expect([...ledger.inserted].filter((id) => !stored.has(id))).toEqual([]);
  for (const [w, acknowledged] of ledger.acknowledged.entries()) {
    const n = Number((await c.findOne({ _id: `counter${w}` }))?.['n']);
    expect(n).toBeGreaterThanOrEqual(acknowledged);
    expect(n).toBeLessThanOrEqual(ledger.sent[w] ?? 0);
  }
}

test(
  `kill -9 at any moment, ${KILLS} times: nothing acknowledged is lost, documents and indexes agree`,
  async () => {
    const folder = freshFolder();
    const ledger: Ledger = {
      inserted: new Set(),
      acknowledged: Array<number>(WRITERS).fill(0),
      sent: Array<number>(WRITERS).fill(0),
    };
    for (let life = 0; life < KILLS; life++) {
      const child = await startChild(folder);
      const client = await MongoClient.connect(child.uri, {
        maxPoolSize: WRITERS + 2,
        serverSelectionTimeoutMS: 2000,
      });
      const c = client.db('crash').collection<Doc>('docs');
      if (life % 10 === 9) await checkLedger(c, ledger);
      await c.createIndex({ w: 1, n: -1 });
      await c.createIndex({ tags: 1 });
      const work = [
        ...Array.from({ length: WRITERS }, (_, w) => writer(c, w, life, ledger)),
        builder(c, life),
      ];
      // Every kill hits another moment: after so many acknowledged writes, and some time more.
      const enough = ledger.inserted.size + 20 + ((life * 13) % 150);
      const settled = Promise.allSettled(work);
      while (ledger.inserted.size < enough)
        await new Promise((resolve) => setTimeout(resolve, life % 7));
      await child.kill('SIGKILL');
      for (const result of await settled)
        if (result.status === 'rejected' && !isGone(result.reason)) throw result.reason;
      await client.close();
      expect((await verify(folder)).problems).toEqual([]);
    }
    const child = await startChild(folder);
    const client = await MongoClient.connect(child.uri);
    await checkLedger(client.db('crash').collection<Doc>('docs'), ledger);
    expect(ledger.inserted.size).toBeGreaterThan(KILLS * 20);
    await client.close();
    await child.kill('SIGTERM');
    removeFolder(folder);
  },
  KILLS * 10_000,
);
