import { compare, equal } from './compare.js';
import { MongoError, refuse } from './errors.js';
import { parseElementFilter } from './match.js';
import { arithmetic } from './numbers.js';
import { bySortSpec, parseSort } from './sort.js';
import {
  BSON,
  dateValue,
  format,
  int,
  isNumber,
  Raw,
  toNumber,
  typeName,
  type Doc,
  type Value,
} from './values.js';

/** Where an operator is applied: for error messages. */
export interface Place {
  path: string;
  id: Value;
}

/** Leaves a field as it is. */
export const KEEP = Symbol('keep');
/** Removes a field. */
export const REMOVE = Symbol('remove');

/** What becomes of one field. */
export interface FieldOperator {
  /** Whether a missing field, and the path to it, is made. */
  creates: boolean;
  apply(current: Value, place: Place): Value | typeof KEEP | typeof REMOVE;
}

const bad = (message: string): MongoError => new MongoError(2, message);
const idOf = (place: Place): string => `{_id: ${format(place.id)}}`;

function arithmeticOperator(name: string, path: string, arg: Value): FieldOperator {
  const verb = name === '$inc' ? 'increment' : 'multiply';
  if (!isNumber(arg))
    throw new MongoError(14, `Cannot ${verb} with non-numeric argument: {${path}: ${format(arg)}}`);
  return {
    creates: true,
    apply: (current, place) => {
      if (current === undefined) return name === '$inc' ? arg : arithmetic('*', int(0), arg);
      if (!isNumber(current))
        throw new MongoError(
          14,
          `Cannot apply ${name} to a value of non-numeric type. ${idOf(place)} has the field '${place.path.split('.').at(-1)}' of non-numeric type ${typeName(current)}`,
        );
      const result = arithmetic(name === '$inc' ? '+' : '*', current, arg);
      if (result === undefined)
        throw bad(
          `Failed to apply ${name} operations to current value ((NumberLong)${toNumber(current)}) for document ${idOf(place)}`,
        );
      return result;
    },
  };
}

const extremum = (sign: 1 | -1, arg: Value): FieldOperator => ({
  creates: true,
  apply: (current) => (current === undefined || compare(arg, current) * sign > 0 ? arg : KEEP),
});

/** The values of `{$each: […]}`, or the one value. */
function eachOf(name: string, arg: Value, known: readonly string[]): [Value[], Doc | undefined] {
  if (!(arg instanceof Map) || !arg.has('$each')) return [[arg], undefined];
  const each = arg.get('$each');
  if (!Array.isArray(each))
    throw new MongoError(
      name === '$push' ? 2 : 14,
      `The argument to $each in ${name} must be an array but it was of type ${typeName(each)}`,
    );
  for (const key of arg.keys())
    if (!known.includes(key)) throw bad(`Unrecognized clause in ${name}: ${key}`);
  return [each, arg];
}

function integerClause(clause: string, v: Value): number | undefined {
  if (v === undefined) return undefined;
  if (!isNumber(v) || !Number.isInteger(toNumber(v)))
    throw bad(
      `The value for ${clause} must be an integer value but was given type: ${typeName(v)}`,
    );
  return toNumber(v);
}

function push(arg: Value): FieldOperator {
  const [each, clauses] = eachOf('$push', arg, ['$each', '$slice', '$position', '$sort']);
  const slice = integerClause('$slice', clauses?.get('$slice'));
  const position = integerClause('$position', clauses?.get('$position'));
  const sort = clauses?.get('$sort');
  let order: ((a: Value, b: Value) => number) | undefined;
  if (sort instanceof Map) {
    const spec = parseSort(sort);
    const byFields = bySortSpec(spec);
    const asDoc = (v: Value): Doc => (v instanceof Map ? v : new Map<string, Value>());
    order = (a, b) => byFields(asDoc(a), asDoc(b));
  } else if (isNumber(sort) && Math.abs(toNumber(sort)) === 1) {
    order = (a, b) => compare(a, b) * toNumber(sort);
  } else if (sort !== undefined) {
    throw bad(
      'The $sort is invalid: use 1/-1 to sort the whole element, or {field:1/-1} to sort embedded fields',
    );
  }
  return {
    creates: true,
    apply: (current, place) => {
      if (current !== undefined && !Array.isArray(current))
        throw bad(
          `The field '${place.path}' must be an array but is of type ${typeName(current)} in document ${idOf(place)}`,
        );
      const values = [...(current ?? [])];
      const at = position === undefined ? values.length : position;
      values.splice(at < 0 ? Math.max(0, values.length + at) : at, 0, ...each);
      if (order) values.sort(order);
      if (slice === undefined) return values;
      return slice < 0 ? values.slice(slice) : values.slice(0, slice);
    },
  };
}

