import { migrate } from '../../embedded-mongo/migrate.js';
import { serve } from '../../embedded-mongo/serve.js';
import { StartError } from '../../start-error.js';
import { tell, UsageError, type Command } from '../command.js';
import { onFolder, requireEmbedded } from '../embedded.js';
import { embeddedFolder, settings } from '../settings.js';

/** Moves a desk from the embedded store to a MongoDB. */
export const storeMigrate: Command = {
  name: 'store migrate',
  usage: '<mongodb uri>',
  summary: 'copies the embedded store to a MongoDB and compares both; stop the product first',
  positionals: 1,
  async run(call) {
    const [to] = call.positionals;
    if (to === undefined) throw new UsageError('Name the address of the MongoDB.');
    const config = settings(call.env);
    requireEmbedded(config, 'this command', 'Leave it out here; it is for afterwards.');
    const dataDir = embeddedFolder(config, call.err);
    const store = await onFolder(dataDir, () => serve({ dataDir, port: 0, log: call.err }));
    try {
      const collections = await migrated(store.uri, to);
      for (const { name, documents, copied, verified } of collections)
        tell(
          call,
          { kind: 'collection', name, documents, copied, verified },
          `${name}: ${documents} documents, ${copied} copied, ${verified ? 'same' : 'DIFFERENT'}`,
        );
      const ok = collections.every(({ verified }) => verified);
      const words = ok
        ? 'All of it is there. Set MONGODB_URI to that address and start.'
        : 'Something differs: was the product still writing? Run it again.';
      tell(call, { kind: 'result', ok }, words);
      return ok ? 0 : 1;
    } finally {
      await store.stop();
    }
  },
};

/** @throws StartError when the MongoDB cannot be reached or refuses; its address is not repeated. */
async function migrated(from: string, to: string) {
  try {
    return await migrate({ from, to });
  } catch (error) {
    const name = error instanceof Error ? error.name : 'unknown';
    throw new StartError(
      'store',
      [
        {
          where: 'the MongoDB',
          problem: `cannot take the data (${name}).`,
          remedy: 'Check that it runs, and its address, user and password; then run this again.',
        },
      ],
      { cause: error },
    );
  }
}
