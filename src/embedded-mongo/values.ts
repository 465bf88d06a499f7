import { randomBytes } from 'node:crypto';

/** A 32-bit integer; a plain JavaScript number is always a BSON double, a bigint a 64-bit integer. */
export class Int32 {
  constructor(readonly value: number) {}
}

/** A BSON value that is only compared and carried (ObjectId, date, binary …), as its stored bytes. */
export class Raw {
  constructor(
    readonly type: number,
    readonly bytes: Buffer,
  ) {}
}

/** A decoded document: a Map keeps the order of its fields, also of names such as "1". */
export type Doc = Map<string, Value>;
/** A decoded value; `undefined` means that there is none. */
export type Value =
  undefined | null | boolean | string | number | bigint | Int32 | Raw | Doc | Value[];
/** What can be written as BSON: values, encoded documents (Buffer) and plain objects. */
export type Writable =
  Value | Buffer | readonly Writable[] | { readonly [field: string]: Writable };
/** A document in the making: a reply, or part of one. */
export type Reply = { readonly [field: string]: Writable };

export const BSON = {
  double: 1,
  string: 2,
  object: 3,
  array: 4,
  binary: 5,
  undefined: 6,
  objectId: 7,
  bool: 8,
  date: 9,
  null: 10,
  regex: 11,
  dbPointer: 12,
  code: 13,
  symbol: 14,
  codeWithScope: 15,
  int: 16,
  timestamp: 17,
  long: 18,
  decimal: 19,
  minKey: 255,
  maxKey: 127,
} as const;

/** The aliases of `$type`, by type number. */
export const TYPE_NAMES: Readonly<Record<number, string>> = {
  1: 'double',
  2: 'string',
  3: 'object',
  4: 'array',
  5: 'binData',
  6: 'undefined',
  7: 'objectId',
  8: 'bool',
  9: 'date',
  10: 'null',
  11: 'regex',
  12: 'dbPointer',
  13: 'javascript',
  14: 'symbol',
  15: 'javascriptWithScope',
  16: 'int',
  17: 'timestamp',
  18: 'long',
  19: 'decimal',
  255: 'minKey',
  127: 'maxKey',
};

/** A 32-bit integer value. */
export const int = (n: number): Int32 => new Int32(n);

/** The BSON type number of a value; 0 when there is none. */
export function typeOf(v: Value): number {
  if (v === undefined) return 0;
  if (v === null) return BSON.null;
  if (typeof v === 'string') return BSON.string;
  if (typeof v === 'number') return BSON.double;
  if (typeof v === 'bigint') return BSON.long;
  if (typeof v === 'boolean') return BSON.bool;
  if (v instanceof Int32) return BSON.int;
  if (v instanceof Map) return BSON.object;
  return Array.isArray(v) ? BSON.array : v.type;
}

/** The name MongoDB gives to a value's type, "missing" for none. */
export const typeName = (v: Value): string => TYPE_NAMES[typeOf(v)] ?? 'missing';

/** Whether a value is a number of any type. */
export const isNumber = (v: Value): v is number | bigint | Int32 =>
  typeof v === 'number' || typeof v === 'bigint' || v instanceof Int32;

/** A numeric value as a JavaScript number (64-bit integers lose precision beyond 2^53). */
export const toNumber = (v: number | bigint | Int32): number =>
  v instanceof Int32 ? v.value : Number(v);

/** A date value. @param ms epoch milliseconds */
export function dateValue(ms: number): Raw {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64LE(BigInt(ms));
  return new Raw(BSON.date, bytes);
}

const processPart = randomBytes(5);
let counter = randomBytes(3).readUIntBE(0, 3);

/** A new ObjectId, made as the drivers make them: seconds, a random part, a counter. */
export function newObjectId(): Raw {
  const bytes = Buffer.alloc(12);
  bytes.writeUInt32BE(Math.floor(Date.now() / 1000) >>> 0, 0);
  processPart.copy(bytes, 4);
  counter = (counter + 1) & 0xffffff;
  bytes.writeUIntBE(counter, 9, 3);
  return new Raw(BSON.objectId, bytes);
}

/** A copy that shares no document or array with the original. */
export function clone(v: Value): Value {
  if (v instanceof Map) return new Map([...v].map(([k, x]) => [k, clone(x)]));
  return Array.isArray(v) ? v.map(clone) : v;
}

/** A value as MongoDB prints it in its error messages. */
export function format(v: Value): string {
  if (typeof v === 'string') return JSON.stringify(v);
  if (typeof v === 'number') return Number.isInteger(v) ? v.toFixed(1) : String(v);
  if (v instanceof Int32) return String(v.value);
  if (v instanceof Map) {
    if (v.size === 0) return '{}';
    return `{ ${[...v].map(([k, x]) => `${k}: ${format(x)}`).join(', ')} }`;
  }
  if (Array.isArray(v)) return v.length === 0 ? '[]' : `[ ${v.map(format).join(', ')} ]`;
  if (!(v instanceof Raw)) return String(v);
  switch (v.type) {
    case BSON.objectId:
      return `ObjectId('${v.bytes.toString('hex')}')`;
    case BSON.date:
      return `new Date(${v.bytes.readBigInt64LE(0)})`;
    case BSON.regex:
      return `/${v.bytes.toString('utf8').replace('\0', '/').replace('\0', '')}`;
    case BSON.binary:
      return `BinData(${v.bytes[4]}, ${v.bytes.toString('hex', 5).toUpperCase()})`;
    case BSON.timestamp:
      return `Timestamp(${v.bytes.readUInt32LE(4)}, ${v.bytes.readUInt32LE(0)})`;
    case BSON.minKey:
      return 'MinKey';
    case BSON.maxKey:
      return 'MaxKey';
    default:
      return TYPE_NAMES[v.type] ?? 'unknown';
  }
}
