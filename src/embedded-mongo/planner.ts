import { ALL, combine, endOf, reversed, type Bounds, type Interval } from './bounds.js';
import { MongoError } from './errors.js';
import { type Index } from './indexes.js';
import { after, clipBound, MAX_FIELDS } from './keys.js';
import { type Condition, type Matcher } from './match.js';
import { type SortField } from './sort.js';
import { space, type Collection, type Storage } from './storage.js';
import { isNumber, toNumber, type Doc } from './values.js';

/**
 * Keys from the first up to, not including, the second; without a second all that start with the
 * first. The ranges of a plan are in the order of keys.
 */
export type KeyRange = readonly [low: Buffer, high?: Buffer];

/** Where a range ends, exclusively. */
export const rangeEnd = ([low, high]: KeyRange): Buffer => high ?? after(low);

/** How documents are found. `sorted`: they come in the order asked for. */
export type Plan =
  | { kind: 'collscan'; reverse: boolean; sorted: boolean }
  | {
      kind: 'ixscan';
      index: Index;
      ranges: KeyRange[];
      /** The filter bounds its first field. */
      bounded: boolean;
      reverse: boolean;
      sorted: boolean;
      /** The entries inside are just the matches: counting them needs no document. */
      exact: boolean;
      /** One text a field and interval, for `explain`. */
      bounds: [path: string, texts: () => string[]][];
      /** Fields with one value each, from the left. */
      equalities: number;
    }
  | { kind: 'or'; plans: Plan[]; sorted: false }
  | { kind: 'eof'; sorted: true };

type IndexPlan = Extract<Plan, { kind: 'ixscan' }>;

/** More combinations of `$in` values than this are not spelled out as ranges. */
const MAX_RANGES = 10_000;
/** So many entries are looked at to tell a good index from a bad one. */
const SAMPLE = 200;
/** A sort in memory of so few documents costs less than any walk along an index. */
const FEW = 100;

interface Conjuncts {
  leaves: { path: string; condition: Condition }[];
  ors: Matcher[][];
  /** Something holds that the leaves do not say. */
  more: boolean;
}

function collect(m: Matcher, into: Conjuncts): Conjuncts {
  if (m.leaf) into.leaves.push(m.leaf);
  if (m.and) for (const x of m.and) collect(x, into);
  if (m.or) into.ors.push(m.or);
  if (m.stricter || (!m.leaf && !m.and)) into.more = true;
  return into;
}

/** Whether a sort runs along the fields after the first n (which have one value each). */
function sortDirection(
  index: Index,
  sort: readonly SortField[],
  fixed: ReadonlySet<string>,
  from: number,
): 1 | -1 | undefined {
  if (index.multikey || index.clipped) return undefined;
  let direction: 1 | -1 | undefined;
  let at = from;
  for (const field of sort) {
    if (fixed.has(field.path)) continue;
    while (index.fields[at] && fixed.has(index.fields[at]!.path)) at++;
    const next = index.fields[at++];
    if (next?.path !== field.path) return undefined;
    const way = next.direction === field.direction ? 1 : -1;
    if (direction !== undefined && direction !== way) return undefined;
    direction = way;
  }
  return direction ?? 1;
}

const root = (path: string): string => path.split('.')[0]!;

function indexPlan(
  index: Index,
  all: Conjuncts,
  sort: readonly SortField[] | undefined,
): IndexPlan {
  let prefixes: Buffer[] = [space(index.id)];
  const ranges: KeyRange[] = [];
  const bounds: [string, () => string[]][] = [];
  const used = new Set<string>();
  const fixed = new Set<string>();
  let exact = !all.more && all.ors.length === 0 && !index.multikey && !index.clipped;
  let equalities = 0;
  let open = true;
  let single = true;
  for (const [i, field] of index.fields.entries()) {
    const conditions = all.leaves.filter((l) => l.path === field.path).map((l) => l.condition);
    const shares =
      index.multikey && index.fields.slice(0, i).some((f) => root(f.path) === root(field.path));
    const found: Bounds | undefined =
      open && !shares ? combine(conditions, index.multikey) : undefined;
    if (!found) {
      bounds.push([field.path, () => [ALL.text()]]);
      open = false;
      continue;
    }
    const intervals: Interval[] =
      field.direction === 1 ? found.intervals : found.intervals.map(reversed).reverse();
    if (prefixes.length * intervals.length > MAX_RANGES && i > 0) {
      bounds.push([field.path, () => [ALL.text()]]);
      open = false;
      continue;
    }
    used.add(field.path);
    exact &&= found.exact;
    bounds.push([field.path, () => intervals.map((x) => x.text())]);
    if (intervals.length > 0 && intervals.every((x) => !x.high)) {
      if (intervals.length === 1 && single) {
        equalities++;
        fixed.add(field.path);
      } else single = false;
      prefixes = prefixes.flatMap((p) => intervals.map((x) => Buffer.concat([p, x.low])));
    } else {
      for (const p of prefixes)
        for (const x of intervals)
          ranges.push([Buffer.concat([p, x.low]), Buffer.concat([p, endOf(x)])]);
      prefixes = [];
      open = false;
    }
  }
  for (const p of prefixes) ranges.push([p]);
  exact &&= all.leaves.every((l) => used.has(l.path));
  const way = sort && sortDirection(index, sort, fixed, equalities);
  return {
    kind: 'ixscan',
    index,
    ranges: ranges.map((r) => (index.clipped || isLong(r) ? clippedRange(r) : r)),
    bounded: used.has(index.fields[0]!.path),
    reverse: way === -1,
    sorted:
      sort === undefined || (way !== undefined && (single || sort.every((f) => fixed.has(f.path)))),
    exact,
    bounds,
    equalities,
  };
}

