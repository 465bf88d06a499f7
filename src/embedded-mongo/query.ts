import { decode } from './bson.js';
import { type Context } from './context.js';
import { type Results } from './cursors.js';
import { type Matcher } from './match.js';
import { plan, rangeEnd, type Plan } from './planner.js';
import { type Projection } from './project.js';
import { scan, sortedScan, type Rows, type ScanStats } from './scan.js';
import { type SortField } from './sort.js';
import { type Doc } from './values.js';

/** A checked question for documents. */
export interface Query {
  ns: string;
  matcher: Matcher;
  sort: SortField[] | undefined;
  hint: string | Doc | undefined;
  skip: number;
  /** Infinity for no limit. */
  limit: number;
  projection: Projection | undefined;
}

function* skipAndLimit(rows: Rows, skip: number, limit: number): Rows {
  let seen = 0;
  for (const row of rows) {
    if (!row) yield undefined;
    else if (++seen > skip) {
      yield row;
      if (seen - skip >= limit) return;
    } else yield undefined;
  }
}

/** Whether a sort is `{$natural: 1}`, which is a hint in disguise. */
export function naturalSort(sort: Doc | undefined): boolean {
  return sort !== undefined && sort.size === 1 && sort.has('$natural');
}

/** Decides how a query is answered. @throws MongoError 2 for a hint that names no index */
export function planOf(ctx: Context, q: Query): Plan {
  return plan(ctx.storage, ctx.storage.collections.get(q.ns), q.matcher, q.sort, q.hint);
}

/** The rows of a query, in its order, after its skip and within its limit. */
export function rowsOf(ctx: Context, q: Query, chosen: Plan, stats?: ScanStats): Rows {
  const c = ctx.storage.collections.get(q.ns);
  if (!c) return (function* (): Rows {})();
  const options = {
    whole: false,
    once: false,
    atMost: q.skip + q.limit,
    ...(stats ? { stats } : {}),
  };
  const rows = sortedScan(ctx.storage, c, chosen, q.matcher, q.sort, options);
  return q.skip > 0 || q.limit < Infinity ? skipAndLimit(rows, q.skip, q.limit) : rows;
}

/** Rows as they are answered. */
export function* projected(rows: Rows, projection: Projection | undefined): Results {
  for (const row of rows) yield row && (projection ? projection(decode(row.bytes)) : row.bytes);
}

/** How many documents a query finds; from the index alone when its entries are just the matches. */
export function* countRows(ctx: Context, q: Query): Generator<undefined, number> {
  const c = ctx.storage.collections.get(q.ns);
  if (!c) return 0;
  const chosen = planOf(ctx, q);
  let n = 0;
  if (chosen.kind === 'ixscan' && chosen.exact) {
    for (const range of chosen.ranges) {
      n += ctx.storage.count(range[0], rangeEnd(range));
      yield undefined;
    }
  } else if (chosen.kind === 'collscan' && q.matcher.fields.size === 0) {
    n = ctx.storage.countAll(c);
  } else {
    for (const row of scan(ctx.storage, c, chosen, q.matcher, q.matcher.fields, false)) {
      if (row && ++n >= q.skip + q.limit) break;
      yield undefined;
    }
  }
  return Math.min(Math.max(0, n - q.skip), q.limit);
}
