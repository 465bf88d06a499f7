import { MongoError, refuse } from './errors.js';
import { type Doc, type Value } from './values.js';

/** Computes a value from a document; `undefined` when there is none. */
export type Expression = (doc: Doc) => Value;

/** The value of a field path in an expression: through arrays it gives an array of what it finds. */
function fieldValue(v: Value, parts: readonly string[], at: number): Value {
  for (let i = at; i < parts.length; i++) {
    if (Array.isArray(v))
      return v.map((x) => fieldValue(x, parts, i)).filter((x) => x !== undefined);
    if (!(v instanceof Map)) return undefined;
    v = v.get(parts[i]!);
  }
  return v;
}

function fieldPath(path: string): Expression {
  const parts = path.split('.');
  if (parts.includes('')) throw new MongoError(40353, "FieldPath must not end with a '.'.");
  return (doc) => fieldValue(doc, parts, 0);
}

/** Operators MongoDB has; a name outside of this list is a mistake, one in it is refused. */
const KNOWN =
  /^\$(abs|accumulator|acos|acosh|add|allElementsTrue|and|anyElementTrue|arrayElemAt|arrayToObject|asin|asinh|atan|atan2|atanh|avg|binarySize|bitAnd|bitNot|bitOr|bitXor|bsonSize|ceil|cmp|concat|concatArrays|cond|convert|cos|cosh|covariancePop|covarianceSamp|dateAdd|dateDiff|dateFromParts|dateFromString|dateSubtract|dateToParts|dateToString|dateTrunc|dayOfMonth|dayOfWeek|dayOfYear|degreesToRadians|divide|eq|exp|filter|first|firstN|floor|function|getField|gt|gte|hour|ifNull|in|indexOfArray|indexOfBytes|indexOfCP|isArray|isNumber|isoDayOfWeek|isoWeek|isoWeekYear|last|lastN|let|ln|log|log10|lt|lte|ltrim|map|max|maxN|median|mergeObjects|meta|millisecond|min|minN|minute|mod|month|multiply|ne|not|objectToArray|or|percentile|pow|radiansToDegrees|rand|range|reduce|regexFind|regexFindAll|regexMatch|replaceAll|replaceOne|reverseArray|round|rtrim|sampleRate|second|setDifference|setEquals|setField|setIntersection|setIsSubset|setUnion|sin|sinh|size|slice|sortArray|split|sqrt|stdDevPop|stdDevSamp|strLenBytes|strLenCP|strcasecmp|substr|substrBytes|substrCP|subtract|sum|switch|tan|tanh|toBool|toDate|toDecimal|toDouble|toInt|toLong|toLower|toObjectId|toString|toUpper|trim|trunc|tsIncrement|tsSecond|type|unsetField|week|year|zip)$/;

/**
 * Checks an aggregation expression: field paths, `$$ROOT`, `$literal`, constants, and documents
 * and arrays of them.
 * @throws MongoError 168 for what MongoDB does not know, 238 for what this store does not do
 */
export function parseExpression(v: Value): Expression {
  if (typeof v === 'string' && v.startsWith('$')) {
    if (v === '$$ROOT' || v === '$$CURRENT') return (doc) => doc;
    if (/^\$\$(ROOT|CURRENT)\./.test(v)) return fieldPath(v.slice(v.indexOf('.') + 1));
    if (v.startsWith('$$')) throw refuse(`the variable ${v}`);
    if (v === '$') throw new MongoError(16872, "'$' by itself is not a valid FieldPath");
    return fieldPath(v.slice(1));
  }
  if (Array.isArray(v)) {
    const items = v.map(parseExpression);
    return (doc) => items.map((e) => e(doc) ?? null);
  }
  if (!(v instanceof Map)) return () => v;
  const [first] = v.keys();
  if (first?.startsWith('$')) {
    if (v.size > 1)
      throw new MongoError(
        15983,
        `An object representing an expression must have exactly one field`,
      );
    const operand = v.get(first);
    if (first === '$literal' || first === '$const') return () => operand;
    if (KNOWN.test(first)) throw refuse(`the expression ${first}`);
    throw new MongoError(168, `Unrecognized expression '${first}'`);
  }
  const fields = [...v].map(([name, x]): [string, Expression] => {
    if (name.includes('.'))
      throw new MongoError(
        16412,
        `FieldPath field names may not contain '.'. Consider using $getField or $setField.`,
      );
    return [name, parseExpression(x)];
  });
  return (doc) => {
    const made: Doc = new Map();
    for (const [name, e] of fields) {
      const x = e(doc);
      if (x !== undefined) made.set(name, x);
    }
    return made;
  };
}
