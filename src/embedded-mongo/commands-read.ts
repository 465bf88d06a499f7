import { parsePipeline, runStage, type Stage, type Stream } from './aggregate.js';
import { decode } from './bson.js';
import { compare } from './compare.js';
import { cursorReply, namespace, type Command, type Context, type Task } from './context.js';
import { type Results } from './cursors.js';
import { MongoError, refuse } from './errors.js';
import { explainPlan, type Explained } from './explain.js';
import { encodeValue } from './keys.js';
import { NO_FILTER, parseFilter, type Matcher } from './match.js';
import { Options } from './options.js';
import { parseProjection } from './project.js';
import { countRows, naturalSort, planOf, projected, rowsOf, type Query } from './query.js';
import { type Rows, type ScanStats } from './scan.js';
import { parseSort, pathValues, type SortField } from './sort.js';
import { int, isNumber, toNumber, type Doc, type Value } from './values.js';

const FIRST_BATCH = 101;

const FIND =
  'filter sort projection hint skip limit batchSize singleBatch noCursorTimeout allowDiskUse';

function parseFind(ctx: Context): [Query, Options] {
  const ns = namespace(ctx, 'find');
  const o = new Options('find', ctx.cmd, FIND);
  const sort = o.doc('sort');
  const projection = o.doc('projection');
  const natural = naturalSort(sort);
  const limit = o.count('limit');
  return [
    {
      ns,
      matcher: parseFilter(o.doc('filter') ?? NO_FILTER),
      sort: sort && sort.size > 0 && !natural ? parseSort(sort) : undefined,
      hint: natural ? sort : o.hint(),
      skip: o.count('skip') ?? 0,
      limit: limit === undefined || limit === 0 ? Infinity : limit,
      projection: projection && parseProjection(projection),
    },
    o,
  ];
}

const find: Command = {
  writes: false,
  *run(ctx): Task {
    const [q, o] = parseFind(ctx);
    const results = projected(rowsOf(ctx, q, planOf(ctx, q)), q.projection);
    const batchSize = o.count('batchSize') ?? FIRST_BATCH;
    // Where the limit lies within the batch, the cursor is known to be at its end.
    const single = o.flag('singleBatch') || q.limit <= batchSize;
    const [docs, id] = yield* ctx.cursors.start(
      q.ns,
      results,
      batchSize,
      single,
      !o.flag('noCursorTimeout'),
    );
    return cursorReply(id, q.ns, 'firstBatch', docs);
  },
};

const getMore: Command = {
  writes: false,
  *run(ctx): Task {
    const o = new Options('getMore', ctx.cmd, 'collection batchSize');
    const id = ctx.cmd.get('getMore');
    if (typeof id !== 'bigint')
      throw new MongoError(
        14,
        "BSON field 'getMore.getMore' is the wrong type, expected type 'long'",
      );
    const ns = namespace(ctx, 'collection');
    const size = o.count('batchSize');
    const [docs, rest] = yield* ctx.cursors.next(
      id,
      ns,
      size === undefined || size === 0 ? Infinity : size,
    );
    return cursorReply(rest, ns, 'nextBatch', docs);
  },
};

function countQuery(ctx: Context): Query {
  const o = new Options('count', ctx.cmd, 'query limit skip hint');
  const raw = ctx.cmd.get('limit');
  const limit = isNumber(raw) ? Math.abs(toNumber(raw)) : 0;
  return {
    ns: namespace(ctx, 'count'),
    matcher: parseFilter(o.doc('query') ?? NO_FILTER),
    sort: undefined,
    hint: o.hint(),
    skip: o.count('skip') ?? 0,
    limit: limit === 0 ? Infinity : limit,
    projection: undefined,
  };
}

const count: Command = {
  writes: false,
  *run(ctx): Task {
    return { n: int(yield* countRows(ctx, countQuery(ctx))), ok: 1 };
  },
};

const distinct: Command = {
  writes: false,
  *run(ctx): Task {
    const ns = namespace(ctx, 'distinct');
    const o = new Options('distinct', ctx.cmd, 'key query hint');
    const key = o.string('key');
    if (key === undefined)
      throw new MongoError(40414, "BSON field 'distinct.key' is missing but a required field");
    const q: Query = {
      ns,
      matcher: parseFilter(o.doc('query') ?? NO_FILTER),
      sort: undefined,
      hint: o.hint(),
      skip: 0,
      limit: Infinity,
      projection: undefined,
    };
    const parts = key.split('.');
    const found = new Map<string, Value>();
    for (const row of rowsOf(ctx, q, planOf(ctx, q))) {
      yield undefined;
      if (!row) continue;
      const doc = decode(row.bytes, new Set([parts[0]!]));
      for (const v of pathValues(doc, parts, 0, [], false)) {
        const id = encodeValue(v).toString('latin1');
        if (!found.has(id)) found.set(id, v);
      }
    }
    return { values: [...found.values()].sort(compare), ok: 1 };
  },
};

