import { MongoError, refuse } from './errors.js';
import { isNumber, toNumber, typeName, type Doc, type Value } from './values.js';

/** Fields that drivers may add to any command, all of which are honoured or checked here. */
const COMMON = new Set(
  'lsid $db $readPreference $clusterTime comment maxTimeMS writeConcern readConcern apiVersion apiStrict apiDeprecationErrors txnNumber autocommit startTransaction'.split(
    ' ',
  ),
);
/** What MongoDB knows and this store refuses, whichever command has it. */
const NOT_HERE = new Set(
  'collation let arrayFilters min max returnKey showRecordId tailable awaitData oplogReplay exhaust encryptionInformation runtimeConstants stmtId stmtIds sampleId collectionUUID requestResumeToken resumeAfter startAt allowPartialResults readOnce capped size timeseries validator validationLevel validationAction viewOn pipeline storageEngine indexOptionDefaults clusteredIndex changeStreamPreAndPostImages expireAfterSeconds sparse partialFilterExpression hidden background2 weights default_language language_override textIndexVersion 2dsphereIndexVersion bits bucketSize wildcardProjection prepareUnique sort mapReduce fromMigrate isMapReduceCommand needsMerge commitQuorum dropTarget constants upsertSupplied'.split(
    ' ',
  ),
);

const wrongType = (field: string, v: Value, expected: string): MongoError =>
  new MongoError(
    14,
    `BSON field '${field}' is the wrong type '${typeName(v)}', expected type '${expected}'`,
  );

const isEmptyDoc = (v: Value): boolean => v instanceof Map && v.size === 0;

/** Whether an option that is refused has the value that MongoDB also takes when it is absent. */
function isNeutral(name: string, v: Value): boolean {
  if (v === undefined || v === false) return true;
  if (name === 'collation')
    return isEmptyDoc(v) || (v instanceof Map && v.get('locale') === 'simple' && v.size === 1);
  if (name === 'arrayFilters') return Array.isArray(v) && v.length === 0;
  return isEmptyDoc(v);
}

/** The checked fields of a command, or of a statement within one. */
export class Options {
  /**
   * @param name the command's name, as messages show it
   * @param allowed the names that it takes beside those of every command
   * @throws MongoError 238 for what MongoDB has and this store refuses, 40415 for the unknown
   */
  constructor(
    readonly name: string,
    readonly fields: Doc,
    allowed: string,
  ) {
    const known = new Set(allowed.split(' '));
    for (const [field, v] of fields) {
      if (known.has(field) || COMMON.has(field) || field === name) continue;
      if (NOT_HERE.has(field)) {
        if (isNeutral(field, v)) continue;
        throw refuse(`the option '${field}' of ${name}`);
      }
      throw new MongoError(40415, `BSON field '${name}.${field}' is an unknown field.`);
    }
  }

  private get(field: string): Value {
    const v = this.fields.get(field);
    return v === null ? undefined : v;
  }

  string(field: string): string | undefined {
    const v = this.get(field);
    if (v !== undefined && typeof v !== 'string')
      throw wrongType(`${this.name}.${field}`, v, 'string');
    return v;
  }

  doc(field: string): Doc | undefined {
    const v = this.get(field);
    if (v !== undefined && !(v instanceof Map))
      throw wrongType(`${this.name}.${field}`, v, 'object');
    return v;
  }

  list(field: string): Value[] | undefined {
    const v = this.get(field);
    if (v !== undefined && !Array.isArray(v)) throw wrongType(`${this.name}.${field}`, v, 'array');
    return v;
  }

  /** A flag; numbers count as flags too, as in MongoDB's older commands. */
  flag(field: string): boolean {
    const v = this.get(field);
    if (v === undefined) return false;
    if (isNumber(v)) return toNumber(v) !== 0;
    if (typeof v !== 'boolean') throw wrongType(`${this.name}.${field}`, v, 'bool');
    return v;
  }

  /** A whole number that is not negative. */
  count(field: string): number | undefined {
    const v = this.get(field);
    if (v === undefined) return undefined;
    if (!isNumber(v))
      throw new MongoError(
        14,
        `BSON field '${this.name}.${field}' is the wrong type '${typeName(v)}', expected types '[long, int, decimal, double']`,
      );
    const n = Math.trunc(toNumber(v));
    if (n < 0)
      throw new MongoError(51024, `BSON field '${field}' value must be >= 0, actual value '${n}'`);
    return n;
  }

  /** A hint: an index's name, or its key pattern; an empty document is none. */
  hint(): string | Doc | undefined {
    const v = this.get('hint');
    if (v === undefined || isEmptyDoc(v)) return undefined;
    if (typeof v === 'string' || v instanceof Map) return v;
    throw new MongoError(9, 'Hint must be a string or an object');
  }
}

/**
 * Checks what every command may carry.
 * @throws MongoError 20 (transactions), 123 (read concerns of replica sets), 2, 9, 72 …
 */
export function checkCommon(cmd: Doc): { maxTimeMs: number } {
  if (cmd.has('txnNumber') || cmd.has('autocommit') || cmd.has('startTransaction'))
    throw new MongoError(
      20,
      'Transaction numbers are only allowed on a replica set member or mongos',
    );
  const readConcern = cmd.get('readConcern');
  if (readConcern !== undefined) {
    if (!(readConcern instanceof Map)) throw wrongType('readConcern', readConcern, 'object');
    const level = readConcern.get('level') ?? 'local';
    if (level === 'linearizable' || level === 'snapshot')
      throw new MongoError(123, 'node needs to be a replica set member to use read concern');
    if (level !== 'local' && level !== 'available' && level !== 'majority')
      throw new MongoError(9, 'Enumeration value for field level is not valid.');
    for (const name of readConcern.keys())
      if (name !== 'level') throw refuse(`the read concern option '${name}'`);
  }
  const writeConcern = cmd.get('writeConcern');
  if (writeConcern !== undefined) {
    if (!(writeConcern instanceof Map)) throw wrongType('writeConcern', writeConcern, 'object');
    const w = writeConcern.get('w') ?? 1;
    if (isNumber(w) ? toNumber(w) > 1 : w !== 'majority')
      throw isNumber(w)
        ? new MongoError(2, "cannot use 'w' > 1 when a host is not replicated")
        : new MongoError(
            2,
            "cannot use non-majority 'w' mode when a host is not a member of a replica set",
          );
  }
  if (cmd.has('apiVersion') && cmd.get('apiVersion') !== '1')
    throw new MongoError(322, `API version must be "1"`);
  if (cmd.get('apiStrict') === true) throw refuse("the option 'apiStrict'");
  const ms = cmd.get('maxTimeMS');
  if (ms !== undefined && !isNumber(ms)) throw wrongType('maxTimeMS', ms, 'long');
  const maxTimeMs = ms === undefined ? 0 : toNumber(ms);
  if (maxTimeMs < 0) throw new MongoError(2, `${maxTimeMs} value for maxTimeMS is out of range`);
  return { maxTimeMs };
}
