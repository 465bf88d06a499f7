import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { open } from 'lmdb';
import { MongoClient, type Collection } from 'mongodb';
import { startEmbeddedStore, type EmbeddedStore } from '../src/embedded-mongo/supervisor.js';

/** One line of the benchmark. */
export interface BenchLine {
  name: string;
  perSecond: number;
  /** What it is compared with, measured in the same run. */
  yardstick: string;
  yardstickPerSecond: number;
  ratio: number;
  p50Ms: number;
  p99Ms: number;
}

interface BenchDoc {
  _id: string;
  [field: string]: unknown;
}

const text = 'x'.repeat(300);
const makeDoc = (i: number): BenchDoc => ({
  _id: `doc-${String(i).padStart(7, '0')}`,
  desk: `desk-${i % 5}`,
  status: ['new', 'open', 'waiting', 'resolved'][i % 4],
  number: i,
  createdAt: new Date(1_700_000_000_000 + i * 1000),
  terms: [`word${i % 97}`, `word${i % 89}`, `word${i % 83}`],
  text,
});

interface Measured {
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
}

/** Runs `work` by so many clients at once for so many ms. */
async function measure(
  clients: number,
  ms: number,
  work: (n: number) => Promise<unknown>,
): Promise<Measured> {
  const times: number[] = [];
  let n = 0;
  const startedAt = performance.now();
  const one = async (): Promise<void> => {
    while (performance.now() - startedAt < ms) {
      const at = performance.now();
      await work(n++);
      times.push(performance.now() - at);
    }
  };
  await Promise.all(Array.from({ length: clients }, one));
  const took = (performance.now() - startedAt) / 1000;
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.floor(times.length * share)] ?? 0;
  return { perSecond: times.length / took, p50Ms: at(0.5), p99Ms: at(0.99) };
}

/** Plain LMDB: a durable put of one document a transaction, and a get. */
async function yardsticks(ms: number): Promise<{ put: number; get: number }> {
  const path = mkdtempSync(join(tmpdir(), 'bench-lmdb-'));
  const db = open({ path, keyEncoding: 'binary', encoding: 'binary', cache: false });
  const value = Buffer.alloc(500, 1);
  const key = (i: number): Buffer => Buffer.from(String(i).padStart(10, '0'));
  const run = (work: (i: number) => unknown): number => {
    const startedAt = performance.now();
    let i = 0;
    while (performance.now() - startedAt < ms) work(i++);
    return i / ((performance.now() - startedAt) / 1000);
  };
  const put = run((i) => {
    db.transactionSync(() => {
      db.putSync(key(i), value);
    });
  });
  const get = run((i): unknown => db.get(key(i % 1000)));
  await db.close();
  rmSync(path, { recursive: true, force: true });
  return { put, get };
}

async function fill(c: Collection<BenchDoc>, documents: number): Promise<void> {
  for (let i = 0; i < documents; i += 2000)
    await c.insertMany(
      Array.from({ length: Math.min(2000, documents - i) }, (_, k) => makeDoc(i + k)),
    );
  await c.createIndex({ number: 1 }, { unique: true });
  await c.createIndex({ desk: 1, status: 1, createdAt: -1 });
  await c.createIndex({ terms: 1 });
}

function residentMb(pid: number): number {
  if (process.platform !== 'linux') return 0;
  const line = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(line?.[1] ?? 0) / 1024;
}

/** Delays of this process's event loop while the store scans, in ms at the 99th percentile. */
async function loopDelayDuringScans(c: Collection<BenchDoc>, scans: number): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  for (let i = 0; i < scans; i++) await c.countDocuments({ text: 'no such text' });
  delay.disable();
  return delay.percentile(99) / 1e6;
}

/**
 * Measures the embedded store in a child process beside plain LMDB in the same run: durable
 * insert, find by `_id`, indexed find and findOneAndUpdate at 1 and 32 clients; a page of 20 by
 * index, a full scan, opening, memory and the caller's event loop at so many documents. Lines
 * about memory and the loop carry their figure in `p50Ms`/`p99Ms` or `perSecond` as named.
 */
export async function benchStore(
  options: { documents?: number; ms?: number; entry?: string } = {},
): Promise<BenchLine[]> {
  const documents = options.documents ?? 100_000;
  const ms = options.ms ?? 3000;
  const dataDir = mkdtempSync(join(tmpdir(), 'bench-store-'));
  const entry = options.entry === undefined ? {} : { entry: options.entry };
  const lines: BenchLine[] = [];
  const { put, get } = await yardsticks(Math.min(ms, 1000));
  const line = (name: string, m: Measured, yardstick: 'lmdb put' | 'lmdb get'): void => {
    const yardstickPerSecond = yardstick === 'lmdb put' ? put : get;
    lines.push({
      name,
      ...m,
      yardstick,
      yardstickPerSecond,
      ratio: m.perSecond / yardstickPerSecond,
    });
  };
  const figure = (name: string, value: number): void =>
    line(name, { perSecond: 1000 / value, p50Ms: value, p99Ms: value }, 'lmdb get');
  let store: EmbeddedStore = await startEmbeddedStore({ dataDir, ...entry });
  try {
    let client = new MongoClient(store.uri, { maxPoolSize: 32 });
    let c = client.db('bench').collection<BenchDoc>('docs');
    await fill(c, documents);
    await client.close();
    await store.stop();
    const bootedAt = performance.now();
    store = await startEmbeddedStore({ dataDir, ...entry });
    client = new MongoClient(store.uri, { maxPoolSize: 32 });
    c = client.db('bench').collection<BenchDoc>('docs');
    await c.findOne({ _id: makeDoc(0)._id });
    figure(`boot to first answer at ${documents}`, performance.now() - bootedAt);
    const inserted = client.db('bench').collection<BenchDoc>('inserted');
    let next = 0;
    const pick = (n: number): number => (n * 7919) % documents;
    for (const clients of [1, 32]) {
      const by = `${clients} client${clients > 1 ? 's' : ''}`;
      line(
        `durable insert, ${by}`,
        await measure(clients, ms, () =>
          inserted.insertOne({ ...makeDoc(next), _id: `i${next++}` }),
        ),
        'lmdb put',
      );
      line(
        `find by _id, ${by}`,
        await measure(clients, ms, (n) => c.findOne({ _id: makeDoc(pick(n))._id })),
        'lmdb get',
      );
      line(
        `indexed find, ${by}`,
        await measure(clients, ms, (n) => c.findOne({ number: pick(n) })),
        'lmdb get',
      );
      line(
        `findOneAndUpdate, ${by}`,
        await measure(clients, ms, (n) =>
          c.findOneAndUpdate({ _id: makeDoc(pick(n))._id }, { $set: { changes: n } }),
        ),
        'lmdb put',
      );
    }
    const page = (n: number): Promise<unknown> =>
      c
        .find({ desk: `desk-${n % 5}`, status: 'open' })
        .sort({ createdAt: -1 })
        .limit(20)
        .toArray();
    line(`page of 20 by index at ${documents}`, await measure(1, ms, page), 'lmdb get');
    line(
      `full scan at ${documents}`,
      await measure(1, ms, () => c.countDocuments({ text: 'no such text' })),
      'lmdb get',
    );
    figure(`event loop of the app during scans, p99`, await loopDelayDuringScans(c, 3));
    figure(`resident MB of the store at ${documents}`, residentMb(store.pid));
    await client.close();
  } finally {
    await store.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
  return lines;
}
