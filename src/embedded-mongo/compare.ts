import { BSON, Int32, Raw, typeOf, type Doc, type Value } from './values.js';

/** MongoDB's order of types; the numbers are also the first byte of a key (see keys.ts). */
const RANK: Readonly<Record<number, number>> = {
  255: 10,
  0: 20,
  6: 20,
  10: 30,
  1: 40,
  16: 40,
  18: 40,
  2: 50,
  14: 50,
  3: 60,
  4: 70,
  5: 80,
  7: 90,
  8: 100,
  9: 110,
  17: 120,
  11: 130,
  12: 140,
  13: 150,
  15: 160,
  127: 240,
};

/** The place of a value's type in MongoDB's comparison order; no value stands with `undefined`. */
export const rankOf = (v: Value): number => RANK[typeOf(v)] ?? 0;

/** Compares two strings by their UTF-8 bytes: UTF-16 order, but surrogates stand above the rest. */
function compareStrings(a: string, b: string): number {
  const n = Math.min(a.length, b.length);
  for (let i = 0; i < n; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x === y) continue;
    const sx = x >= 0xd800 && x < 0xe000;
    const sy = y >= 0xd800 && y < 0xe000;
    return sx === sy ? x - y : sx ? 1 : -1;
  }
  return a.length - b.length;
}

function compareNumbers(a: number | bigint, b: number | bigint): number {
  if (a < b) return -1;
  if (a > b) return 1;
  if (a == b) return 0; // eslint-disable-line eqeqeq -- a bigint and a double are equal by value
  // Only NaN is left: it stands below all numbers.
  return Number(Number.isNaN(b)) - Number(Number.isNaN(a));
}

const isText = (type: number): boolean => type === BSON.symbol;
const textOf = (v: string | Raw): string =>
  typeof v === 'string' ? v : v.bytes.toString('utf8', 4, v.bytes.length - 1);

function compareRaw(a: Raw, b: Raw): number {
  if (a.type === BSON.date)
    return compareNumbers(a.bytes.readBigInt64LE(0), b.bytes.readBigInt64LE(0));
  if (a.type === BSON.timestamp)
    return compareNumbers(a.bytes.readBigUInt64LE(0), b.bytes.readBigUInt64LE(0));
  if (a.type === BSON.binary && a.bytes.length !== b.bytes.length)
    return a.bytes.length - b.bytes.length;
  return Buffer.compare(a.bytes, b.bytes);
}

/** Compares two documents field by field: type, then name, then value. */
function compareDocs(a: Doc, b: Doc): number {
  const rest = b.entries();
  for (const [name, x] of a) {
    const next = rest.next();
    if (next.done) return 1;
    const [otherName, y] = next.value;
    const d = rankOf(x) - rankOf(y) || compareStrings(name, otherName) || compare(x, y);
    if (d !== 0) return d;
  }
  return rest.next().done ? 0 : -1;
}

/** MongoDB's comparison order over all types: negative, zero or positive. */
export function compare(a: Value, b: Value): number {
  const d = rankOf(a) - rankOf(b);
  if (d !== 0) return d;
  if (a instanceof Int32) a = a.value;
  if (b instanceof Int32) b = b.value;
  if (typeof a === 'number' || typeof a === 'bigint')
    return compareNumbers(a, b as number | bigint);
  if (typeof a === 'string' || (a instanceof Raw && isText(a.type)))
    return compareStrings(textOf(a), textOf(b as string | Raw));
  if (typeof a === 'boolean') return Number(a) - Number(b);
  if (a instanceof Map) return compareDocs(a, b as Doc);
  if (Array.isArray(a)) {
    const other = b as Value[];
    for (let i = 0; i < Math.min(a.length, other.length); i++) {
      const e = compare(a[i], other[i]);
      if (e !== 0) return e;
    }
    return a.length - other.length;
  }
  return a instanceof Raw && b instanceof Raw ? compareRaw(a, b) : 0;
}

/** Whether two values are equal in MongoDB's order (1 and 1.0 are). */
export const equal = (a: Value, b: Value): boolean => compare(a, b) === 0;
