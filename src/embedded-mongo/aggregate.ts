import { depthOf, encode } from './bson.js';
import { ACCUMULATORS, ACCUMULATORS_NOT_HERE, type Accumulator } from './accumulators.js';
import { MongoError, refuse } from './errors.js';
import { parseExpression, type Expression } from './expressions.js';
import { encodeValue } from './keys.js';
import { parseFilter, type Matcher } from './match.js';
import { parseProjection } from './project.js';
import { parseSort, type SortField } from './sort.js';
import { sortTop, type Sortable } from './top.js';
import { int, Int32, isNumber, toNumber, typeName, type Doc, type Value } from './values.js';

/** Documents on their way through a pipeline; a `yield undefined` lets other clients in. */
export type Stream = Generator<Doc | undefined, void>;

/** A checked stage. */
export type Stage =
  | { op: 'match'; matcher: Matcher; filter: Doc }
  | { op: 'sort'; sort: SortField[] }
  | { op: 'skip' | 'limit'; n: number }
  | {
      op: 'each';
      run: (docs: Stream) => Stream;
      /** The result when only the number of documents matters, as with `countDocuments`. */
      counts?: (n: number) => Doc;
    };

const STAGES_NOT_HERE = new Set(
  '$addFields $set $unset $bucket $bucketAuto $changeStream $changeStreamSplitLargeEvent $collStats $currentOp $densify $documents $facet $fill $geoNear $graphLookup $indexStats $listLocalSessions $listSampledQueries $listSearchIndexes $listSessions $lookup $merge $out $planCacheStats $redact $replaceRoot $replaceWith $sample $search $searchMeta $setWindowFields $sharedDataDistribution $sortByCount $unionWith $vectorSearch'.split(
    ' ',
  ),
);
/** Memory that one stage may hold, in bytes, as in MongoDB. */
const STAGE_MEMORY = 100 * 1024 * 1024;

function group(spec: Value): Stage {
  if (!(spec instanceof Map))
    throw new MongoError(15947, "a group's fields must be specified in an object");
  if (!spec.has('_id')) throw new MongoError(15955, 'a group specification must include an _id');
  const id = parseExpression(spec.get('_id'));
  const fields = [...spec]
    .filter(([name]) => name !== '_id')
    .map(([name, v]) => {
      if (name.includes('.'))
        throw new MongoError(40235, `The field name '${name}' cannot contain '.'`);
      if (name.startsWith('$'))
        throw new MongoError(40236, `The field name '${name}' cannot be an operator name`);
      if (!(v instanceof Map))
        throw new MongoError(40234, `The field '${name}' must be an accumulator object`);
      if (v.size !== 1)
        throw new MongoError(40238, `The field '${name}' must specify one accumulator`);
      const [op, arg] = [...v][0]!;
      if (op === '$count' && arg instanceof Map && arg.size === 0)
        return { name, make: ACCUMULATORS['$sum']!, value: () => int(1), counts: true };
      const make = ACCUMULATORS[op];
      if (!make && ACCUMULATORS_NOT_HERE.has(op)) throw refuse(`the accumulator ${op}`);
      if (!make) throw new MongoError(15952, `unknown group operator '${op}'`);
      if (Array.isArray(arg) && arg.length !== 1)
        throw new MongoError(40237, `The ${op} accumulator is a unary operator`);
      const value: Expression = parseExpression(Array.isArray(arg) ? arg[0] : arg);
      const counts = op === '$sum' && arg instanceof Int32 && arg.value === 1;
      return { name, make, value, counts };
    });
  const countOnly = isConstant(spec.get('_id')) && fields.every((f) => f.counts);
  return {
    op: 'each',
    ...(countOnly
      ? {
          counts: (n: number): Doc =>
            new Map([
              ['_id', id(new Map()) ?? null],
              ...fields.map((f): [string, Value] => [f.name, int(n)]),
            ]),
        }
      : {}),
    run: function* (docs) {
      const groups = new Map<string, { id: Value; all: Accumulator[] }>();
      let bytes = 0;
      for (const doc of docs) {
        yield undefined;
        if (!doc) continue;
        const key = id(doc);
        const bucket = encodeValue(key).toString('latin1');
        let found = groups.get(bucket);
        if (!found) {
          found = { id: key ?? null, all: fields.map((f) => f.make()) };
          groups.set(bucket, found);
          bytes += 2 * bucket.length + 200;
        }
        for (const [i, f] of fields.entries()) {
          const v = f.value(doc);
          found.all[i]!.add(v);
          if (f.make === ACCUMULATORS['$push'] || f.make === ACCUMULATORS['$addToSet'])
            bytes += sizeOf(v);
        }
        if (bytes > STAGE_MEMORY)
          throw new MongoError(
            292,
            "Exceeded memory limit for $group, but didn't allow external sort. Pass allowDiskUse:true to opt in.",
          );
      }
      for (const { id: key, all } of groups.values()) {
        const made: Doc = new Map([['_id', key]]);
        fields.forEach((f, i) => made.set(f.name, all[i]!.result()));
        yield made;
      }
    },
  };
}

