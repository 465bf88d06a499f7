import { compare, equal, rankOf } from './compare.js';
import { MongoError } from './errors.js';
import { type ValueTest } from './paths.js';
import { BSON, isNumber, Raw, toNumber, TYPE_NAMES, type Value } from './values.js';

/** Whether a value is null, undefined or missing. */
export const isNullish = (v: Value): boolean => rankOf(v) === 20 || rankOf(v) === 30;
const isNaNValue = (v: Value): boolean => typeof v === 'number' && Number.isNaN(v);

/** The test of `$eq`, `$gt`, `$gte`, `$lt` or `$lte`: only values of the same kind compare. */
export function comparisonTest(op: string, operand: Value): ValueTest {
  const orEqual = op === '$eq' || op === '$gte' || op === '$lte';
  // null, undefined and a missing field are the same to =, <= and >=, and never < or >.
  if (operand === null || operand === undefined) return (v) => orEqual && isNullish(v);
  const rank = rankOf(operand);
  const extreme =
    operand instanceof Raw && (operand.type === BSON.minKey || operand.type === BSON.maxKey);
  const nan = isNaNValue(operand);
  return (v) => {
    if (extreme && rankOf(v) !== rank)
      return op.startsWith(operand.type === BSON.minKey ? '$g' : '$l');
    if (rankOf(v) !== rank) return false;
    if (op === '$eq') return equal(v, operand);
    // NaN is comparable with itself only.
    if (nan || isNaNValue(v)) return nan && isNaNValue(v) && orEqual;
    const d = compare(v, operand);
    return op === '$gt' ? d > 0 : op === '$gte' ? d >= 0 : op === '$lt' ? d < 0 : d <= 0;
  };
}

/** Type numbers named by the operand of `$type`. @throws MongoError 2, 9, 14 */
export function typeNumbers(operand: Value): Set<number> {
  const wanted = new Set<number>();
  for (const t of Array.isArray(operand) ? operand : [operand]) {
    if (t === 'number')
      for (const n of [BSON.double, BSON.int, BSON.long, BSON.decimal]) wanted.add(n);
    else if (typeof t === 'string') {
      const entry = Object.entries(TYPE_NAMES).find(([, name]) => name === t);
      if (!entry) throw new MongoError(2, `Unknown type name alias: ${t}`);
      wanted.add(Number(entry[0]));
    } else if (isNumber(t)) {
      const n = toNumber(t) === -1 ? BSON.minKey : toNumber(t);
      if (TYPE_NAMES[n] === undefined)
        throw new MongoError(2, `Invalid numerical type code: ${toNumber(t)}`);
      wanted.add(n);
    } else throw new MongoError(14, 'type must be represented as a number or a string');
  }
  if (wanted.size === 0) throw new MongoError(9, ' must match at least one type');
  return wanted;
}
