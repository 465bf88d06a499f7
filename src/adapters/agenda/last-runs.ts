import type { Connection } from 'mongoose';

/** Where `backend.ts` keeps the jobs. */
const COLLECTION = 'jobs';

/** When each job ended last, in whichever process; a job that never ran is absent. */
export async function lastRuns(connection: Connection): Promise<ReadonlyMap<string, Date>> {
  const rows = await connection
    .collection<{ name: string; lastFinishedAt?: Date }>(COLLECTION)
    .find({}, { projection: { name: 1, lastFinishedAt: 1 }, sort: { name: 1 } })
    .toArray();
  return new Map(
    rows.flatMap(({ name, lastFinishedAt }) =>
      lastFinishedAt instanceof Date ? [[name, lastFinishedAt]] : [],
    ),
  );
}
