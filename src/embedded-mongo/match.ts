import { equal } from './compare.js';
import { MongoError, refuse } from './errors.js';
import { arrayAsDoc, someAt, type MatchDetails, type ValueTest } from './paths.js';
import { compileRegex, isRegex, regexParts, type Pattern } from './regex.js';
import { BSON, format, isNumber, Raw, toNumber, typeOf, type Doc, type Value } from './values.js';
import { comparisonTest, isNullish, typeNumbers } from './value-tests.js';

/** What the planner can learn from a condition on one path. */
export type Condition =
  | { op: '$eq' | '$gt' | '$gte' | '$lt' | '$lte'; value: Value }
  | { op: '$in'; values: Value[]; patterns: Pattern[] }
  | { op: 'prefix'; prefix: string }
  /** Conditions that one and the same array element fulfils. */
  | { op: 'element'; all: Condition[] };

/** A checked filter: its test, and its structure for the planner. */
export interface Matcher {
  readonly test: (doc: Doc, details?: MatchDetails) => boolean;
  /** A condition on a path, when the planner can use it. */
  leaf?: { path: string; condition: Condition };
  /** Matchers that all hold when this one does. */
  and?: Matcher[];
  or?: Matcher[];
  /** More than its `leaf` or its `and` say must hold. */
  stricter?: boolean;
  /** The top-level fields that the test looks at. */
  fields: ReadonlySet<string>;
}

const NOT_HERE = new Set(
  '$expr $where $text $jsonSchema $geoWithin $geoIntersects $near $nearSphere $within $bitsAllSet $bitsAllClear $bitsAnySet $bitsAnyClear $alwaysTrue $alwaysFalse $sampleRate $rand $encryptedBetween $geoNear $maxDistance $minDistance $center $box $uniqueDocs'.split(
    ' ',
  ),
);
const bad = (message: string): MongoError => new MongoError(2, message);
const comparisons = new Set(['$eq', '$gt', '$gte', '$lt', '$lte']);

function patternTest(pattern: Pattern, source: Raw): ValueTest {
  return (v) => (typeof v === 'string' ? pattern.test(v) : isRegex(v) && equal(v, source));
}

/** The path of `$elemMatch`'s own element, whose nested arrays are not looked into. */
const ELEMENT = '\0';

function leafMatcher(path: string, test: ValueTest, condition?: Condition, expand = true): Matcher {
  const parts = path.split('.');
  const into = expand && path !== ELEMENT;
  const matcher: Matcher = {
    test: (doc, details) => someAt(doc, parts, into, test, details),
    fields: new Set([parts[0]!]),
  };
  if (condition) matcher.leaf = { path, condition };
  return matcher;
}

const union = (all: readonly Matcher[]): Set<string> => new Set(all.flatMap((m) => [...m.fields]));

function not(inner: Matcher): Matcher {
  return { test: (doc) => !inner.test(doc), fields: inner.fields };
}

function allOf(all: Matcher[]): Matcher {
  if (all.length === 1) return all[0]!;
  return {
    test: (doc, details) => {
      for (const m of all) if (!m.test(doc, details)) return false;
      return true;
    },
    and: all,
    fields: union(all),
  };
}

const anyOf = (or: Matcher[]): Matcher => ({
  test: (doc, details) => or.some((m) => m.test(doc, details)),
  or,
  fields: union(or),
});

function inMatcher(path: string, op: string, operand: Value): Matcher {
  if (!Array.isArray(operand)) throw bad(`${op} needs an array`);
  const keys = new Map<string, Value[]>();
  const patterns: Pattern[] = [];
  const tests: ValueTest[] = [];
  const values: Value[] = [];
  for (const v of operand) {
    if (v instanceof Map && [...v.keys()][0]?.startsWith('$'))
      throw bad(`cannot nest $ under ${op}`);
    if (isRegex(v)) {
      const pattern = compileRegex(...regexParts(v));
      patterns.push(pattern);
      tests.push(patternTest(pattern, v));
    } else values.push(v);
  }
  // A large list is looked up by text; other types are few and compared one by one.
  const texts = new Set(values.filter((v) => typeof v === 'string'));
  const others = values.filter((v) => typeof v !== 'string');
  for (const v of others) {
    const bucket = isNumber(v)
      ? String(toNumber(v))
      : v instanceof Raw
        ? v.bytes.toString('hex')
        : '';
    keys.set(bucket, [...(keys.get(bucket) ?? []), v]);
  }
  const has: ValueTest = (v) => {
    if (typeof v === 'string') return texts.has(v) || tests.some((t) => t(v));
    if (v === undefined || v === null) return others.some(isNullish);
    const bucket = isNumber(v)
      ? String(toNumber(v))
      : v instanceof Raw
        ? v.bytes.toString('hex')
        : '';
    if (keys.get(bucket)?.some((x) => equal(x, v))) return true;
    return tests.some((t) => t(v));
  };
  return leafMatcher(path, has, { op: '$in', values, patterns });
}

