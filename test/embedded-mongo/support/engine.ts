import { deserialize, serialize, type Document } from 'bson';
import { decode, encode } from '../../../src/embedded-mongo/bson.js';
import { Cursors } from '../../../src/embedded-mongo/cursors.js';
import { dispatch } from '../../../src/embedded-mongo/dispatch.js';
import { createRunner } from '../../../src/embedded-mongo/runner.js';
import { Storage } from '../../../src/embedded-mongo/storage.js';

/** The store without a socket: commands in, replies out. */
export interface Engine {
  command(cmd: Document): Promise<Document>;
  close(): Promise<void>;
}

/** Opens a folder as the server does, for tests that send very many commands. */
export function openEngine(folder: string): Engine {
  const storage = Storage.open(folder, true);
  const runner = createRunner(storage);
  const cursors = new Cursors();
  return {
    async command(cmd) {
      const body = decode(Buffer.from(serialize(cmd)));
      const ctx = { storage, cursors, db: 'test', cmd: body, sequences: new Map(), client: 'test' };
      return deserialize(encode(await dispatch(ctx, runner)), { promoteValues: false });
    },
    async close() {
      await runner.idle();
      await storage.close();
    },
  };
}
