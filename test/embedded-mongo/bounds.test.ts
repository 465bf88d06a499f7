import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { once } from 'node:events';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { deserialize, serialize, type Document, type Long } from 'bson';
import fc from 'fast-check';
import { MongoClient } from 'mongodb';
import { serveConnection } from '../../src/embedded-mongo/connection.js';
import { Cursors } from '../../src/embedded-mongo/cursors.js';
import { createRunner } from '../../src/embedded-mongo/runner.js';
import { serve } from '../../src/embedded-mongo/serve.js';
import { type RunningStore } from '../../src/embedded-mongo/server.js';
import { Storage } from '../../src/embedded-mongo/storage.js';
import { batchOf, cursorId } from './support/replies.js';
import { freshFolder, removeFolder } from './support/store.js';

jest.setTimeout(90_000);

const folder = freshFolder();
let store: RunningStore;
let port = 0;
let client: MongoClient;
beforeAll(async () => {
  store = await serve({ dataDir: folder, port: 0 });
  port = Number(/:(\d+)\/$/.exec(store.uri)?.[1]);
  client = await MongoClient.connect(store.uri);
});
afterAll(async () => {
  await client.close();
  await store.stop();
  removeFolder(folder);
});

const open = async (): Promise<Socket> => {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
};

function message(op: number, ...parts: Buffer[]): Buffer {
  const head = Buffer.alloc(16);
  const body = Buffer.concat(parts);
  head.writeInt32LE(16 + body.length, 0);
  head.writeInt32LE(7, 4);
  head.writeInt32LE(op, 12);
  return Buffer.concat([head, body]);
}

const flags = (bits: number): Buffer => {
  const b = Buffer.alloc(4);
  b.writeUInt32LE(bits);
  return b;
};
const section = (doc: Document): Buffer =>
  Buffer.concat([Buffer.from([0]), Buffer.from(serialize(doc))]);
const ping = message(2013, flags(0), section({ ping: 1, $db: 'admin' }));

/** Reads one reply. */
async function reply(socket: Socket): Promise<Document> {
  let all = Buffer.alloc(0);
  for await (const chunk of socket.iterator({ destroyOnReturn: false })) {
    all = Buffer.concat([all, chunk as Buffer]);
    if (all.length >= 4 && all.length >= all.readInt32LE(0)) break;
  }
  return deserialize(all.subarray(21), { promoteValues: true });
}

const alive = async (): Promise<void> => {
  expect((await client.db('admin').command({ ping: 1 }))['ok']).toBe(1);
};

