import { compare } from './compare.js';
import { MongoError, refuse } from './errors.js';
import { format, isNumber, Raw, toNumber, BSON, type Doc, type Value } from './values.js';

/** One field of a sort. */
export interface SortField {
  path: string;
  parts: string[];
  direction: 1 | -1;
}

/**
 * Checks a sort specification.
 * @throws MongoError 2 or 15974/15975 as MongoDB does, 238 for `$meta`
 */
export function parseSort(spec: Doc): SortField[] {
  return [...spec].map(([path, v]) => {
    if (v instanceof Map && v.has('$meta')) throw refuse('the sort $meta');
    if (v instanceof Map || !isNumber(v))
      throw new MongoError(15974, `Illegal key in $sort specification: ${path}: ${format(v)}`);
    const direction = toNumber(v);
    if (direction !== 1 && direction !== -1)
      throw new MongoError(
        15975,
        '$sort key ordering must be 1 (for ascending) or -1 (for descending)',
      );
    if (path === '' || path.split('.').includes(''))
      throw new MongoError(15998, 'FieldPath field names may not be empty strings.');
    if (path.startsWith('$'))
      throw new MongoError(
        16410,
        `FieldPath field names may not start with '$'. Consider using $getField or $setField.`,
      );
    return { path, parts: path.split('.'), direction };
  });
}

/** An empty array sorts as `undefined` does: below null. */
const EMPTY = new Raw(BSON.undefined, Buffer.alloc(0));

/**
 * All values a path leads to through arrays.
 * @param forSort with null for a missing value and `undefined` for an empty array, as in indexes
 */
export function pathValues(
  v: Value,
  parts: readonly string[],
  at: number,
  out: Value[],
  forSort = true,
): Value[] {
  const missing = (): void => {
    if (forSort) out.push(null);
  };
  for (let i = at; i < parts.length; i++) {
    if (v instanceof Map) v = v.get(parts[i]!);
    else if (Array.isArray(v)) {
      const index = Number(parts[i]);
      if (Number.isInteger(index) && v[index] !== undefined)
        pathValues(v[index], parts, i + 1, out, forSort);
      else if (v.length === 0) missing();
      else for (const x of v) pathValues(Array.isArray(x) ? null : x, parts, i, out, forSort);
      return out;
    } else {
      missing();
      return out;
    }
  }
  if (v === undefined) missing();
  else if (!Array.isArray(v)) out.push(v);
  else if (v.length > 0) for (const x of v) out.push(x);
  else if (forSort) out.push(EMPTY);
  return out;
}

/** The value a document sorts by: of an array its least element, or its greatest when descending. */
export function sortKey(doc: Doc, field: SortField): Value {
  const values = pathValues(doc, field.parts, 0, []);
  let best = values[0];
  for (const v of values) if (compare(v, best) * field.direction < 0) best = v;
  return best ?? null;
}

/** Compares documents by a sort specification. */
export function bySortSpec(spec: readonly SortField[]): (a: Doc, b: Doc) => number {
  return (a, b) => {
    for (const field of spec) {
      const d = compare(sortKey(a, field), sortKey(b, field)) * field.direction;
      if (d !== 0) return d;
    }
    return 0;
  };
}
