import { MongoError, refuse } from './errors.js';
import { clip, encodeField, isClipped } from './keys.js';
import { BSON, isNumber, Raw, toNumber, type Doc, type Value } from './values.js';

/** One field of an index. */
export interface IndexField {
  path: string;
  parts: string[];
  direction: 1 | -1;
}

/** An index of a collection; the flags are raised by writes and never lowered. */
export interface Index {
  /** Unique within the store, never used again. */
  id: number;
  name: string;
  fields: IndexField[];
  unique: boolean;
  /** Some document has an array on one of the paths. */
  multikey: boolean;
  /** Some entry was too long and is cut: order is lost beyond the cut. */
  clipped: boolean;
  /** Its entries are complete: it may answer queries. */
  ready: boolean;
}

/** A document's entries in an index. */
export interface Entries {
  /** The sortable bytes of each entry's fields, without duplicates. */
  keys: Buffer[];
  /** The values of the first entry, by field: for messages about duplicates. */
  values: Value[][];
  multikey: boolean;
  clipped: boolean;
}

const UNDEFINED = new Raw(BSON.undefined, Buffer.alloc(0));
const REFUSED_TYPES = new Set(['text', '2d', '2dsphere', 'hashed', 'geoHaystack', 'columnstore']);

/**
 * Checks an index's key pattern.
 * @throws MongoError 67 (wrong), 238 (a kind of index this store does not have)
 */
export function parseIndexFields(key: Doc): IndexField[] {
  if (key.size === 0) throw new MongoError(67, 'Index keys cannot be an empty object');
  if (key.size > 32) throw new MongoError(67, 'index key pattern has more than 32 fields');
  return [...key].map(([path, v]) => {
    if (typeof v === 'string') {
      if (REFUSED_TYPES.has(v)) throw refuse(`${v} indexes`);
      throw new MongoError(67, `Unknown index plugin '${v}'`);
    }
    if (!isNumber(v))
      throw new MongoError(
        67,
        `Values in v:2 index key pattern cannot be of type ${v === null ? 'null' : typeof v === 'boolean' ? 'bool' : 'object'}. Only numbers > 0, numbers < 0, and strings are allowed.`,
      );
    const direction = toNumber(v);
    if (direction === 0) throw new MongoError(67, 'Values in the index key pattern cannot be 0.');
    const parts = path.split('.');
    if (parts.includes('')) throw new MongoError(67, 'Index keys cannot be an empty field.');
    if (parts.includes('$**')) throw refuse('wildcard indexes');
    if (parts.some((p) => p.startsWith('$')))
      throw new MongoError(
        67,
        `Index key contains an illegal field name: field name starts with '$'.`,
      );
    if (parts.some((p) => /^\d+$/.test(p)))
      throw refuse(`an index on an array position ('${path}')`);
    return { path, parts, direction: direction > 0 ? 1 : -1 };
  });
}

/** A path while it is followed into a document; `rest` undefined when its value is final. */
interface Cursor {
  v: Value;
  rest: readonly string[] | undefined;
}

/** Follows a path up to its end or the first array. */
function walk(start: Value, parts: readonly string[]): Cursor & { at: string } {
  let v = start;
  let i = 0;
  for (; i < parts.length && !Array.isArray(v); i++)
    v = v instanceof Map ? v.get(parts[i]!) : undefined;
  const rest = Array.isArray(v) ? parts.slice(i) : undefined;
  return { v, rest, at: parts.slice(0, i).join('.') };
}

function expand(
  doc: Value,
  paths: readonly (readonly string[] | Value)[],
  fixed: (Value | null)[],
  open: readonly boolean[],
  out: Value[][],
): boolean {
  const row = [...fixed];
  const stillOpen = [...open];
  const rests: (readonly string[])[] = [];
  let array: Value[] | undefined;
  let arrayAt: string | undefined;
  for (const [i, isOpen] of open.entries()) {
    rests.push([]);
    if (!isOpen) continue;
    const found = walk(doc, paths[i] as readonly string[]);
    if (found.rest === undefined) {
      row[i] = found.v === undefined ? null : found.v;
      stillOpen[i] = false;
    } else {
      if (arrayAt !== undefined && arrayAt !== found.at)
        throw new MongoError(
          171,
          `cannot index parallel arrays [${found.at.split('.').at(-1)}] [${arrayAt.split('.').at(-1)}]`,
        );
      arrayAt = found.at;
      array = found.v as Value[];
      rests[i] = found.rest;
    }
  }
  if (!array) {
    out.push(row);
    return false;
  }
  for (const x of array.length > 0 ? array : [UNDEFINED]) {
    const inner = [...row];
    const deeper = [...stillOpen];
    for (const [i, isOpen] of stillOpen.entries()) {
      if (!isOpen) continue;
      if (rests[i]!.length === 0) {
        inner[i] = x;
        deeper[i] = false;
      } else if (!(x instanceof Map)) {
        // An array within an array is not looked into, and a scalar has no fields.
        inner[i] = null;
        deeper[i] = false;
      }
    }
    expand(x, rests, inner, deeper, out);
  }
  return true;
}

/**
 * The entries of a document in an index.
 * @throws MongoError 171 when two of its fields are arrays side by side
 */
export function entriesOf(doc: Doc, fields: readonly IndexField[]): Entries {
  const rows: Value[][] = [];
  const paths = fields.map((f) => f.parts);
  const multikey = expand(
    doc,
    paths,
    paths.map(() => null),
    paths.map(() => true),
    rows,
  );
  const keys: Buffer[] = [];
  const values: Value[][] = [];
  const seen = new Set<string>();
  let clipped = false;
  for (const row of rows) {
    const whole = Buffer.concat(row.map((v, i) => encodeField(v, fields[i]!.direction)));
    const key = clip(whole);
    clipped ||= isClipped(key);
    const text = rows.length > 1 ? key.toString('latin1') : '';
    if (rows.length > 1 && seen.has(text)) continue;
    seen.add(text);
    keys.push(key);
    values.push(row);
  }
  return { keys, values, multikey, clipped };
}