describe('packets', () => {
  test('a message may come byte by byte', async () => {
    const socket = await open();
    for (const byte of ping) socket.write(Buffer.from([byte]));
    expect(await reply(socket)).toEqual({ ok: 1 });
    socket.destroy();
  });

  test('a sequence of documents is read beside the body', async () => {
    const docs = [{ _id: 1 }, { _id: 2 }].map((d) => Buffer.from(serialize(d)));
    const name = Buffer.from('documents\0');
    const size = Buffer.alloc(4);
    size.writeInt32LE(4 + name.length + docs.reduce((n, d) => n + d.length, 0));
    const socket = await open();
    socket.write(
      message(
        2013,
        flags(0),
        Buffer.from([1]),
        size,
        name,
        ...docs,
        section({ insert: 'seq', $db: 'd' }),
      ),
    );
    expect(await reply(socket)).toEqual({ n: 2, ok: 1 });
    socket.destroy();
  });

  test.each<[string, Buffer]>([
    ['a length of nothing', Buffer.alloc(16)],
    ['a negative length', Buffer.from('ffffffff000000000000000000000000', 'hex')],
    ['a length beyond 48 MB', Buffer.from('ffffff7f0700000000000000dd070000', 'hex')],
    ['an unknown operation', message(2012, Buffer.alloc(20))],
    ['required flags that nobody knows', message(2013, flags(4), section({ ping: 1, $db: 'a' }))],
    ['a checksum', message(2013, flags(1), section({ ping: 1, $db: 'a' }), Buffer.alloc(4))],
    [
      'an unknown kind of section',
      message(2013, flags(0), Buffer.from([9]), Buffer.from(serialize({ a: 1 }))),
    ],
    ['no body', message(2013, flags(0), Buffer.alloc(1))],
    ['a section beyond its message', message(2013, flags(0), Buffer.from([0, 255, 0, 0, 0, 0]))],
    ['HTTP', Buffer.from('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')],
  ])('%s closes the connection', async (_name, bytes) => {
    const socket = await open();
    const closed = once(socket, 'close');
    socket.resume();
    socket.write(bytes);
    await closed;
    await alive();
  });

  test.each<[string, Buffer]>([
    ['an element beyond its document', Buffer.from('0d000000106100ffffffff00ff', 'hex')],
    [
      'a string without an end',
      Buffer.from('0f00000002610003000000616263ff00'.slice(0, 30), 'hex'),
    ],
    ['an unknown type', Buffer.from('0800000063610000', 'hex')],
  ])('malformed BSON (%s) is an error', async (_name, bson) => {
    const socket = await open();
    socket.write(message(2013, flags(0), Buffer.from([0]), bson));
    expect(await reply(socket)).toMatchObject({ ok: 0, code: 22, codeName: 'InvalidBSON' });
    socket.destroy();
  });

  test('random bytes in place of a body never bring it down', async () => {
    const valid = message(
      2013,
      flags(0),
      section({ find: 'x', filter: { a: { $in: [1, 'x'] } }, $db: 'd' }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.tuple(
            fc.integer({ min: 16, max: valid.length - 1 }),
            fc.integer({ min: 0, max: 255 }),
          ),
          { minLength: 1, maxLength: 8 },
        ),
        async (changes) => {
          const bytes = Buffer.from(valid);
          for (const [at, byte] of changes) bytes[at] = byte;
          const socket = await open();
          const ended = Promise.race([once(socket, 'data'), once(socket, 'close')]);
          socket.end(bytes);
          await ended;
          socket.destroy();
        },
      ),
      { numRuns: 200 },
    );
    await alive();
  });

  test('a message that does not go on is given up', async () => {
    const own = freshFolder();
    const storage = Storage.open(own, true);
    const log: string[] = [];
    const shared = {
      storage,
      cursors: new Cursors(),
      runner: createRunner(storage),
      log: (m: string) => log.push(m),
      pending: 0,
      slowMs: 5,
    };
    const server = createServer((s) => serveConnection(s, shared)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    const closed = once(socket, 'close');
    socket.on('error', () => undefined);
    socket.resume();
    socket.write(ping.subarray(0, 20));
    await closed;
    expect(log).toEqual(['closing a connection: a message took too long']);
    while (shared.pending > 0) await nextTurn();
    server.close();
    await storage.close();
    removeFolder(own);
  });
});

