import { createServer } from 'node:net';

/** Whether a server could listen at this port of this machine (0: always). */
function listenOnce(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      const chosen = typeof address === 'object' && address ? address.port : null;
      server.close(() => resolve(chosen));
    });
  });
}

/** The first of these ports that is free, or null; 0 stands for any free port. */
export async function firstFreePort(ports: readonly number[]): Promise<number | null> {
  for (const port of ports) {
    const free = await listenOnce(port);
    if (free !== null) return free;
  }
  return null;
}
