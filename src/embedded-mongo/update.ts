import { encode } from './bson.js';
import { equal } from './compare.js';
import { MongoError, refuse } from './errors.js';
import { type Matcher } from './match.js';
import { fieldOperator, KEEP, REMOVE, type FieldOperator, type Place } from './update-operators.js';
import { clone, format, newObjectId, typeName, type Doc, type Value } from './values.js';

interface Step {
  op: string;
  path: string;
  parts: string[];
  operator: FieldOperator;
}

/** A checked update: a replacement, or operators in the order in which they are applied. */
export type Update = { replacement: Doc } | { steps: Step[] };

/** Longest gap that setting an array element far beyond the end may fill with nulls. */
const MAX_BACKFILL = 1_500_000;
const isIndex = (part: string): boolean => /^(0|[1-9]\d*)$/.test(part);

function checkPath(path: string): string[] {
  if (path === '') throw new MongoError(56, 'An empty update path is not valid.');
  const parts = path.split('.');
  for (const [i, part] of parts.entries()) {
    if (part === '')
      throw new MongoError(
        56,
        `The update path '${path}' contains an empty field name, which is not allowed.`,
      );
    if (!part.startsWith('$')) continue;
    if (part === '$' || part === '$[]') {
      if (i === 0)
        throw new MongoError(
          2,
          `Cannot have positional (i.e. '${part}') element in the first position in path '${path}'`,
        );
      continue;
    }
    if (part.startsWith('$[')) throw refuse(`arrayFilters (the path '${path}')`);
    if (part !== '$id' && part !== '$ref' && part !== '$db')
      throw new MongoError(
        52,
        `The dollar ($) prefixed field '${part}' in '${path}' is not valid for storage.`,
      );
  }
  if (parts.filter((p) => p === '$').length > 1)
    throw new MongoError(2, `Too many positional (i.e. '$') elements found in path '${path}'`);
  return parts;
}

function checkConflict(steps: readonly Step[], path: string): void {
  for (const { path: other } of steps) {
    const shorter = other.length < path.length ? other : path;
    const longer = shorter === other ? path : other;
    if (longer === shorter || longer.startsWith(`${shorter}.`))
      throw new MongoError(
        40,
        `Updating the path '${path}' would create a conflict at '${shorter}'`,
      );
  }
}

/** MongoDB applies updates by field name, names that are numbers by value. */
function byPath(a: Step, b: Step): number {
  for (let i = 0; i < Math.min(a.parts.length, b.parts.length); i++) {
    const x = a.parts[i]!;
    const y = b.parts[i]!;
    if (x === y) continue;
    if (isIndex(x) && isIndex(y)) return Number(x) - Number(y);
    return x < y ? -1 : 1;
  }
  return a.parts.length - b.parts.length;
}

/**
 * Checks an update document whole.
 * @throws MongoError 9, 40, 52, 56 … as MongoDB does; 238 for pipelines and arrayFilters
 */
export function parseUpdate(update: Value): Update {
  if (Array.isArray(update)) throw refuse('updates by an aggregation pipeline');
  if (!(update instanceof Map))
    throw new MongoError(9, 'Update argument must be either an object or an array');
  const first = [...update.keys()][0];
  if (first === undefined || !first.startsWith('$')) {
    for (const name of update.keys())
      if (name.startsWith('$'))
        throw new MongoError(
          52,
          `The dollar ($) prefixed field '${name}' in '${name}' is not allowed in the context of an update's replacement document. Consider using an aggregation pipeline with $replaceWith.`,
        );
    return { replacement: update };
  }
  const steps: Step[] = [];
  for (const [op, fields] of update) {
    checkOperatorName(op);
    if (!(fields instanceof Map)) {
      throw new MongoError(
        9,
        `Modifiers operate on fields but we found type ${typeName(fields)} instead. For example: {$mod: {<field>: ...}} not {${op}: ${format(fields)}}`,
      );
    }
    for (const [path, arg] of fields) {
      const operator = fieldOperator(op, path, arg);
      const parts = checkPath(path);
      checkConflict(steps, path);
      steps.push({ op, path, parts, operator });
    }
  }
  return { steps: steps.sort(byPath) };
}

function checkOperatorName(op: string): void {
  const known =
    '$set $setOnInsert $unset $inc $mul $min $max $push $addToSet $pull $pullAll $pop $currentDate';
  if (!known.split(' ').includes(op)) fieldOperator(op, '', null);
}

/** What an update needs to know of the document it is applied to. */
interface Context extends Place {
  position: number | undefined;
}

function applyStep(container: Value, step: Step, at: number, ctx: Context): void {
  const { operator } = step;
  let part = step.parts[at]!;
  if (part === '$[]') {
    if (!Array.isArray(container))
      throw new MongoError(
        2,
        `Cannot apply array updates to non-array element ${step.parts[at - 1]}: ${format(container)}`,
      );
    for (let i = 0; i < container.length; i++) visit(container, String(i), step, at, ctx);
    return;
  }
  if (part === '$') {
    if (ctx.position === undefined)
      throw new MongoError(
        2,
        'The positional operator did not find the match needed from the query.',
      );
    part = String(ctx.position);
  }
  if (container instanceof Map || (Array.isArray(container) && isIndex(part))) {
    visit(container, part, step, at, ctx);
  } else if (operator.creates) {
    const parent = step.parts[at - 1]!;
    throw new MongoError(
      28,
      `Cannot create field '${part}' in element {${parent}: ${format(container)}}`,
    );
  }
}

