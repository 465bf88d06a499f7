import { open, type RootDatabase } from 'lmdb';
import { decode, encode } from './bson.js';
import { MongoError } from './errors.js';
import { entriesOf, type Index } from './indexes.js';
import { format, int, type Doc, type Value } from './values.js';

/**
 * One LMDB tree. Keys start with a number of four bytes, the space:
 *   0                 the catalogue: collection id → its description
 *   the id of a collection   record number (6 bytes) → the document's BSON
 *   the id of an index       fields [record number] → the record number
 * Entries of a unique index lack the record number in the key, so a get finds a duplicate.
 */
export interface Collection {
  id: number;
  db: string;
  name: string;
  /** The first is always that of `_id`. */
  indexes: Index[];
  /** The highest record number given out. */
  lastRecord: number;
}

/** A key and its value, as read. */
export interface KeyValue {
  key: Buffer;
  value: Buffer;
}

const CATALOGUE = 0;
const RECORD_BYTES = 6;
/** Keys removed in one transaction when a collection or an index is swept. */
const SWEEP = 2000;

/** The four bytes a space's keys start with. */
export function space(id: number): Buffer {
  const b = Buffer.allocUnsafe(4);
  b.writeUInt32BE(id, 0);
  return b;
}

/** The key of a document. */
export function recordKey(collection: number, record: number): Buffer {
  const b = Buffer.allocUnsafe(4 + RECORD_BYTES);
  b.writeUInt32BE(collection, 0);
  b.writeUIntBE(record, 4, RECORD_BYTES);
  return b;
}

const recordBytes = (record: number): Buffer => {
  const b = Buffer.allocUnsafe(RECORD_BYTES);
  b.writeUIntBE(record, 0, RECORD_BYTES);
  return b;
};

/** The record number that an index entry or a document's key points to. */
export const recordOf = (entry: KeyValue, isDocument: boolean): number =>
  isDocument ? entry.key.readUIntBE(4, RECORD_BYTES) : entry.value.readUIntBE(0, RECORD_BYTES);

/** The key of an index entry. */
export function entryKey(index: Index, fields: Buffer, record: number): Buffer {
  return index.unique
    ? Buffer.concat([space(index.id), fields])
    : Buffer.concat([space(index.id), fields, recordBytes(record)]);
}

/** Documents and indexes over LMDB. Writes happen inside `transaction` only. */
export class Storage {
  readonly collections = new Map<string, Collection>();
  private nextId = 1;
  private sweeping: number[] = [];
  private dirty = new Set<Collection>();

  private constructor(readonly db: RootDatabase<Buffer, Buffer>) {
    this.load();
  }

  /** Opens the folder's data. @param noSync for tests: nothing is flushed to the disk */
  static open(path: string, noSync: boolean): Storage {
    const db = open<Buffer, Buffer>({
      path,
      noSync,
      keyEncoding: 'binary',
      encoding: 'binary',
      cache: false,
      // Only addresses are reserved; the file grows as it is written.
      ...(process.platform === 'win32' ? {} : { mapSize: 2 ** 40 }),
      maxDbs: 1,
    });
    return new Storage(db);
  }

  /** Opens the folder's data to look at it, beside a running store if there is one. */
  static openForReading(path: string): Storage {
    const encoding = 'binary';
    return new Storage(
      open({ path, readOnly: true, keyEncoding: encoding, encoding, cache: false }),
    );
  }

  private load(): void {
    this.collections.clear();
    this.dirty.clear();
    this.nextId = 1;
    const live = new Set([CATALOGUE]);
    for (const { value } of this.db.getRange({ start: space(CATALOGUE), end: space(1) })) {
      const d = decode(value);
      const num = (doc: Doc, name: string): number =>
        Number((doc.get(name) as { value: number } | undefined)?.value ?? 0);
      const indexes = (d.get('indexes') as Doc[]).map((x): Index => {
        const key = x.get('key') as Doc;
        return {
          id: num(x, 'id'),
          name: x.get('name') as string,
          fields: [...key].map(([path, dir]) => ({
            path,
            parts: path.split('.'),
            direction: (dir as { value: number }).value as 1 | -1,
          })),
          unique: x.get('unique') === true,
          multikey: x.get('multikey') === true,
          clipped: x.get('clipped') === true,
          ready: x.get('ready') === true,
        };
      });
      const c: Collection = {
        id: num(d, 'id'),
        db: d.get('db') as string,
        name: d.get('name') as string,
        indexes: indexes.filter((x) => x.ready),
        lastRecord: 0,
      };
      this.collections.set(`${c.db}.${c.name}`, c);
      for (const id of [c.id, ...indexes.map((x) => x.id)])
        this.nextId = Math.max(this.nextId, id + 1);
      for (const id of [c.id, ...c.indexes.map((x) => x.id)]) live.add(id);
      for (const key of this.db.getKeys({
        start: space(c.id + 1),
        end: space(c.id),
        reverse: true,
        limit: 1,
      }))
        if (key.readUInt32BE(0) === c.id) c.lastRecord = key.readUIntBE(4, RECORD_BYTES);
    }
    this.findOrphans(live);
  }