function elementMatcher(path: string, operand: Value): Matcher {
  if (!(operand instanceof Map)) throw bad('$elemMatch needs an Object');
  const first = [...operand.keys()][0];
  const byValue = first?.startsWith('$') && !['$and', '$or', '$nor', '$comment'].includes(first);
  if (byValue) {
    const inner = [...operand].map(([op, v]) => operatorMatcher(ELEMENT, op, v, operand));
    const matcher = allOf(inner);
    const test: ValueTest = (v) => Array.isArray(v) && v.some((x) => matchesElement(matcher, x));
    const all = inner.flatMap((m) => (m.leaf ? [m.leaf.condition] : []));
    return withElementPosition(path, test, matcher, { op: 'element', all });
  }
  const matcher = parseFilter(operand);
  const test: ValueTest = (v) => Array.isArray(v) && v.some((x) => matchesAsDoc(matcher, x));
  const outer = withElementPosition(path, test, matcher, undefined);
  // For the planner, conditions inside hold for some element: conditions on the dotted paths.
  const inside = [matcher, ...(matcher.and ?? [])].flatMap((m) =>
    m.leaf
      ? [{ test: m.test, fields: m.fields, leaf: { ...m.leaf, path: `${path}.${m.leaf.path}` } }]
      : [],
  );
  return inside.length > 0 ? { ...outer, and: inside, stricter: true } : outer;
}

const matchesAsDoc = (m: Matcher, v: Value): boolean =>
  v instanceof Map ? m.test(v) : Array.isArray(v) && m.test(arrayAsDoc(v));

/** Matchers on the path ELEMENT test the element itself, wrapped as that field. */
const matchesElement = (m: Matcher, v: Value): boolean => m.test(new Map([[ELEMENT, v]]));

function withElementPosition(
  path: string,
  test: ValueTest,
  inner: Matcher,
  condition: Condition | undefined,
): Matcher {
  const parts = path.split('.');
  const positioned: ValueTest = (v, details) => {
    if (!test(v)) return false;
    if (details && Array.isArray(v))
      details.position = v.findIndex((x) =>
        condition ? matchesElement(inner, x) : matchesAsDoc(inner, x),
      );
    return true;
  };
  const matcher = leafMatcher(path, positioned, condition, false);
  return { ...matcher, fields: new Set([parts[0]!]) };
}

function regexMatcher(path: string, operand: Value, options: Value): Matcher {
  if (!isRegex(operand) && typeof operand !== 'string') throw bad('$regex has to be a string');
  if (options !== undefined && typeof options !== 'string')
    throw bad('$options has to be a string');
  const [source, own] = isRegex(operand) ? regexParts(operand) : [operand, ''];
  if (own !== '' && options !== undefined)
    throw new MongoError(51075, 'options set in both $regex and $options');
  const flags = options ?? own;
  const pattern = compileRegex(source, flags);
  const literal = new Raw(BSON.regex, Buffer.from(`${source}\0${flags}\0`));
  return leafMatcher(
    path,
    patternTest(pattern, literal),
    pattern.prefix === undefined ? undefined : { op: 'prefix', prefix: pattern.prefix },
  );
}

function notMatcher(path: string, operand: Value): Matcher {
  if (isRegex(operand)) return not(regexMatcher(path, operand, undefined));
  if (!(operand instanceof Map)) throw bad('$not needs a regex or a document');
  if (operand.size === 0) throw bad('$not cannot be empty');
  return not(allOf([...operand].map(([op, v]) => operatorMatcher(path, op, v, operand))));
}

function allMatcher(path: string, operand: Value): Matcher {
  if (!Array.isArray(operand)) throw bad('$all needs an array');
  if (operand.length === 0) return { test: () => false, fields: new Set([path.split('.')[0]!]) };
  return allOf(
    operand.map((v) => {
      if (v instanceof Map && v.has('$elemMatch')) return elementMatcher(path, v.get('$elemMatch'));
      if (v instanceof Map && [...v.keys()][0]?.startsWith('$'))
        throw bad('no $ expressions in $all');
      return equalityMatcher(path, v);
    }),
  );
}

function equalityMatcher(path: string, v: Value): Matcher {
  if (isRegex(v)) return regexMatcher(path, v, undefined);
  return leafMatcher(path, comparisonTest('$eq', v), { op: '$eq', value: v });
}

function modMatcher(path: string, operand: Value): Matcher {
  if (!Array.isArray(operand)) throw bad('malformed mod, needs to be an array');
  if (operand.length < 2) throw bad('malformed mod, not enough elements');
  if (operand.length > 2) throw bad('malformed mod, too many elements');
  const [divisor, rest] = operand.map((v) => (isNumber(v) ? Math.trunc(toNumber(v)) : NaN));
  if (divisor === undefined || Number.isNaN(divisor))
    throw bad('malformed mod, divisor not a number');
  if (rest === undefined || Number.isNaN(rest)) throw bad('malformed mod, remainder not a number');
  if (divisor === 0) throw bad('divisor cannot be 0');
  return leafMatcher(path, (v) => {
    if (!isNumber(v) || !Number.isFinite(toNumber(v))) return false;
    return BigInt(Math.trunc(toNumber(v))) % BigInt(divisor) === BigInt(rest);
  });
}