const isConstant = (v: Value): boolean => v === null || v instanceof Int32;

/** Roughly the bytes a value holds. */
const sizeOf = (v: Value): number =>
  typeof v === 'string' ? 2 * v.length : depthOf(v) > 0 ? encode({ v }).length * 2 : 16;

function unwind(spec: Value): Stage {
  const options: Doc = spec instanceof Map ? spec : new Map([['path', spec]]);
  for (const name of options.keys())
    if (!['path', 'includeArrayIndex', 'preserveNullAndEmptyArrays'].includes(name))
      throw new MongoError(28811, `unrecognized option to $unwind stage: ${name}`);
  const path = options.get('path');
  if (typeof path !== 'string')
    throw new MongoError(
      28808,
      `expected a string as the path for $unwind stage, got ${typeName(path)}`,
    );
  if (!path.startsWith('$'))
    throw new MongoError(
      28818,
      `path option to $unwind stage should be prefixed with a '$': ${path}`,
    );
  if (options.has('includeArrayIndex')) throw refuse("the option 'includeArrayIndex' of $unwind");
  const preserve = options.get('preserveNullAndEmptyArrays');
  if (preserve !== undefined && typeof preserve !== 'boolean')
    throw new MongoError(
      28809,
      `expected a boolean for the preserveNullAndEmptyArrays option to $unwind stage, got ${typeName(preserve)}`,
    );
  const parts = path.slice(1).split('.');
  const replaced = (v: Value, at: number, x: Value): Value => {
    if (at === parts.length) return x;
    const copy: Doc = new Map(v as Doc);
    const deeper = replaced(copy.get(parts[at]!), at + 1, x);
    if (deeper === undefined) copy.delete(parts[at]!);
    else copy.set(parts[at]!, deeper);
    return copy;
  };
  return {
    op: 'each',
    run: function* (docs) {
      for (const doc of docs) {
        if (!doc) {
          yield undefined;
          continue;
        }
        let v: Value = doc;
        for (const part of parts) v = v instanceof Map ? v.get(part) : undefined;
        if (Array.isArray(v) && v.length > 0) for (const x of v) yield replaced(doc, 0, x) as Doc;
        else if (v !== undefined && v !== null && !Array.isArray(v)) yield doc;
        else if (preserve === true)
          yield Array.isArray(v) ? (replaced(doc, 0, undefined) as Doc) : doc;
      }
    },
  };
}

function count(name: Value): Stage {
  if (typeof name !== 'string' || name === '')
    throw new MongoError(40156, 'the count field must be a non-empty string');
  if (name.startsWith('$'))
    throw new MongoError(40158, 'the count field cannot be a $-prefixed path');
  if (name.includes('.')) throw new MongoError(40160, "the count field cannot contain '.'");
  return {
    op: 'each',
    counts: (n) => new Map([[name, int(n)]]),
    run: function* (docs) {
      let n = 0;
      for (const doc of docs) {
        if (doc) n++;
        else yield undefined;
      }
      if (n > 0) yield new Map([[name, int(n)]]);
    },
  };
}

