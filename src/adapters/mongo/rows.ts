import { mongo, Schema, type SchemaDefinitionProperty } from 'mongoose';

/** Each property of a row but `_id`; a property that the domain gains is a type error until it is listed. */
type Definition<Row> = Record<keyof Omit<Row, '_id'>, SchemaDefinitionProperty>;

/**
 * The schema of one collection. Properties that queries use are typed; values whose shape the domain's
 * own types hold are `VALUE`. Writing or asking for a property that is not listed throws.
 */
export const rowSchema = <Row extends { _id: string }>(definition: Definition<Row>): Schema<Row> =>
  new Schema<Row>({ _id: { type: String, required: true }, ...definition } as never, {
    id: false,
    versionKey: false,
    autoIndex: false,
    autoCreate: false,
    // Empty records (`fields: {}`) are values too.
    minimize: false,
    strict: 'throw',
    strictQuery: 'throw',
  });

/** Plain data, stored as it is. */
export const VALUE = Schema.Types.Mixed;
export const TEXT = { type: String, required: true } as const;
export const NUMBER = { type: Number, required: true } as const;
export const INSTANT = { type: Date, required: true } as const;

/** Whether a write failed only because a row with this `_id` stands there already. */
export const isDuplicate = (error: unknown): boolean =>
  error instanceof mongo.MongoServerError && error.code === 11000;

/**
 * Runs an upsert again when another process inserted the row in the same instant: the second time it
 * finds the row.
 */
export async function upserting<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return write();
  }
}