  /** Notes the spaces that belong to nothing: a drop or an index build was interrupted. */
  private findOrphans(live: ReadonlySet<number>): void {
    this.sweeping = [];
    let at = space(1);
    for (;;) {
      const [key] = [...this.db.getKeys({ start: at, limit: 1 })];
      if (!key) return;
      const id = key.readUInt32BE(0);
      this.nextId = Math.max(this.nextId, id + 1);
      if (!live.has(id)) this.sweeping.push(id);
      at = space(id + 1);
    }
  }

  /**
   * Runs writes as one transaction that is on the disk when this returns.
   * @throws what `work` or the disk throws; then nothing has been written
   */
  transaction(work: () => void): void {
    try {
      // Braces: a callback that returned a promise would put the commit off.
      this.db.transactionSync(() => {
        work();
        for (const c of this.dirty) this.putCollection(c);
        this.dirty.clear();
      });
    } catch (e) {
      this.db.resetReadTxn();
      this.load();
      throw e;
    }
    this.db.resetReadTxn();
  }

  private putCollection(c: Collection): void {
    if (this.collections.get(`${c.db}.${c.name}`) !== c) return;
    this.db.putSync(
      Buffer.concat([space(CATALOGUE), space(c.id)]),
      encode({
        id: int(c.id),
        db: c.db,
        name: c.name,
        indexes: c.indexes.map((x) => ({
          id: int(x.id),
          name: x.name,
          key: new Map<string, Value>(x.fields.map((f) => [f.path, int(f.direction)])),
          unique: x.unique,
          multikey: x.multikey,
          clipped: x.clipped,
          ready: x.ready,
        })),
      }),
    );
  }

  /** Notes that a collection's description must be written with this transaction. */
  touch(c: Collection): void {
    this.dirty.add(c);
  }

  /** A number for a new collection or index. */
  newId(): number {
    return this.nextId++;
  }

  /** Makes an empty collection with its index on `_id`. */
  create(db: string, name: string): Collection {
    const id = this.newId();
    const c: Collection = { id, db, name, indexes: [], lastRecord: 0 };
    c.indexes.push({
      id: this.newId(),
      name: '_id_',
      fields: [{ path: '_id', parts: ['_id'], direction: 1 }],
      unique: true,
      multikey: false,
      clipped: false,
      ready: true,
    });
    this.collections.set(`${db}.${name}`, c);
    this.touch(c);
    return c;
  }

  /** Forgets a collection at once; its keys are swept later. */
  drop(c: Collection): void {
    this.collections.delete(`${c.db}.${c.name}`);
    this.db.removeSync(Buffer.concat([space(CATALOGUE), space(c.id)]));
    this.sweeping.push(c.id, ...c.indexes.map((x) => x.id));
  }

  /** Forgets an index at once; its keys are swept later. */
  dropIndex(c: Collection, index: Index): void {
    c.indexes = c.indexes.filter((x) => x !== index);
    this.touch(c);
    this.sweeping.push(index.id);
  }

  /** Removes some keys of what was dropped. @returns whether more are left */
  sweep(): boolean {
    const id = this.sweeping[0];
    if (id === undefined) return false;
    const keys = [...this.db.getKeys({ start: space(id), end: space(id + 1), limit: SWEEP })];
    for (const key of keys) this.db.removeSync(key);
    if (keys.length < SWEEP) this.sweeping.shift();
    return this.sweeping.length > 0;
  }

