import { BadFolder } from './folder.js';
import { FolderInUse } from './lock.js';
import { openStore } from './server.js';

/**
 * The child process of the embedded store: `node main.js <folder> [port]`. It ends when its parent
 * does, however that ends: the channel between them closes.
 */
const [dataDir, port] = process.argv.slice(2);
if (dataDir === undefined) {
  console.error('usage: main.js <folder> [port]');
  process.exit(2);
}

const log = (message: string): void => console.error(message);

try {
  const store = await openStore({
    dataDir,
    log,
    ...(port === undefined ? {} : { port: Number(port) }),
  });
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    store.stop().then(
      () => process.exit(0),
      (e: unknown) => {
        log(`stopping failed: ${String(e)}`);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  // Ctrl-C reaches the whole group; the parent ends this process when it has finished itself.
  process.on('SIGINT', () => (process.connected ? undefined : stop()));
  process.on('disconnect', stop);
  process.send?.({ ready: store.uri });
} catch (e) {
  const known = e instanceof BadFolder || e instanceof FolderInUse;
  const message = e instanceof Error ? (known ? e.message : (e.stack ?? e.message)) : String(e);
  log(message);
  process.send?.({ failed: message });
  process.exitCode = known ? 3 : 1;
  process.disconnect?.();
}
