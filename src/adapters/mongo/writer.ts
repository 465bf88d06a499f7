import { setImmediate as nextTurn } from 'node:timers/promises';
import { mongo, type Model } from 'mongoose';

/** `duplicate`: a row with this `_id` stands there already, and nothing was changed. */
export type Outcome = 'written' | 'duplicate';

/** Names one row, with what must be true of it besides. */
interface Filter {
  readonly _id: string;
  readonly deskId: string;
  readonly state?: string;
  readonly version?: { readonly $lt: number };
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

interface Pending {
  readonly operation: Operation;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: unknown) => void;
}

/** Most writes in one command, so that nobody waits long for the others. */
const MOST_AT_ONCE = 100;

/**
 * Writes that come in while a command is under way go out together in the next one. A command costs
 * driver and server far more than one more row in it, so under load this is several times faster, and
 * without load it costs one turn of the event loop.
 */
export function createWriter<Row extends { readonly _id: string; readonly deskId: string }>(
  model: Model<Row>,
): Writer<Row> {
  const pending: Pending[] = [];
  let sending = false;

  const sendAll = async (): Promise<void> => {
    await nextTurn();
    while (pending.length > 0) await send(model, pending.splice(0, MOST_AT_ONCE));
    sending = false;
  };
  const add = (operation: Operation): Promise<Outcome> =>
    new Promise((resolve, reject) => {
      pending.push({ operation, resolve, reject });
      if (sending) return;
      sending = true;
      void sendAll();
    });

  const replace: Writer<Row>['replace'] = async (filter, row, upsert) =>
    add({ replaceOne: { filter, replacement: await checked(model, row), upsert } });

  return {
    insert: async (row) => add({ insertOne: { document: await checked(model, row) } }),
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
async function checked<Row>(model: Model<Row>, row: Row): Promise<Stored> {
  const document = new model(row);
  await document.validate();
  return document.toObject<Stored>();
}

/** Tells each write its own outcome; never throws. */
async function send<Row>(model: Model<Row>, batch: readonly Pending[]): Promise<void> {
  const operations = batch.map(({ operation }) => operation);
  const failures = new Map<number, mongo.WriteError>();
  try {
    await model.collection.bulkWrite(operations as mongo.AnyBulkWriteOperation[], {
      ordered: false,
    });
  } catch (error) {
    if (!concernsSingleRows(error)) {
      for (const { reject } of batch) reject(error);
      return;
    }
    for (const failure of [error.writeErrors].flat()) failures.set(failure.index, failure);
  }
  for (const [index, { resolve, reject }] of batch.entries()) {
    const failure = failures.get(index);
    if (failure === undefined) resolve('written');
    else if (failure.code === 11000) resolve('duplicate');
    else reject(new mongo.MongoServerError({ message: failure.errmsg, code: failure.code }));
  }
}

const concernsSingleRows = (error: unknown): error is mongo.MongoBulkWriteError =>
  error instanceof mongo.MongoBulkWriteError &&
  [error.writeErrors].flat().length > 0 &&
  error.result.getWriteConcernError() === undefined;
