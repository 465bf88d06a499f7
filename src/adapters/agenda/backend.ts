import { MongoJobRepository } from '@agendajs/mongo-backend';
import type { AgendaBackend } from 'agenda';
import type { Connection } from 'mongoose';
import type { Log } from '../../usecases/ports.js';

const COLLECTION = 'jobs';

/**
 * Agenda's storage on a connection that is open already. Its own backend would make a second collection
 * for a log that nobody asked for, and leaves two promises without a handler: a failed connect, which
 * cannot happen here, and a failed release of a lock, which is logged.
 * @throws when the database cannot be reached
 */
export async function agendaBackend(connection: Connection, log: Log): Promise<AgendaBackend> {
  const { db } = connection;
  if (db === undefined) throw new Error('Jobs need a connection that is open.');
  // Without it, two processes that start at once would each insert every job.
  await db.collection(COLLECTION).createIndex({ name: 1 }, { unique: true });

  const repository = new MongoJobRepository({
    mongo: db,
    db: { collection: COLLECTION },
    ensureIndex: false,
  });
  const unlockJob = repository.unlockJob.bind(repository);
  repository.unlockJob = async (job) => {
    try {
      await unlockJob(job);
    } catch (error) {
      log.warn({ err: error, job: job.name }, 'A job could not be released; its lock runs out.');
    }
  };

  return {
    name: 'MongoDB',
    repository,
    ownsConnection: false,
    connect: () => repository.connect(),
    // The connection belongs to whoever opened it.
    disconnect: () => Promise.resolve(),
  };
}
