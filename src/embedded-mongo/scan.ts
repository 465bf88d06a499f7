import { decode } from './bson.js';
import { MongoError } from './errors.js';
import { type Matcher } from './match.js';
import { rangeEnd, type Plan } from './planner.js';
import { type SortField } from './sort.js';
import { recordKey, recordOf, type Collection, type KeyValue, type Storage } from './storage.js';
import { sortTop } from './top.js';
import { type Doc } from './values.js';

/** A found document. `doc` has the fields that the filter and the sort need, or all. */
export interface Row {
  record: number;
  bytes: Buffer;
  doc: Doc;
}

/** What a scan did, for `explain`. */
export interface ScanStats {
  keysExamined: number;
  docsExamined: number;
}

/**
 * Rows, with `undefined` wherever others may be let in. No LMDB cursor stays open over a yield:
 * a scan goes on from its last key, so it sees what has been written meanwhile, as in MongoDB.
 */
export type Rows = Generator<Row | undefined, void>;

const FIRST_PAGE = 16;
const MAX_PAGE = 256;

function* pages(
  storage: Storage,
  low: Buffer,
  high: Buffer,
  reverse: boolean,
): Generator<KeyValue, void> {
  let size = FIRST_PAGE;
  let [from, to] = [low, high];
  for (;;) {
    const page = storage.page(from, to, reverse, size);
    for (const entry of page) yield entry;
    if (page.length < size) return;
    const last = page.at(-1)!.key;
    if (reverse) to = last;
    else from = Buffer.concat([last, Buffer.alloc(1)]);
    size = Math.min(size * 2, MAX_PAGE);
  }
}

function* records(
  storage: Storage,
  c: Collection,
  plan: Plan,
  stats: ScanStats,
): Generator<[number, Buffer | undefined], void> {
  switch (plan.kind) {
    case 'eof':
      return;
    case 'collscan':
      for (const entry of pages(
        storage,
        recordKey(c.id, 0),
        recordKey(c.id, 2 ** 48 - 1),
        plan.reverse,
      ))
        yield [recordOf(entry, true), entry.value];
      return;
    case 'ixscan':
      for (const range of plan.reverse ? [...plan.ranges].reverse() : plan.ranges) {
        for (const entry of pages(storage, range[0], rangeEnd(range), plan.reverse)) {
          stats.keysExamined++;
          yield [recordOf(entry, false), undefined];
        }
      }
      return;
    case 'or':
      for (const p of plan.plans) yield* records(storage, c, p, stats);
  }
}

/**
 * The documents a plan finds and the filter accepts.
 * @param fields decode these only; undefined for all
 * @param once never the same document twice, also when it is written to during the scan
 * @throws MongoError 175 when the collection is dropped meanwhile
 */
export function* scan(
  storage: Storage,
  c: Collection,
  plan: Plan,
  matcher: Matcher,
  fields: ReadonlySet<string> | undefined,
  once: boolean,
  stats: ScanStats = { keysExamined: 0, docsExamined: 0 },
): Rows {
  const dedupe = plan.kind === 'or' || (plan.kind === 'ixscan' && (once || plan.index.multikey));
  const seen = dedupe ? new Set<number>() : undefined;
  for (const [record, stored] of records(storage, c, plan, stats)) {
    if (!seen?.has(record)) {
      seen?.add(record);
      const bytes = stored ?? storage.get(c, record);
      if (bytes) {
        stats.docsExamined++;
        const doc = decode(bytes, fields);
        if (matcher.test(doc)) yield { record, bytes, doc };
      }
    }
    yield undefined;
    if (storage.collections.get(`${c.db}.${c.name}`)?.id !== c.id)
      throw new MongoError(175, `collection dropped. UUID ${c.id}`);
  }
}

/** A scan in the order of a sort: by the plan's index, or in memory. */
export function sortedScan(
  storage: Storage,
  c: Collection,
  plan: Plan,
  matcher: Matcher,
  sort: readonly SortField[] | undefined,
  options: { whole: boolean; once: boolean; atMost: number; stats?: ScanStats },
): Rows {
  const fields = options.whole
    ? undefined
    : new Set([...matcher.fields, ...(sort ?? []).map((f) => f.parts[0]!)]);
  const rows = scan(storage, c, plan, matcher, fields, options.once, options.stats);
  if (!sort || plan.sorted) return rows;
  return sortTop(sortable(rows), sort, options.atMost);
}

function* sortable(rows: Rows): Generator<{ doc: Doc; item: Row; size: number } | undefined, void> {
  for (const row of rows) yield row && { doc: row.doc, item: row, size: row.bytes.length + 200 };
}
