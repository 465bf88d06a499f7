import { compare } from './compare.js';
import { MongoError } from './errors.js';
import { sortKey, type SortField } from './sort.js';
import { type Doc, type Value } from './values.js';

/** Memory a sort without an index may hold, in bytes, as in MongoDB. */
const SORT_MEMORY = 100 * 1024 * 1024;

/** Memory that all sorts together may hold, those of open cursors included. */
const ALL_SORTS = 4 * SORT_MEMORY;
let heldByAll = 0;

/** Something to sort: its document, what to hand on, and the bytes it holds. */
export interface Sortable<T> {
  doc: Doc;
  item: T;
  size: number;
}

/**
 * The first n items by a sort, in order; those that sort the same keep theirs. Yields undefined
 * while it collects, to let other clients in.
 * @throws MongoError 292 when more than `SORT_MEMORY` would have to be held
 */
export function* sortTop<T>(
  items: Iterable<Sortable<T> | undefined>,
  sort: readonly SortField[],
  n: number,
): Generator<T | undefined, void> {
  type Row = { keys: Value[]; item: T; size: number; seq: number };
  const order = (a: Row, b: Row): number => {
    for (const [i, field] of sort.entries()) {
      const d = compare(a.keys[i], b.keys[i]) * field.direction;
      if (d !== 0) return d;
    }
    return a.seq - b.seq;
  };
  let held: Row[] = [];
  let bytes = 0;
  let seq = 0;
  const hold = (now: number): void => {
    heldByAll += now - bytes;
    bytes = now;
  };
  try {
    for (const next of items) {
      yield undefined;
      if (!next) continue;
      const { doc, item, size } = next;
      held.push({ keys: sort.map((f) => sortKey(doc, f)), item, size, seq: seq++ });
      hold(bytes + size);
      // Cutting back at twice n keeps what is held small without sorting for every document.
      if (held.length >= 2 * n + 64 || bytes > SORT_MEMORY) {
        held = held.sort(order).slice(0, n);
        hold(held.reduce((sum, r) => sum + r.size, 0));
      }
      if (bytes > SORT_MEMORY || heldByAll > ALL_SORTS)
        throw new MongoError(
          292,
          `Executor error during find command :: caused by :: Sort exceeded memory limit of ${SORT_MEMORY} bytes, but did not opt in to external sorting.`,
        );
    }
    for (const row of held.sort(order).slice(0, n)) yield row.item;
  } finally {
    hold(0);
  }
}