function operatorMatcher(path: string, op: string, v: Value, all: Doc): Matcher {
  if (comparisons.has(op)) {
    if (isRegex(v) && op !== '$eq')
      throw bad(`Can't have RegEx as arg to predicate over field '${path}'.`);
    const condition: Condition = { op: op as '$eq', value: v };
    return leafMatcher(path, comparisonTest(op, v), condition);
  }
  switch (op) {
    case '$ne':
      if (isRegex(v)) throw bad("Can't have regex as arg to $ne.");
      return not(leafMatcher(path, comparisonTest('$eq', v)));
    case '$in':
      return inMatcher(path, op, v);
    case '$nin':
      return not(inMatcher(path, op, v));
    case '$exists': {
      const present = leafMatcher(path, (x) => x !== undefined);
      const wanted = !(
        v === false ||
        v === null ||
        v === undefined ||
        (isNumber(v) && toNumber(v) === 0)
      );
      return wanted ? present : not(present);
    }
    case '$not':
      return notMatcher(path, v);
    case '$elemMatch':
      return elementMatcher(path, v);
    case '$all':
      return allMatcher(path, v);
    case '$size': {
      const size = isNumber(v) ? toNumber(v) : NaN;
      if (Number.isNaN(size))
        throw bad(`Failed to parse $size. Expected a number in: $size: ${format(v)}`);
      if (!Number.isInteger(size))
        throw bad(`Failed to parse $size. Expected an integer: $size: ${format(v)}`);
      if (size < 0)
        throw bad(`Failed to parse $size. Expected a non-negative number in: $size: ${format(v)}`);
      return leafMatcher(path, (x) => Array.isArray(x) && x.length === size, undefined, false);
    }
    case '$type': {
      const wanted = typeNumbers(v);
      return leafMatcher(path, (x) => wanted.has(typeOf(x)));
    }
    case '$mod':
      return modMatcher(path, v);
    case '$regex':
      return regexMatcher(path, v, all.get('$options'));
    case '$options':
      if (!all.has('$regex')) throw bad('$options needs a $regex');
      return { test: () => true, fields: new Set() };
    default:
      if (NOT_HERE.has(op)) throw refuse(`the query operator ${op}`);
      throw bad(`unknown operator: ${op}`);
  }
}

function logical(op: string, operand: Value): Matcher {
  if (!Array.isArray(operand)) throw bad(`${op} must be an array`);
  if (operand.length === 0) throw bad('$and/$or/$nor must be a nonempty array');
  const all = operand.map((v) => {
    if (!(v instanceof Map)) throw bad('$or/$and/$nor entries need to be full objects');
    return parseFilter(v);
  });
  if (op === '$and') return allOf(all);
  return op === '$or' ? anyOf(all) : not(anyOf(all));
}

/** The filter that every document passes. */
export const NO_FILTER: Doc = new Map();

/**
 * Checks a filter whole, before any document is read.
 * @throws MongoError 2 for what MongoDB does not know, 238 for what this store does not do
 */
export function parseFilter(filter: Doc): Matcher {
  const all: Matcher[] = [];
  for (const [name, v] of filter) {
    if (name === '$and' || name === '$or' || name === '$nor') all.push(logical(name, v));
    else if (name === '$comment') continue;
    else if (name.startsWith('$')) {
      if (NOT_HERE.has(name)) throw refuse(`the query operator ${name}`);
      throw bad(
        `unknown top level operator: ${name}. If you have a field name that starts with a '$' symbol, consider using $getField or $setField.`,
      );
    } else if (v instanceof Map && [...v.keys()][0]?.startsWith('$') && !v.has('$ref')) {
      all.push(...[...v].map(([op, operand]) => operatorMatcher(name, op, operand, v)));
    } else all.push(equalityMatcher(name, v));
  }
  return all.length === 0 ? { test: () => true, fields: new Set() } : allOf(all);
}

/** A test of single values, for the conditions of `$pull`: operators apply to the value itself. */
export function parseElementFilter(condition: Value): (v: Value) => boolean {
  if (isRegex(condition)) {
    const m = regexMatcher('', condition, undefined);
    return (v) => m.test(new Map([['', v]]));
  }
  if (!(condition instanceof Map)) return (v) => equal(v, condition);
  const first = [...condition.keys()][0];
  if (first?.startsWith('$') && !['$and', '$or', '$nor', '$comment'].includes(first)) {
    const m = allOf([...condition].map(([op, v]) => operatorMatcher('', op, v, condition)));
    return (v) => m.test(new Map([['', v]]));
  }
  const m = parseFilter(condition);
  return (v) => matchesAsDoc(m, v);
}