/** Leading stages that the scan itself can do, and the rest. */
function pushDown(ns: string, stages: Stage[], hint: string | Doc | undefined): [Query, Stage[]] {
  const rest = [...stages];
  const q: Query = {
    ns,
    matcher: parseFilter(NO_FILTER),
    sort: undefined,
    hint,
    skip: 0,
    limit: Infinity,
    projection: undefined,
  };
  if (rest[0]?.op === 'match') q.matcher = (rest.shift() as { matcher: Matcher }).matcher;
  if (rest[0]?.op === 'sort') q.sort = (rest.shift() as { sort: SortField[] }).sort;
  if (rest[0]?.op === 'skip') q.skip = (rest.shift() as { n: number }).n;
  if (rest[0]?.op === 'limit') q.limit = (rest.shift() as { n: number }).n;
  return [q, rest];
}

function* decoded(rows: Rows): Stream {
  for (const row of rows) yield row && decode(row.bytes);
}

function aggregateResults(rest: Stage[], rows: Rows): Results {
  if (rest.length === 0) return projected(rows, undefined);

  return rest.reduce((docs, stage, i) => runStage(stage, docs, rest[i + 1]), decoded(rows));
}

function parseAggregate(ctx: Context): { q: Query; rest: Stage[]; o: Options } {
  const target = ctx.cmd.get('aggregate');
  if (isNumber(target)) throw refuse('aggregations of a whole database');
  const ns = namespace(ctx, 'aggregate');
  const o = new Options(
    'aggregate',
    ctx.cmd,
    'pipeline cursor explain allowDiskUse bypassDocumentValidation hint',
  );
  const [q, rest] = pushDown(ns, parsePipeline(ctx.cmd.get('pipeline')), o.hint());
  return { q, rest, o };
}

const aggregate: Command = {
  writes: false,
  *run(ctx): Task {
    const { q, rest, o } = parseAggregate(ctx);
    if (o.flag('explain')) return yield* explained(ctx, q, 'queryPlanner', ctx.cmd);
    const cursor = o.doc('cursor');
    if (!cursor)
      throw new MongoError(
        9,
        "The 'cursor' option is required, except for aggregate with the explain argument",
      );
    const batchSize = new Options('cursor', cursor, 'batchSize').count('batchSize') ?? FIRST_BATCH;
    const chosen = planOf(ctx, q);
    const results = isPlainCount(rest)
      ? counted(countRows(ctx, q), rest[0])
      : aggregateResults(rest, rowsOf(ctx, q, chosen));
    const [docs, id] = yield* ctx.cursors.start(q.ns, results, batchSize, false);
    return cursorReply(id, q.ns, 'firstBatch', docs);
  },
};

/** Whether what follows only counts, as `countDocuments` asks: then no document is decoded. */
const isPlainCount = (rest: readonly Stage[]): boolean =>
  rest.length === 1 && rest[0]!.op === 'each' && rest[0]!.counts !== undefined;

function* counted(rows: Generator<undefined, number>, stage: Stage | undefined): Results {
  const n = yield* rows;
  if (n > 0 && stage?.op === 'each') yield stage.counts?.(n);
}

function* explained(ctx: Context, q: Query, verbosity: string, command: Doc): Task {
  const chosen = planOf(ctx, q);
  const stats: ScanStats = { keysExamined: 0, docsExamined: 0 };
  let returned = 0;
  const startedAt = Date.now();
  if (verbosity !== 'queryPlanner')
    for (const row of rowsOf(ctx, q, chosen, stats)) {
      if (row) returned++;
      yield undefined;
    }
  const result: Explained = {
    ...q,
    plan: chosen,
    verbosity,
    command,
    stats,
    returned,
    ms: Date.now() - startedAt,
  };
  return explainPlan(result);
}

const explain: Command = {
  writes: false,
  *run(ctx): Task {
    new Options('explain', ctx.cmd, 'verbosity');
    const inner = ctx.cmd.get('explain');
    if (!(inner instanceof Map))
      throw new MongoError(
        14,
        "BSON field 'explain.explain' is the wrong type, expected type 'object'",
      );
    const verbosity = ctx.cmd.get('verbosity') ?? 'allPlansExecution';
    if (
      typeof verbosity !== 'string' ||
      !['queryPlanner', 'executionStats', 'allPlansExecution'].includes(verbosity)
    )
      throw new MongoError(2, 'Enumeration value for field verbosity is not valid.');
    const innerCtx = { ...ctx, cmd: inner };
    const [name = ''] = inner.keys();
    let q: Query;
    if (name === 'find') [q] = parseFind(innerCtx);
    else if (name === 'count') q = countQuery(innerCtx);
    else if (name === 'aggregate') ({ q } = parseAggregate(innerCtx));
    else throw refuse(`explain of ${name}`);
    return yield* explained(ctx, q, verbosity, inner);
  },
};

const killCursors: Command = {
  writes: false,

  *run(ctx): Task {
    const ns = namespace(ctx, 'killCursors');
    const ids = new Options('killCursors', ctx.cmd, 'cursors').list('cursors') ?? [];
    const killed: bigint[] = [];
    const missing: bigint[] = [];
    for (const id of ids)
      if (typeof id === 'bigint') (ctx.cursors.kill(id, ns) ? killed : missing).push(id);
    return {
      cursorsKilled: killed,
      cursorsNotFound: missing,
      cursorsAlive: [],
      cursorsUnknown: [],
      ok: 1,
    };
  },
};

/** The commands that read documents. */
export const readCommands: Readonly<Record<string, Command>> = {
  find,
  getMore,
  killCursors,
  count,
  distinct,
  aggregate,
  explain,
};