function natural(op: '$skip' | '$limit', v: Value): number {
  const n = isNumber(v) ? toNumber(v) : NaN;
  const code = op === '$limit' ? 5107201 : 5107200;
  if (!Number.isInteger(n))
    throw new MongoError(
      code,
      `invalid argument to ${op} stage: Expected an integer: ${op}: ${typeName(v)}`,
    );
  if (n < 0)
    throw new MongoError(
      code,
      `invalid argument to ${op} stage: Expected a non-negative number in: ${op}: ${n}`,
    );
  if (op === '$limit' && n === 0) throw new MongoError(15958, 'the limit must be positive');
  return n;
}

function parseStage(stage: Value): Stage {
  if (!(stage instanceof Map))
    throw new MongoError(14, `Each element of the 'pipeline' array must be an object`);
  if (stage.size !== 1)
    throw new MongoError(
      40323,
      'A pipeline stage specification object must contain exactly one field.',
    );
  const [name, v] = [...stage][0]!;
  switch (name) {
    case '$match':
      if (!(v instanceof Map))
        throw new MongoError(15959, 'the match filter must be an expression in an object');
      return { op: 'match', matcher: parseFilter(v), filter: v };
    case '$sort':
      if (!(v instanceof Map))
        throw new MongoError(15973, 'the $sort key specification must be an object');
      if (v.size === 0) throw new MongoError(15976, '$sort stage must have at least one sort key');
      return { op: 'sort', sort: parseSort(v) };
    case '$skip':
      return { op: 'skip', n: natural(name, v) };
    case '$limit':
      return { op: 'limit', n: natural(name, v) };
    case '$project': {
      if (!(v instanceof Map))
        throw new MongoError(15969, '$project specification must be an object');
      if (v.size === 0)
        throw new MongoError(
          51272,
          'Invalid $project :: caused by :: projection specification must have at least one field',
        );
      const projection = parseProjection(v);
      return {
        op: 'each',
        run: function* (docs) {
          for (const doc of docs) yield doc && (projection?.(doc) ?? doc);
        },
      };
    }
    case '$group':
      return group(v);
    case '$unwind':
      return unwind(v);
    case '$count':
      return count(v);
    default:
      if (STAGES_NOT_HERE.has(name)) throw refuse(`the aggregation stage ${name}`);
      throw new MongoError(40324, `Unrecognized pipeline stage name: '${name}'`);
  }
}

/** Checks a pipeline whole. @throws MongoError naming the first stage that is wrong or refused */
export function parsePipeline(pipeline: Value): Stage[] {
  if (!Array.isArray(pipeline))
    throw new MongoError(14, "'pipeline' option must be specified as an array");
  return pipeline.map(parseStage);
}

/** Runs one stage over a stream. @param next the stage after it, for `$sort` before `$limit` */
export function runStage(stage: Stage, docs: Stream, next: Stage | undefined): Stream {
  switch (stage.op) {
    case 'match':
      return filtered(docs, stage.matcher);
    case 'sort':
      return sortTop(measured(docs), stage.sort, next?.op === 'limit' ? next.n : Infinity);
    case 'skip':
    case 'limit':
      return sliced(docs, stage.op, stage.n);
    case 'each':
      return stage.run(docs);
  }
}

function* measured(docs: Stream): Generator<Sortable<Doc> | undefined, void> {
  for (const doc of docs) yield doc && { doc, item: doc, size: encode(doc).length * 2 };
}

function* filtered(docs: Stream, matcher: Matcher): Stream {
  for (const doc of docs) yield doc && matcher.test(doc) ? doc : undefined;
}

/** The documents after the first n, or the first n. */
function* sliced(docs: Stream, op: 'skip' | 'limit', n: number): Stream {
  let seen = 0;
  for (const doc of docs) {
    if (!doc) {
      yield undefined;
      continue;
    }
    seen++;
    if (op === 'skip') yield seen > n ? doc : undefined;
    else {
      yield doc;
      if (seen >= n) return;
    }
  }
}
