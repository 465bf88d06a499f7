import { MongoError, refuse } from './errors.js';
import { BSON, Int32, Raw, type Doc, type Reply, type Value, type Writable } from './values.js';

/** Nesting that a stored document may have, as in MongoDB. */
export const MAX_USER_DEPTH = 180;
const MAX_DEPTH = 200;

const invalid = (why: string): MongoError => new MongoError(22, `Invalid BSON: ${why}`);

/** Bytes of the payload of the types that are carried as they are; -1: starts with its length. */
const FIXED: Readonly<Record<number, number>> = { 6: 0, 7: 12, 9: 8, 17: 8, 255: 0, 127: 0 };

class Reader {
  constructor(
    readonly buf: Buffer,
    readonly only: readonly Buffer[] | undefined,
  ) {}

  /** Whether a field is wanted; only names of the wanted ones are ever made into strings. */
  wants(from: number, to: number): boolean {
    for (const name of this.only ?? []) {
      if (name.length !== to - from) continue;
      let i = 0;
      while (i < name.length && name[i] === this.buf[from + i]) i++;
      if (i === name.length) return true;
    }
    return false;
  }

  /** Where the element's payload of this type ends. */
  end(type: number, at: number, limit: number): number {
    const { buf } = this;
    let end = at;
    if (type === BSON.double || type === BSON.long) end = at + 8;
    else if (type === BSON.int) end = at + 4;
    else if (type === BSON.bool) end = at + 1;
    else if (type === BSON.null) end = at;
    else if (FIXED[type] !== undefined) end = at + FIXED[type];
    else if (type === BSON.regex) end = this.cstringEnd(this.cstringEnd(at, limit) + 1, limit) + 1;
    else if (type === BSON.decimal) throw refuse('the type Decimal128');
    else {
      if (at + 4 > limit) throw invalid('a length lies outside its document');
      const size = buf.readInt32LE(at);
      if (size < 0) throw invalid(`a length of ${size}`);
      if (type === BSON.object || type === BSON.array || type === BSON.codeWithScope)
        end = at + size;
      else if (type === BSON.string || type === BSON.code || type === BSON.symbol)
        end = at + 4 + size;
      else if (type === BSON.binary) end = at + 5 + size;
      else if (type === BSON.dbPointer) end = at + 4 + size + 12;
      else throw invalid(`unknown type ${type}`);
    }
    if (end > limit) throw invalid('an element reaches beyond its document');
    return end;
  }

  cstringEnd(at: number, limit: number): number {
    const end = this.buf.indexOf(0, at);
    if (end < 0 || end >= limit) throw invalid('a name has no end');
    return end;
  }

  value(type: number, at: number, end: number, depth: number): Value {
    const { buf } = this;
    switch (type) {
      case BSON.double:
        return buf.readDoubleLE(at);
      case BSON.string:
        if (end - at < 5 || buf[end - 1] !== 0) throw invalid('a string has no end');
        return buf.toString('utf8', at + 4, end - 1);
      case BSON.object:
        return this.document(at, end, depth + 1);
      case BSON.array: {
        const values: Value[] = [];
        this.each(at, end, depth + 1, (_name, t, a, e) => {
          values.push(this.value(t, a, e, depth + 1));
        });
        return values;
      }
      case BSON.bool:
        return buf[at] !== 0;
      case BSON.null:
        return null;
      case BSON.int:
        return new Int32(buf.readInt32LE(at));
      case BSON.long:
        return buf.readBigInt64LE(at);
      default:
        return new Raw(type, buf.subarray(at, end));
    }
  }

  document(at: number, limit: number, depth: number): Doc {
    const doc: Doc = new Map();
    this.each(at, limit, depth, (name, type, a, end) => {
      doc.set(name, this.value(type, a, end, depth));
    });
    return doc;
  }

