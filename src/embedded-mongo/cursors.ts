import { randomBytes } from 'node:crypto';
import { encode } from './bson.js';
import { MongoError } from './errors.js';
import { type Doc } from './values.js';

/** Results on their way: encoded documents or documents, `undefined` where others may be let in. */
export type Results = Generator<Buffer | Doc | undefined, void>;

interface Cursor {
  ns: string;
  results: Results;
  /** A document that did not fit into the last batch. */
  held: Buffer | undefined;
  exhausted: boolean;
  usedAt: number;
  expires: boolean;
  busy: boolean;
}

/** Bytes of documents in one batch, at most. */
const MAX_BATCH = 16 * 1024 * 1024;
/** Idle time after which a cursor is closed, in ms, as in MongoDB. */
const IDLE_MS = 10 * 60_000;
const MAX_CURSORS = 20_000;

/** The open cursors of the server. */
export class Cursors {
  private readonly open = new Map<bigint, Cursor>();

  /** @param now the clock in epoch ms */
  constructor(private readonly now: () => number = Date.now) {}

  get size(): number {
    return this.open.size;
  }

  /**
   * Takes a first batch and keeps the rest as a cursor.
   * @param batchSize how many documents at most
   * @param single close the cursor after this batch
   * @returns the documents and the cursor's id, 0 when nothing is left
   */
  *start(
    ns: string,
    results: Results,
    batchSize: number,
    single: boolean,
    expires = true,
  ): Generator<undefined, [Buffer[], bigint]> {
    const cursor: Cursor = {
      ns,
      results,
      held: undefined,
      exhausted: false,
      usedAt: this.now(),
      expires,
      busy: false,
    };
    const docs = yield* batch(cursor, batchSize);
    if (cursor.exhausted || single) {
      results.return();
      return [docs, 0n];
    }
    this.expire();
    if (this.open.size >= MAX_CURSORS) {
      results.return();
      throw new MongoError(2, `Too many open cursors: ${MAX_CURSORS}`);
    }
    let id: bigint;
    do id = randomBytes(8).readBigUInt64LE() & 0x7fff_ffff_ffff_ffffn;
    while (id === 0n || this.open.has(id));
    cursor.usedAt = this.now();
    this.open.set(id, cursor);
    return [docs, id];
  }

  /**
   * The next batch of a cursor.
   * @throws MongoError 43 (no such cursor), 13 (of another collection)
   */
  *next(id: bigint, ns: string, batchSize: number): Generator<undefined, [Buffer[], bigint]> {
    this.expire();
    const cursor = this.open.get(id);
    if (!cursor) throw new MongoError(43, `cursor id ${id} not found`);
    if (cursor.ns !== ns)
      throw new MongoError(
        13,
        `Requested getMore on namespace '${ns}', but cursor belongs to a different namespace ${cursor.ns}`,
      );
    if (cursor.busy) throw new MongoError(12051, `cursor id ${id} is already in use`);
    cursor.busy = true;
    try {
      const docs = yield* batch(cursor, batchSize);
      if (cursor.exhausted) this.open.delete(id);
      return [docs, cursor.exhausted ? 0n : id];
    } catch (e) {
      this.open.delete(id);
      throw e;
    } finally {
      cursor.busy = false;
      cursor.usedAt = this.now();
      if (!this.open.has(id)) cursor.results.return();
    }
  }

  /** Closes a cursor. @returns whether it was open */
  kill(id: bigint, ns: string): boolean {
    const cursor = this.open.get(id);
    if (!cursor || cursor.ns !== ns) return false;
    this.open.delete(id);
    // One whose batch is being gathered ends after that.
    if (!cursor.busy) cursor.results.return();
    return true;
  }

  private expire(): void {
    const limit = this.now() - IDLE_MS;
    for (const [id, cursor] of this.open) {
      // Map order is the order of opening; a used cursor may stand anywhere, so all are looked at.
      if (cursor.expires && !cursor.busy && cursor.usedAt < limit) this.kill(id, cursor.ns);
    }
  }
}

function* batch(cursor: Cursor, batchSize: number): Generator<undefined, Buffer[]> {
  const docs: Buffer[] = [];
  let bytes = 0;
  while (docs.length < batchSize) {
    let doc = cursor.held;
    cursor.held = undefined;
    if (!doc) {
      const next = cursor.results.next();
      if (next.done) {
        cursor.exhausted = true;
        break;
      }
      if (!next.value) {
        yield undefined;
        continue;
      }
      doc = next.value instanceof Map ? encode(next.value) : next.value;
    }
    if (docs.length > 0 && bytes + doc.length > MAX_BATCH) {
      cursor.held = doc;
      break;
    }
    docs.push(doc);
    bytes += doc.length;
  }
  return docs;
}
