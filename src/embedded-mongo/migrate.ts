import { createHash, type Hash } from 'node:crypto';
import { deserialize } from 'bson';
import {
  MongoClient,
  type AnyBulkWriteOperation,
  type Collection,
  type Db,
  type Document,
} from 'mongodb';

/** What became of one collection. */
export interface MigratedCollection {
  /** Database and collection. */
  name: string;
  documents: number;
  /** Documents written this time; the rest was there already. */
  copied: number;
  /** Number and content are the same on both sides. */
  verified: boolean;
}

interface RawDoc {
  _id: unknown;
}

const BATCH = 500;
const OWN = new Set(['admin', 'config', 'local']);

/**
 * Copies every collection with its indexes to a MongoDB, then compares numbers and hashes of the
 * documents' bytes in the order of `_id`. It can be run again after an interruption: what is there
 * and the same is not written again. Nothing should write to either side meanwhile.
 * @param from address of the running store @param to address of the MongoDB
 * @throws Error of the driver when one of the two cannot be reached or refuses a write
 */
export async function migrate(options: {
  from: string;
  to: string;
  log?: (message: string) => void;
}): Promise<MigratedCollection[]> {
  const source = new MongoClient(options.from);
  const target = new MongoClient(options.to);
  try {
    await Promise.all([source.connect(), target.connect()]);
    const { databases } = await source.db('admin').admin().listDatabases({ nameOnly: true });
    const done: MigratedCollection[] = [];
    for (const { name } of databases) {
      if (OWN.has(name)) continue;
      for (const collection of await source.db(name).collections()) {
        const result = await migrateCollection(collection, target.db(name));
        options.log?.(
          `${result.name}: ${result.documents} documents, ${result.copied} copied, ${result.verified ? 'verified' : 'DIFFERENT'}`,
        );
        done.push(result);
      }
    }
    return done;
  } finally {
    await Promise.all([source.close(), target.close()]);
  }
}

async function migrateCollection(from: Collection, targetDb: Db): Promise<MigratedCollection> {
  const to = targetDb.collection(from.collectionName);
  let copied = 0;
  let batch: Buffer[] = [];
  const flush = async (): Promise<void> => {
    copied += await copyBatch(to, batch);
    batch = [];
  };
  for await (const doc of raw(from)) {
    batch.push(doc);
    if (batch.length >= BATCH) await flush();
  }
  await flush();
  const indexes = (await from.indexes()).filter((x) => x.name !== '_id_');
  for (const { key, name, unique } of indexes)
    await to.createIndex(key, {
      ...(name === undefined ? {} : { name }),
      ...(unique ? { unique } : {}),
    });
  const [here, there] = [await digest(from), await digest(to)];
  const verified = here.count === there.count && here.hash === there.hash;
  return { name: from.namespace, documents: here.count, copied, verified };
}

/** A collection's documents as bytes, in the order of `_id`. */
async function* raw(c: Collection): AsyncGenerator<Buffer> {
  for await (const doc of c.find({}, { raw: true, sort: { _id: 1 } }))
    yield doc as unknown as Buffer;
}

/** Writes the documents of a batch that the target lacks or has otherwise. */
async function copyBatch(to: Collection, batch: readonly Buffer[]): Promise<number> {
  if (batch.length === 0) return 0;
  const ids = batch.map((b) => (deserialize(b, { promoteValues: false }) as RawDoc)._id);
  const there = new Map<string, Buffer>();
  const filter: Document = { _id: { $in: ids } };
  for await (const doc of to.find(filter, { raw: true })) {
    const bytes = doc as unknown as Buffer;
    there.set(idKey(deserialize(bytes, { promoteValues: false })), bytes);
  }
  const writes = batch.flatMap((bytes, i): AnyBulkWriteOperation[] => {
    const doc = deserialize(bytes, { promoteValues: false, bsonRegExp: true });
    if (there.get(idKey(doc))?.equals(bytes)) return [];
    return [
      { replaceOne: { filter: { _id: ids[i] } as Document, replacement: doc, upsert: true } },
    ];
  });
  if (writes.length > 0) await to.bulkWrite(writes, { ordered: false });
  return writes.length;
}

const idKey = (doc: { _id?: unknown }): string => JSON.stringify(doc._id);

async function digest(c: Collection): Promise<{ count: number; hash: string }> {
  const hash: Hash = createHash('sha256');
  let count = 0;
  for await (const doc of raw(c)) {
    hash.update(doc);
    count++;
  }
  return { count, hash: hash.digest('hex') };
}
