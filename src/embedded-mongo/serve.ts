import { openStore, type RunningStore } from './server.js';

/**
 * Serves a folder alone on the loopback interface, for mongosh, Compass and conformance suites.
 * Everybody on this machine can connect, so it is for looking and testing, not for running a desk.
 * @throws FolderInUse (with the pid that has the folder), BadFolder, or what listening fails with
 */
export function serve(options: {
  dataDir: string;
  port: number;
  log?: (message: string) => void;
}): Promise<RunningStore> {
  return openStore(options);
}
