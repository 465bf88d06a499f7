import { createHash } from 'node:crypto';
import { rankOf } from './compare.js';
import { BSON, Int32, Raw, type Value } from './values.js';

/**
 * Values as bytes whose order is MongoDB's comparison order. Every encoding says itself where it
 * ends, so fields can follow one another, and the bytes of a descending field can be inverted.
 */

/** Longest encoding of an index entry's fields; LMDB allows keys of about 1,978 bytes. */
export const MAX_FIELDS = 1200;
const HASH = 16;
const TWO_53 = 2 ** 53;

class KeyWriter {
  buf = Buffer.allocUnsafe(256);
  at = 0;

  need(n: number): void {
    if (this.at + n <= this.buf.length) return;
    const bigger = Buffer.allocUnsafe(Math.max(this.buf.length * 2, this.at + n));
    this.buf.copy(bigger, 0, 0, this.at);
    this.buf = bigger;
  }

  byte(b: number): void {
    this.need(1);
    this.buf[this.at++] = b;
  }

  raw(bytes: Uint8Array): void {
    this.need(bytes.length);
    this.buf.set(bytes, this.at);
    this.at += bytes.length;
  }

  /** Bytes of any length: a zero becomes 00 FF, and 00 00 ends them. */
  escaped(bytes: Uint8Array): void {
    this.need(bytes.length * 2 + 2);
    for (const b of bytes) {
      this.buf[this.at++] = b;
      if (b === 0) this.buf[this.at++] = 0xff;
    }
    this.buf[this.at++] = 0;
    this.buf[this.at++] = 0;
  }

  /** The nearest double in sortable form; large numbers add how far the exact value is from it. */
  number(v: number | bigint): void {
    this.need(10);
    const double = Number(v) || 0;
    if (typeof v === 'number' && Number.isNaN(v)) {
      this.buf.fill(0, this.at, this.at + 8);
      this.at += 8;
      return;
    }
    this.buf.writeDoubleBE(double, this.at);
    if (double < 0) for (let i = 0; i < 8; i++) this.buf[this.at + i]! ^= 0xff;
    else this.buf[this.at]! ^= 0x80;
    this.at += 8;
    if (Math.abs(double) >= TWO_53) {
      const off = typeof v === 'bigint' ? Number(v - BigInt(double)) : 0;
      this.at = this.buf.writeUInt16BE(off + 0x8000, this.at);
    }
  }

  carried(v: Raw): void {
    const { bytes } = v;
    if (v.type === BSON.symbol) this.escaped(bytes.subarray(4, bytes.length - 1));
    else if (v.type === BSON.date) {
      this.need(8);
      this.at = this.buf.writeBigUInt64BE(
        BigInt.asUintN(64, bytes.readBigInt64LE(0)) ^ (1n << 63n),
        this.at,
      );
    } else if (v.type === BSON.timestamp) {
      this.need(8);
      this.at = this.buf.writeBigUInt64BE(bytes.readBigUInt64LE(0), this.at);
    } else if (v.type === BSON.binary) {
      this.need(4);
      this.at = this.buf.writeUInt32BE(bytes.length, this.at);
      this.raw(bytes);
    } else if (v.type === BSON.objectId) this.raw(bytes);
    else if (bytes.length > 0) this.escaped(bytes);
  }

  value(v: Value): void {
    this.byte(rankOf(v));
    if (typeof v === 'string') this.escaped(Buffer.from(v));
    else if (typeof v === 'number' || typeof v === 'bigint') this.number(v);
    else if (v instanceof Int32) this.number(v.value);
    else if (typeof v === 'boolean') this.byte(v ? 1 : 0);
    else if (v instanceof Raw) this.carried(v);
    else if (v instanceof Map) {
      for (const [name, x] of v) {
        this.byte(rankOf(x));
        this.escaped(Buffer.from(name));
        this.value(x);
      }
      this.byte(0);
    } else if (Array.isArray(v)) {
      for (const x of v) this.value(x);
      this.byte(0);
    }
  }
}

/** Reused, so that a small key costs a small buffer. */
const scratch = new KeyWriter();

/** Inverts bytes in place, so that they sort the other way round. */
export function invert(bytes: Buffer): Buffer {
  for (let i = 0; i < bytes.length; i++) bytes[i]! ^= 0xff;
  return bytes;
}

/** One value as sortable bytes. */
export function encodeValue(v: Value): Buffer {
  scratch.at = 0;
  scratch.value(v);
  return Buffer.from(scratch.buf.subarray(0, scratch.at));
}

/** One field of an index entry; descending fields are inverted. */
export function encodeField(v: Value, direction: 1 | -1): Buffer {
  const bytes = encodeValue(v);
  return direction === 1 ? bytes : invert(bytes);
}

/** Field bytes that fit into a key: what is too long keeps its beginning and gets a hash. */
export function clip(fields: Buffer): Buffer {
  if (fields.length <= MAX_FIELDS) return fields;
  const hash = createHash('sha256').update(fields).digest().subarray(0, HASH);
  return Buffer.concat([fields.subarray(0, MAX_FIELDS - HASH), hash]);
}

/** Whether bytes are long enough to have been clipped. */
export const isClipped = (fields: Buffer): boolean => fields.length >= MAX_FIELDS;

/** Shortens a bound of a range so that clipped entries on its edge are still inside. */
export const clipBound = (bound: Buffer): Buffer =>
  bound.length > MAX_FIELDS - HASH ? bound.subarray(0, MAX_FIELDS - HASH) : bound;

/** The first key after all keys that start with these bytes. */
export function after(prefix: Buffer): Buffer {
  const next = Buffer.from(prefix);
  for (let i = next.length - 1; i >= 0; i--) {
    if (next[i] !== 0xff) {
      next[i]!++;
      return next.subarray(0, i + 1);
    }
  }
  return Buffer.concat([prefix, Buffer.alloc(8, 0xff)]);
}