function visit(container: Doc | Value[], part: string, step: Step, at: number, ctx: Context): void {
  const { operator } = step;
  const isMap = container instanceof Map;
  const current = isMap ? container.get(part) : container[Number(part)];
  if (at < step.parts.length - 1) {
    if (current !== undefined) {
      applyStep(current, step, at + 1, ctx);
      return;
    }
    if (!operator.creates) return;
    const made: Doc = new Map();
    if (step.parts[at + 1] === '$[]')
      throw new MongoError(
        2,
        `The path '${step.parts.slice(0, at + 1).join('.')}' must exist in the document in order to apply array updates.`,
      );
    applyStep(made, step, at + 1, ctx);
    if (made.size > 0) store(container, part, made);
    return;
  }
  if (current === undefined && !operator.creates) return;
  const next = operator.apply(current, ctx);
  if (next === KEEP) return;
  if (next !== REMOVE) store(container, part, clone(next));
  else if (isMap) container.delete(part);
  else container[Number(part)] = null;
}

function store(container: Doc | Value[], part: string, v: Value): void {
  if (container instanceof Map) {
    container.set(part, v);
    return;
  }
  const index = Number(part);
  if (index - container.length > MAX_BACKFILL)
    throw new MongoError(2, `can't backfill more than ${MAX_BACKFILL} elements`);
  while (container.length < index) container.push(null);
  container[index] = v;
}

function withIdFirst(doc: Doc, id: Value): Doc {
  return new Map<string, Value>([['_id', id], ...[...doc].filter(([name]) => name !== '_id')]);
}

/**
 * The document after the update. The given one is changed in place by operators.
 * @param inserting whether `$setOnInsert` applies
 * @throws MongoError 66 when `_id` would change, 14, 2, 28 …
 */
export function applyUpdate(
  doc: Doc,
  update: Update,
  position: number | undefined,
  inserting: boolean,
): Doc {
  const id = doc.get('_id');
  if ('replacement' in update) {
    const wanted = update.replacement.get('_id');
    if (wanted !== undefined && id !== undefined && !equal(wanted, id))
      throw new MongoError(
        66,
        `After applying the update, the (immutable) field '_id' was found to have been altered to _id: ${format(wanted)}`,
      );
    return withIdFirst(update.replacement, id === undefined ? wanted : id);
  }
  const before = id === undefined ? undefined : encode({ id: clone(id) });
  for (const step of update.steps) {
    if (step.op === '$setOnInsert' && !inserting) continue;
    applyStep(doc, step, 0, { path: step.path, id, position });
  }
  if (before !== undefined && !before.equals(encode({ id: doc.get('_id') })))
    throw new MongoError(
      66,
      "Performing an update on the path '_id' would modify the immutable field '_id'",
    );
  return doc;
}

/** The equalities of a filter, from which an upsert starts. */
function equalities(m: Matcher, into: [string, Value][]): [string, Value][] {
  if (m.leaf?.condition.op === '$eq' && !m.and) into.push([m.leaf.path, m.leaf.condition.value]);
  if (
    m.leaf?.condition.op === '$in' &&
    m.leaf.condition.values.length === 1 &&
    m.leaf.condition.patterns.length === 0
  )
    into.push([m.leaf.path, m.leaf.condition.values[0]]);
  if (m.and && !m.leaf) for (const x of m.and) equalities(x, into);
  if (m.or?.length === 1) equalities(m.or[0]!, into);
  return into;
}

/**
 * The document that an upsert inserts when nothing matched.
 * @throws MongoError 54 when the filter gives a field two values
 */
export function upsertedDocument(matcher: Matcher, update: Update): Doc {
  const start: Doc = new Map();
  const set: Step[] = [];
  for (const [path, v] of equalities(matcher, [])) {
    if ('replacement' in update && path !== '_id') continue;
    if (set.some((s) => s.path === path))
      throw new MongoError(54, `cannot infer query fields to set, path '${path}' is matched twice`);
    const operator: FieldOperator = { creates: true, apply: () => v };
    const step: Step = { op: '$set', path, parts: path.split('.'), operator };
    checkInferred(set, step);
    set.push(step);
    applyStep(start, step, 0, { path, id: undefined, position: undefined });
  }
  const doc = applyUpdate(start, update, undefined, true);
  const id = doc.get('_id');
  return withIdFirst(doc, id === undefined ? newObjectId() : id);
}

function checkInferred(set: readonly Step[], { path }: Step): void {
  for (const { path: other } of set)
    if (path.startsWith(`${other}.`) || other.startsWith(`${path}.`))
      throw new MongoError(
        54,
        `cannot infer query fields to set, both paths '${other}' and '${path}' are matched`,
      );
}
