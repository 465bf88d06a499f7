import { mongo, type Model } from 'mongoose';
import { inBatches } from './batches.js';

/** `duplicate`: a row with this `_id` stands there already, and nothing was changed. */
export type Outcome = 'written' | 'duplicate';

/** Names one row, with what must be true of it besides. */
interface Filter {
  readonly _id: string;
  readonly deskId: string;
  readonly state?: string;
  readonly version?: number | { readonly $lt: number };
}

/** The writes of one collection. Each resolves once its own row is durable. */
export interface Writer<Row> {
  insert(row: Row): Promise<Outcome>;
  /** Replaces the row that the filter finds. With `upsert`, inserts it when none is found. */
  replace(filter: Filter, row: Row, upsert: boolean): Promise<Outcome>;
  /** Makes the row stand there, whatever stood there before. */
  put(row: Row): Promise<Outcome>;
  update(filter: Filter, change: Readonly<Record<string, unknown>>): Promise<Outcome>;
}

interface Stored extends mongo.Document {
  _id: string;
}

type Operation = mongo.AnyBulkWriteOperation<Stored>;

/** Writes rows that their schema allows; several at once go out in one command. */
export function createWriter<Row extends { readonly _id: string; readonly deskId: string }>(
  model: Model<Row>,
): Writer<Row> {
  const add = inBatches((operations: readonly Operation[]) => send(model, operations));

  const replace: Writer<Row>['replace'] = async (filter, row, upsert) =>
    add({ replaceOne: { filter, replacement: checked(model, row), upsert } });

  return {
    insert: async (row) => add({ insertOne: { document: checked(model, row) } }),
    replace,
    put: async (row) => {
      const filter = { _id: row._id, deskId: row.deskId };
      // Another process may insert it between look and write: then it stands there the second time.
      const outcome = await replace(filter, row, true);
      return outcome === 'written' ? outcome : replace(filter, row, true);
    },
    update: (filter, update) => add({ updateOne: { filter, update } }),
  };
}

/** The row as its schema has it. @throws when the schema does not allow it */
function checked<Row extends object>(model: Model<Row>, row: Row): Stored {
  const { schema, modelName } = model;
  // A whole mongoose document would check the same, at ten times the cost.
  for (const name of Object.keys(row)) {
    if (schema.path(name) === undefined)
      throw new Error(`${modelName} has no property ${name} in its schema.`);
  }
  const stored = model.castObject(row) as Stored;
  for (const name of schema.requiredPaths()) {
    if ((stored[name] ?? '') === '') throw new Error(`${modelName} needs the property ${name}.`);
  }
  return stored;
}

/** Tells each write its own outcome. */
async function send<Row>(
  model: Model<Row>,
  operations: readonly Operation[],
): Promise<(Outcome | Error)[]> {
  const failures = new Map<number, mongo.WriteError>();
  try {
    await model.collection.bulkWrite([...operations] as mongo.AnyBulkWriteOperation[], {
      ordered: false,
    });
  } catch (error) {
    if (!concernsSingleRows(error)) throw error;
    for (const failure of [error.writeErrors].flat()) failures.set(failure.index, failure);
  }
  return operations.map((_, index) => {
    const failure = failures.get(index);
    if (failure === undefined) return 'written';
    if (failure.code === 11000) return 'duplicate';
    return new mongo.MongoServerError({ message: failure.errmsg, code: failure.code });
  });
}

const concernsSingleRows = (error: unknown): error is mongo.MongoBulkWriteError =>
  error instanceof mongo.MongoBulkWriteError &&
  [error.writeErrors].flat().length > 0 &&
  error.result.getWriteConcernError() === undefined;