function addToSet(arg: Value): FieldOperator {
  const [each] = eachOf('$addToSet', arg, ['$each']);
  return {
    creates: true,
    apply: (current, place) => {
      if (current !== undefined && !Array.isArray(current))
        throw bad(
          `Cannot apply $addToSet to non-array field. Field named '${place.path.split('.').at(-1)}' has non-array type ${typeName(current)}`,
        );
      const values = [...(current ?? [])];
      for (const v of each) if (!values.some((x) => equal(x, v))) values.push(v);
      return current !== undefined && values.length === current.length ? KEEP : values;
    },
  };
}

function removing(name: string, keep: (v: Value) => boolean): FieldOperator {
  return {
    creates: false,
    apply: (current) => {
      if (current === undefined) return KEEP;
      if (!Array.isArray(current)) throw bad(`Cannot apply ${name} to a non-array value`);
      const values = current.filter(keep);
      return values.length === current.length ? KEEP : values;
    },
  };
}

function pullAll(arg: Value): FieldOperator {
  if (!Array.isArray(arg))
    throw bad(`$pullAll requires an array argument but was given a ${typeName(arg)}`);
  return removing('$pullAll', (v) => !arg.some((x) => equal(x, v)));
}

function pop(arg: Value): FieldOperator {
  if (!isNumber(arg)) throw new MongoError(9, `Expected a number in: $pop: ${format(arg)}`);
  const end = toNumber(arg);
  if (end !== 1 && end !== -1)
    throw new MongoError(9, `$pop expects 1 or -1, found: ${format(arg)}`);
  return {
    creates: false,
    apply: (current, place) => {
      if (current === undefined) return KEEP;
      if (!Array.isArray(current))
        throw new MongoError(
          14,
          `Path '${place.path}' contains an element of non-array type '${typeName(current)}'`,
        );
      if (current.length === 0) return KEEP;
      return end === 1 ? current.slice(0, -1) : current.slice(1);
    },
  };
}

function currentDate(arg: Value): FieldOperator {
  const type = arg instanceof Map ? arg.get('$type') : 'date';
  if (typeof arg !== 'boolean' && !(arg instanceof Map))
    throw bad(
      `${typeName(arg)} is not valid type for $currentDate. Please use a boolean ('true') or a $type expression ({$type: 'timestamp/date'}).`,
    );
  if (type !== 'date' && type !== 'timestamp')
    throw bad(
      "The '$type' string field is required to be 'date' or 'timestamp': {$currentDate: {field : {$type: 'date'}}}",
    );
  return {
    creates: true,
    apply: () => {
      if (type === 'date') return dateValue(Date.now());
      const bytes = Buffer.alloc(8);
      bytes.writeUInt32LE(1, 0);
      bytes.writeUInt32LE(Math.floor(Date.now() / 1000), 4);
      return new Raw(BSON.timestamp, bytes);
    },
  };
}

/** What MongoDB knows and this store refuses. */
const NOT_HERE = new Set(['$rename', '$bit']);

/**
 * Checks one operator with its argument for one path.
 * @throws MongoError for an unknown operator (9), a refused one (238), or a wrong argument
 */
export function fieldOperator(name: string, path: string, arg: Value): FieldOperator {
  switch (name) {
    case '$set':
    case '$setOnInsert':
      return { creates: true, apply: () => arg };
    case '$unset':
      return { creates: false, apply: (v) => (v === undefined ? KEEP : REMOVE) };
    case '$inc':
    case '$mul':
      return arithmeticOperator(name, path, arg);
    case '$min':
      return extremum(-1, arg);
    case '$max':
      return extremum(1, arg);
    case '$push':
      return push(arg);
    case '$addToSet':
      return addToSet(arg);
    case '$pull': {
      const gone = parseElementFilter(arg);
      return removing('$pull', (v) => !gone(v));
    }
    case '$pullAll':
      return pullAll(arg);
    case '$pop':
      return pop(arg);
    case '$currentDate':
      return currentDate(arg);
    default:
      if (NOT_HERE.has(name)) throw refuse(`the update operator ${name}`);
      throw new MongoError(
        9,
        `Unknown modifier: ${name}. Expected a valid update modifier or pipeline-style update specified as an array`,
      );
  }
}
