import { startHttpServer, type HttpRoutes, type HttpServer } from '../adapters/http/server.js';
import { USUAL_PORT, type Config } from '../config.js';
import { errorCode } from '../start-error.js';
import type { Log } from '../usecases/ports.js';
import { portRefused } from './failures.js';
import { isSandbox } from './open-store.js';

/**
 * Starts the HTTP server. That of the sandbox is reached from this machine only, and takes another port
 * when the usual one is in use and nobody chose it.
 * @throws StartError
 */
export async function listen(config: Config, log: Log, routes: HttpRoutes): Promise<HttpServer> {
  const sandbox = isSandbox(config);
  const host = sandbox ? '127.0.0.1' : undefined;
  const at = (port: number) =>
    startHttpServer({ port, host }, routes, (err, path) => {
      log.error({ err, path }, 'A request failed.');
    });
  const port = config.port ?? USUAL_PORT;
  try {
    return await at(port);
  } catch (error) {
    if (sandbox && config.port === undefined && errorCode(error) === 'EADDRINUSE') return at(0);
    throw portRefused(port, error);
  }
}
