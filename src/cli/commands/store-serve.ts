import { serve } from '../../embedded-mongo/serve.js';
import { tell, UsageError, type Command } from '../command.js';
import { onFolder } from '../embedded.js';
import { embeddedFolder, settings } from '../settings.js';

/** Serves the embedded store to MongoDB's own tools until it is ended. */
export const storeServe: Command = {
  name: 'store serve',
  usage: '[--port <number>] [--data <folder>]',
  summary: 'serves the embedded store to mongosh or Compass on this machine, until Ctrl-C',
  options: { port: { type: 'string', default: '27017' }, data: { type: 'string' } },
  positionals: 0,
  async run(call) {
    const port = portOf(call.values['port']);
    const given = call.values['data'];
    const dataDir =
      typeof given === 'string' ? given : embeddedFolder(settings(call.env), call.err);
    const store = await onFolder(dataDir, () => serve({ dataDir, port, log: call.err }));
    try {
      tell(call, { kind: 'serving', uri: store.uri, dataDir }, `${dataDir} is at ${store.uri}`);
      await call.stopAsked();
    } finally {
      await store.stop();
    }
    return 0;
  },
};

function portOf(given: unknown): number {
  const port = Number(given);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new UsageError(`"${String(given)}" is not a port number.`);
}
