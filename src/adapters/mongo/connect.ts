import mongoose, { type Connection } from 'mongoose';
import { watchClosedSockets } from './closed-sockets.js';

/** How long a start waits for a server before it fails with a clear error. Milliseconds. */
const SERVER_SELECTION_MS = 10_000;

/**
 * Connects to MongoDB or to the embedded store; nothing in here knows which of the two it is.
 * A write is acknowledged once a majority of the replica set has it in the journal.
 * @throws when no server answers within ten seconds
 */
export async function connectMongo(uri: string): Promise<Connection> {
  watchClosedSockets();
  const connection = mongoose.createConnection(uri, {
    autoIndex: false,
    autoCreate: false,
    // A filter value that came from outside can never become an operator.
    sanitizeFilter: true,
    // Optional properties may hold undefined; in the database they are absent.
    ignoreUndefined: true,
    serverSelectionTimeoutMS: SERVER_SELECTION_MS,
    writeConcern: { w: 'majority', journal: true },
  });
  return connection.asPromise();
}