describe('documents and results', () => {
  interface Doc {
    _id: number;
    [field: string]: unknown;
  }

  test('16 MB are stored, more is refused', async () => {
    const c = client.db('d').collection<Doc>('big');
    const overhead = serialize({ _id: 1, a: '' }).length;
    await c.insertOne({ _id: 1, a: 'x'.repeat(16 * 1024 * 1024 - overhead) });
    expect(((await c.findOne({ _id: 1 }))?.['a'] as string).length).toBe(
      16 * 1024 * 1024 - overhead,
    );
    await expect(c.updateOne({ _id: 1 }, { $set: { b: 1 } })).rejects.toMatchObject({
      code: 17419,
    });
    const more = client
      .db('d')
      .command({ insert: 'big', documents: [{ _id: 2, a: 'x'.repeat(17_000_000) }] });
    expect(((await more)['writeErrors'] as Document[])[0]).toMatchObject({
      code: 2,
      errmsg: expect.stringMatching(/^object to insert too large/),
    });
  });

  const nest = (depth: number): Document => (depth === 0 ? { a: 1 } : { a: nest(depth - 1) });

  test('deep nesting ends at 180', async () => {
    const c = client.db('d').collection<Doc>('deep');
    await c.insertOne({ _id: 1, d: nest(170) });
    await expect(c.insertOne({ _id: 2, d: nest(185) })).rejects.toMatchObject({ code: 15 });
    await expect(c.insertOne({ _id: 3, d: nest(500) })).rejects.toMatchObject({ code: 15 });
    await expect(c.find(nest(150)).toArray()).resolves.toEqual([]);
    const logic = (depth: number): Document =>
      depth === 0 ? { a: 1 } : { $and: [logic(depth - 1)] };
    await expect(c.find(logic(90)).toArray()).resolves.toEqual([]);
  });

  test('a huge $in, with and without an index', async () => {
    const c = client.db('d').collection<Doc>('in');
    await c.insertMany(Array.from({ length: 100 }, (_, i) => ({ _id: i, n: i })));
    const list = Array.from({ length: 30_000 }, (_, i) => i * 2);
    expect(await c.countDocuments({ _id: { $in: list } })).toBe(50);
    expect(await c.countDocuments({ n: { $in: list } })).toBe(50);
    await c.createIndex({ n: 1, m: 1 });
    expect(await c.countDocuments({ n: { $in: list }, m: { $in: [...list, null] } })).toBe(50);
  });

  test('thousands of cursors', async () => {
    const c = client.db('d').collection<Doc>('cursors');
    await c.insertMany(Array.from({ length: 200 }, (_, i) => ({ _id: i })));
    const ids: Long[] = [];
    for (let i = 0; i < 2000; i++) {
      const reply = await client.db('d').command({ find: 'cursors', batchSize: 2 });
      ids.push(cursorId(reply));
    }
    const reply = await client
      .db('d')
      .command({ getMore: ids[17], collection: 'cursors', batchSize: 3 });
    expect(batchOf(reply)).toEqual([{ _id: 2 }, { _id: 3 }, { _id: 4 }]);
    const killed = await client.db('d').command({ killCursors: 'cursors', cursors: ids });
    expect(killed['cursorsKilled']).toHaveLength(2000);
  });

  test('idle cursors are closed after ten minutes', () => {
    let now = 0;
    const cursors = new Cursors(() => now);
    const results = (function* (): Generator<Buffer, void> {
      for (;;) yield Buffer.from(serialize({}));
    })();
    const first = cursors.start('d.c', results, 1, false).next();
    const [, id] = first.value as unknown as [Buffer[], bigint];
    now = 9 * 60_000;
    expect(cursors.next(id, 'd.c', 1).next().done).toBe(true);
    now += 11 * 60_000;
    expect(() => cursors.next(id, 'd.c', 1).next()).toThrow(`cursor id ${id} not found`);
  });

  test('a sort without an index is refused beyond 100 MB, and not with a limit', async () => {
    const c = client.db('d').collection<Doc>('sort');
    for (let i = 0; i < 12; i++) await c.insertOne({ _id: i, n: -i, text: 'x'.repeat(10_000_000) });
    await expect(c.find().sort({ n: 1 }).batchSize(1).next()).rejects.toMatchObject({ code: 292 });
    expect((await c.find().sort({ n: 1 }).limit(1).project({ n: 1 }).toArray())[0]).toEqual({
      _id: 11,
      n: -11,
    });
  });

  test('open cursors over sorts share their memory, and give it back', async () => {
    const c = client.db('d').collection<Doc>('sorts');
    for (let i = 0; i < 9; i++) await c.insertOne({ _id: i, n: -i, text: 'x'.repeat(10_000_000) });
    const open = async (): Promise<Long> =>
      cursorId(await client.db('d').command({ find: 'sorts', sort: { n: 1 }, batchSize: 1 }));
    const ids = [await open(), await open(), await open(), await open()];
    await expect(open()).rejects.toMatchObject({ code: 292 });
    await client.db('d').command({ killCursors: 'sorts', cursors: ids });
    const again = await open();
    await client.db('d').command({ killCursors: 'sorts', cursors: [again] });
  });

  test('a long scan lets others in', async () => {
    const c = client.db('d').collection<Doc>('scan');
    for (let i = 0; i < 10; i++)
      await c.insertMany(Array.from({ length: 2000 }, (_, k) => ({ _id: i * 2000 + k, n: k })));
    let scanned = false;
    const scan = c.countDocuments({ n: { $gt: -1 }, m: { $exists: false } }).then((n) => {
      scanned = true;
      return n;
    });
    let between = 0;
    while (!scanned) {
      await c.findOne({ _id: between });
      between++;
    }
    expect(await scan).toBe(20_000);
    expect(between).toBeGreaterThan(3);
  });
});