  each(
    at: number,
    limit: number,
    depth: number,
    visit: (name: string, type: number, at: number, end: number) => void,
  ): void {
    const { buf } = this;
    if (depth > MAX_DEPTH)
      throw new MongoError(15, `BSONObj exceeds maximum nested object depth: ${MAX_DEPTH}`);
    if (limit - at < 5) throw invalid('a document is shorter than 5 bytes');
    const size = buf.readInt32LE(at);
    if (size < 5 || at + size > limit || buf[at + size - 1] !== 0)
      throw invalid(`a document of ${size} bytes has no end`);
    const stop = at + size - 1;
    let p = at + 4;
    while (p < stop) {
      const type = buf[p] ?? 0;
      let nameEnd = p + 1;
      while (buf[nameEnd] !== 0) nameEnd++;
      if (nameEnd >= stop) throw invalid('a name has no end');
      const end = this.end(type, nameEnd + 1, stop);
      if (depth > 1 || !this.only || this.wants(p + 1, nameEnd))
        visit(buf.toString('utf8', p + 1, nameEnd), type, nameEnd + 1, end);
      p = end;
    }
  }
}

/**
 * Decodes one document, checking every length in it.
 * @param only decode these top-level fields and step over the others
 * @throws MongoError 22 (malformed), 15 (nested too deeply), 238 (Decimal128)
 */
export function decode(buf: Buffer, only?: ReadonlySet<string>): Doc {
  const names = only && [...only].map((name) => Buffer.from(name));
  return new Reader(buf, names).document(0, buf.length, 1);
}

class Writer {
  buf = Buffer.allocUnsafe(1024);
  at = 0;

  need(n: number): void {
    if (this.at + n <= this.buf.length) return;
    const bigger = Buffer.allocUnsafe(Math.max(this.buf.length * 2, this.at + n));
    this.buf.copy(bigger, 0, 0, this.at);
    this.buf = bigger;
  }

  head(type: number, name: string): void {
    // A code unit needs three bytes of UTF-8 at most; 32 covers the type and any fixed payload.
    this.need(name.length * 3 + 32);
    this.buf[this.at++] = type;
    this.at += this.buf.write(name, this.at);
    this.buf[this.at++] = 0;
  }

  bytes(b: Uint8Array): void {
    this.need(b.length);
    this.buf.set(b, this.at);
    this.at += b.length;
  }

  element(name: string, v: Writable): void {
    if (v === undefined) return;
    if (typeof v === 'string') {
      this.head(BSON.string, name);
      this.need(v.length * 3 + 8);
      const size = this.buf.write(v, this.at + 4);
      this.buf.writeInt32LE(size + 1, this.at);
      this.at += 4 + size;
      this.buf[this.at++] = 0;
    } else if (v instanceof Int32) {
      this.head(BSON.int, name);
      this.at = this.buf.writeInt32LE(v.value, this.at);
    } else if (typeof v === 'number') {
      this.head(BSON.double, name);
      this.at = this.buf.writeDoubleLE(v, this.at);
    } else if (typeof v === 'bigint') {
      this.head(BSON.long, name);
      this.at = this.buf.writeBigInt64LE(v, this.at);
    } else if (typeof v === 'boolean') {
      this.head(BSON.bool, name);
      this.buf[this.at++] = v ? 1 : 0;
    } else if (v === null) this.head(BSON.null, name);
    else if (v instanceof Raw) {
      this.head(v.type, name);
      this.bytes(v.bytes);
    } else if (v instanceof Uint8Array) {
      this.head(BSON.object, name);
      this.bytes(v);
    } else if (Array.isArray(v)) {
      this.head(BSON.array, name);
      this.body((v as readonly Writable[]).map((x, i) => [String(i), x]));
    } else {
      this.head(BSON.object, name);
      this.body(v instanceof Map ? v : Object.entries(v as Reply));
    }
  }

  body(fields: Iterable<readonly [string, Writable]>): void {
    const start = this.at;
    this.need(8);
    this.at += 4;
    for (const [name, v] of fields) this.element(name, v);
    this.need(1);
    this.buf[this.at++] = 0;
    this.buf.writeInt32LE(this.at - start, start);
  }
}

/** Encodes a document; fields whose value is undefined are left out. */
export function encode(doc: Doc | Reply): Buffer {
  const writer = new Writer();
  writer.body(doc instanceof Map ? doc : Object.entries(doc));
  return writer.buf.subarray(0, writer.at);
}

/** How deeply documents and arrays are nested in a value: 1 for a flat document. */
export function depthOf(v: Value): number {
  if (!(v instanceof Map) && !Array.isArray(v)) return 0;
  let deepest = 0;
  for (const x of v.values()) deepest = Math.max(deepest, depthOf(x));
  return deepest + 1;
}
