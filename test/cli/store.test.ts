import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { MongoClient } from 'mongodb';
import { startInProcess } from '../../src/embedded-mongo/supervisor.js';
import { desk } from './terminal.js';

let folder: string;
let data: string;
const env = () => ({ DATA_DIR: folder });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cli-store-'));
  data = join(folder, 'sandbox', 'store');
  const store = await startInProcess({ dataDir: data });
  const client = new MongoClient(store.uri);
  await client.db('deskbell').collection<{ _id: string }>('things').insertOne({ _id: 'a' });
  await client.close();
  await store.stop();
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

test('store serve speaks to drivers until it is ended', async () => {
  const { code, out, err } = await desk(['store', 'serve', '--port', '0'], env(), async (said) => {
    const uri = /mongodb:\/\/\S+/.exec(said())?.[0] ?? '';
    const client = new MongoClient(uri);
    expect(await client.db('deskbell').collection('things').countDocuments()).toBe(1);
    await client.close();
    const second = await desk(['store', 'serve', '--port', '0', '--data', data]);
    expect(second.code).toBe(1);
    expect(second.err).toContain(`is in use by the process ${process.pid}`);
    expect(second.err).toContain(`End the process ${process.pid} first.`);
  });
  expect(code).toBe(0);
  expect(out).toContain(`${data} is at mongodb://127.0.0.1:`);
  expect(err).toContain('this is about the sandbox');
});

test('store verify counts what is there', async () => {
  const verified = await desk(['store', 'verify', '--json'], env());
  expect([verified.code, verified.rows()]).toEqual([
    0,
    [{ kind: 'result', ok: true, collections: 1, documents: 1, entries: 1, problems: [] }],
  ]);
});

test('backup copies into an empty folder and checks the copy', async () => {
  const target = join(folder, 'copy');
  const { code, out } = await desk(['backup', target], env());
  expect([code, out]).toEqual([
    0,
    `${target}: 1 documents, checked. To restore, use it as ${data}.`,
  ]);
  expect((await desk(['store', 'verify', '--data', target])).code).toBe(0);
  const again = await desk(['backup', target], env());
  expect([again.code, again.err]).toEqual([1, expect.stringContaining('is not empty')]);
});

test('backup of a store that is not there makes nothing', async () => {
  const empty = join(folder, 'empty');
  const { code, err } = await desk(['backup', join(folder, 'never')], { DATA_DIR: empty });
  expect([code, err]).toEqual([1, expect.stringContaining('holds no store')]);
  expect(existsSync(join(folder, 'never'))).toBe(false);
});

test('what is for the embedded store says so beside a MongoDB', async () => {
  const mongo = { MONGODB_URI: 'mongodb://user:p4ss@host/db' };
  const { code, err } = await desk(['backup', join(folder, 'x')], mongo);
  expect([code, err]).toEqual([1, expect.stringContaining('Use mongodump.')]);
  expect(err).not.toContain('p4ss');
});

test('a MongoDB that cannot be reached is no place to migrate to', async () => {
  const to = 'mongodb://user:p4ss@127.0.0.1:1/?serverSelectionTimeoutMS=50';
  const { code, err } = await desk(['store', 'migrate', to], env());
  expect([code, err]).toEqual([1, expect.stringContaining('the MongoDB: cannot take the data')]);
  expect(err).not.toContain('p4ss');
});

test('migrate copies and compares', async () => {
  const target = await startInProcess({ dataDir: join(folder, 'target'), noSync: true });
  const { code, out } = await desk(['store', 'migrate', target.uri], env());
  expect([code, out]).toEqual([
    0,
    'deskbell.things: 1 documents, 1 copied, same\n' +
      'All of it is there. Set MONGODB_URI to that address and start.',
  ]);
  await target.stop();
});