  /** Whether something dropped is still to be swept. */
  get hasSweep(): boolean {
    return this.sweeping.length > 0;
  }

  /** A document's stored bytes. */
  get(c: Collection, record: number): Buffer | undefined {
    return this.db.get(recordKey(c.id, record));
  }

  /** The record of the entry with exactly these fields in a unique index. */
  lookup(index: Index, fields: Buffer): number | undefined {
    return this.db.get(Buffer.concat([space(index.id), fields]))?.readUIntBE(0, RECORD_BYTES);
  }

  /** A page of a range, in order or reversed. `start` is always the lower bound (inclusive). */
  page(start: Buffer, end: Buffer, reverse: boolean, limit: number): KeyValue[] {
    // LMDB's reverse ranges run from `start` downwards and include it.
    const range = reverse
      ? { start: end, end: start, reverse, limit, exclusiveStart: true, inclusiveEnd: true }
      : { start, end, limit };
    return [...this.db.getRange(range)];
  }

  /** How many keys a range has. */
  count(start: Buffer, end: Buffer): number {
    return this.db.getKeysCount({ start, end });
  }

  /** How many documents a collection has. */
  countAll(c: Collection): number {
    return this.count(space(c.id), space(c.id + 1));
  }

  /**
   * Writes a document in place of the one a record holds, with all its index entries.
   * Everything is checked before the first byte is written.
   * @throws MongoError 11000, 171
   */
  put(c: Collection, record: number, doc: Doc, bytes: Buffer, old: Doc | undefined): void {
    const changes: [Index, Buffer[], Buffer[]][] = [];
    for (const index of c.indexes) {
      const next = entriesOf(doc, index.fields);
      const previous = old ? entriesOf(old, index.fields).keys : [];
      const added = old ? next.keys.filter((k) => !previous.some((p) => p.equals(k))) : next.keys;
      const removed = previous.filter((k) => !next.keys.some((n) => n.equals(k)));
      if (index.unique) {
        for (const [i, key] of next.keys.entries()) {
          const holder = this.lookup(index, key);
          if (holder !== undefined && holder !== record) throw duplicate(c, index, next.values[i]!);
        }
      }
      if ((next.multikey && !index.multikey) || (next.clipped && !index.clipped)) {
        index.multikey ||= next.multikey;
        index.clipped ||= next.clipped;
        this.touch(c);
      }
      if (added.length > 0 || removed.length > 0) changes.push([index, removed, added]);
    }
    for (const [index, removed, added] of changes) {
      for (const key of removed) this.db.removeSync(entryKey(index, key, record));
      for (const key of added) this.db.putSync(entryKey(index, key, record), recordBytes(record));
    }
    this.db.putSync(recordKey(c.id, record), bytes);
  }

  /** Removes a document and its index entries. */
  remove(c: Collection, record: number, doc: Doc): void {
    for (const index of c.indexes)
      for (const key of entriesOf(doc, index.fields).keys)
        this.db.removeSync(entryKey(index, key, record));
    this.db.removeSync(recordKey(c.id, record));
  }

  /** Adds one document's entries to an index that is being built. @throws MongoError 11000, 171 */
  addToIndex(c: Collection, index: Index, record: number, doc: Doc): void {
    const { keys, values, multikey, clipped } = entriesOf(doc, index.fields);
    for (const [i, key] of keys.entries()) {
      const holder = index.unique ? this.lookup(index, key) : undefined;
      if (holder !== undefined && holder !== record) throw duplicate(c, index, values[i]!);
      this.db.putSync(entryKey(index, key, record), recordBytes(record));
    }
    index.multikey ||= multikey;
    index.clipped ||= clipped;
  }

  /** Closes the data after everything is on the disk. */
  async close(): Promise<void> {
    await this.db.close();
  }
}

function duplicate(c: Collection, index: Index, values: readonly Value[]): MongoError {
  const keyValue: Doc = new Map(index.fields.map((f, i) => [f.path, values[i]]));
  return new MongoError(
    11000,
    `E11000 duplicate key error collection: ${c.db}.${c.name} index: ${index.name} dup key: ${format(keyValue)}`,
    {
      keyPattern: new Map(index.fields.map((f) => [f.path, int(f.direction)])),
      keyValue,
    },
  );
}
