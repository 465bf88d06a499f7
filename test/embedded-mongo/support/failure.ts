import { MongoServerError } from 'mongodb';

/** The server's error that some work must fail with. */
export const failure = async (work: Promise<unknown>): Promise<MongoServerError> => {
  const error: unknown = await work.then(
    () => undefined,
    (e: unknown) => e,
  );
  if (!(error instanceof MongoServerError)) throw new Error(`no server error but ${String(error)}`);
  return error;
};