const isLong = ([low, high]: KeyRange): boolean =>
  Math.max(low.length, high?.length ?? 0) > MAX_FIELDS;

/** A range that also holds the entries whose ends were cut off. */
function clippedRange(range: KeyRange): KeyRange {
  const high = rangeEnd(range);
  const cut = clipBound(high);
  return [clipBound(range[0]), cut.length === high.length ? high : after(cut)];
}

/** About how many entries a plan walks, counted up to SAMPLE. */
function estimate(storage: Storage, p: IndexPlan): number {
  let n = 0;
  for (const range of p.ranges.slice(0, SAMPLE)) {
    n += storage.page(range[0], rangeEnd(range), false, SAMPLE - n).length;
    if (n >= SAMPLE) return p.equalities > 1 ? SAMPLE : SAMPLE + 1;
  }
  return n;
}

function best(storage: Storage, plans: IndexPlan[], sorting: boolean): IndexPlan | undefined {
  if (plans.length <= 1) return plans[0];
  const rated = plans.map((plan) => ({
    plan,
    n: plan.bounded ? estimate(storage, plan) : Infinity,
  }));
  rated.sort(
    (a, b) =>
      a.n - b.n ||
      b.plan.equalities - a.plan.equalities ||
      a.plan.index.fields.length - b.plan.index.fields.length,
  );
  if (sorting && rated[0]!.n > FEW) return (rated.find((r) => r.plan.sorted) ?? rated[0]!).plan;
  return rated[0]!.plan;
}

function plansFor(
  storage: Storage,
  c: Collection,
  all: Conjuncts,
  sort: readonly SortField[] | undefined,
): IndexPlan | undefined {
  const plans: IndexPlan[] = [];
  for (const index of c.indexes) {
    if (!index.ready) continue;
    const touched = all.leaves.some((l) => l.path === index.fields[0]!.path);
    if (!touched && !sort) continue;
    const p = indexPlan(index, all, sort);
    // One document at most: nothing can be better.
    if (index.unique && p.equalities === index.fields.length) return p;
    if (p.bounded || (sort && p.sorted)) plans.push(p);
  }
  return best(storage, plans, sort !== undefined);
}

/** The index that a hint names. @throws MongoError 2 when there is none */
function hintedIndex(c: Collection | undefined, hint: string | Doc): Index | 'natural' | 'reverse' {
  if (hint instanceof Map && hint.has('$natural')) {
    const v = hint.get('$natural');
    return isNumber(v) && toNumber(v) < 0 ? 'reverse' : 'natural';
  }
  const found = c?.indexes.find((x) =>
    typeof hint === 'string'
      ? x.name === hint
      : x.fields.length === hint.size &&
        [...hint].every(([path, v], i) => {
          const f = x.fields[i]!;
          return f.path === path && isNumber(v) && Math.sign(toNumber(v)) === f.direction;
        }),
  );
  if (!found || !found.ready)
    throw new MongoError(
      2,
      'error processing query: planner returned error :: caused by :: hint provided does not correspond to an existing index',
    );
  return found;
}

/**
 * Decides how to find the documents of a filter.
 * @param sort the order wanted, if any
 * @param hint an index's name or key pattern
 * @throws MongoError 2 when the hint names no index
 */
export function plan(
  storage: Storage,
  c: Collection | undefined,
  matcher: Matcher,
  sort: readonly SortField[] | undefined,
  hint: string | Doc | undefined,
): Plan {
  const forced = hint === undefined ? undefined : c && hintedIndex(c, hint);
  if (!c) return { kind: 'eof', sorted: true };
  const scan: Plan = {
    kind: 'collscan',
    reverse: forced === 'reverse',
    sorted: sort === undefined,
  };
  if (forced === 'natural' || forced === 'reverse') return scan;
  const all = collect(matcher, { leaves: [], ors: [], more: false });
  if (forced) return indexPlan(forced, all, sort);
  const single = plansFor(storage, c, all, sort);
  if (single && single.bounded) return single;
  for (const branches of all.ors) {
    const plans = branches.map((branch) => {
      const inner = collect(branch, { leaves: [...all.leaves], ors: [], more: true });
      return plansFor(storage, c, inner, undefined);
    });
    if (plans.every((p) => p !== undefined && p.bounded))
      return { kind: 'or', plans: plans as IndexPlan[], sorted: false };
  }
  return single ?? scan;
}
