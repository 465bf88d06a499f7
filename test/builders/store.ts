import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Connection } from 'mongoose';
import { connectMongo } from '../../src/adapters/mongo/connect.js';
import { ensureIndexes } from '../../src/adapters/mongo/indexes.js';
import { createMongoStore, type MongoStore } from '../../src/adapters/mongo/store.js';
import { startInProcess } from '../../src/embedded-mongo/supervisor.js';

export interface TestStore extends MongoStore {
  /** Of the database itself, for a child process or a connection of one's own. */
  readonly uri: string;
  readonly connection: Connection;
  /** The same database as another process sees it: a connection and repositories of its own. */
  another(): Promise<MongoStore>;
  close(): Promise<void>;
}

/**
 * A fresh, empty database with all indexes: in the embedded store in this process, or on the server of
 * `MONGODB_URI` when that is set. One per test file; `close` it in `afterAll`.
 */
export async function openTestStore(): Promise<TestStore> {
  const server = await startServer();
  const connections: Connection[] = [];
  const connect = async (): Promise<Connection> => {
    const connection = await connectMongo(server.uri);
    connections.push(connection);
    return connection;
  };
  const connection = await connect();
  await ensureIndexes(connection);
  return {
    ...createMongoStore(connection),
    uri: server.uri,
    connection,
    another: async () => createMongoStore(await connect()),
    async close() {
      if (server.shared) await connection.dropDatabase();
      await Promise.all(connections.map((each) => each.close()));
      await server.stop();
    },
  };
}

interface Server {
  readonly uri: string;
  /** Others use it too: leave nothing behind. */
  readonly shared: boolean;
  stop(): Promise<void>;
}

async function startServer(): Promise<Server> {
  const given = process.env['MONGODB_URI'];
  if (given !== undefined) {
    const uri = withDatabase(given, `test-${randomUUID()}`);
    return { uri, shared: true, stop: () => Promise.resolve() };
  }
  const dataDir = mkdtempSync(path.join(tmpdir(), 'store-'));
  const store = await startInProcess({ dataDir, noSync: true });
  return {
    uri: withDatabase(store.uri, 'deskbell'),
    shared: false,
    async stop() {
      await store.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Several hosts may stand in the address, so it is not a URL as such. */
const withDatabase = (uri: string, name: string): string =>
  uri.replace(/^(mongodb(?:\+srv)?:\/\/[^/?]+)\/?[^?]*/, `$1/${name}`);
