import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { readWrite, type Write } from './write.js';

/** What is to become of a write: it passes, or its process is killed before or after it happened. */
export type Verdict = 'pass' | 'kill before' | 'kill after';

/**
 * Stands between the product and the database and sees every write. A process that is to die at a write
 * is cut off from that instant, in both directions, so that nothing it does afterwards counts.
 */
export interface WireProxy {
  /** The address for the product. */
  readonly uri: string;
  /** Asked about every write before it goes on. */
  judge: (write: Write) => Verdict;
  /** Called after each write that the database has done. */
  written: () => void;
  /** Cuts the present process off. What connects after `admit` is its successor. */
  cutOff(): void;
  admit(): void;
  close(): Promise<void>;
}

/**
 * Starts it on a loopback port.
 * @param uri of the database; one server.
 * @param kill ends the product's process.
 */
export async function startWireProxy(uri: string, kill: () => void): Promise<WireProxy> {
  const [, host = '', rest = ''] = /^mongodb:\/\/([^/]+)(.*)$/.exec(uri) ?? [];
  let life = { cut: false };
  const server = createServer({ noDelay: true }, (product) => carry(product, life));
  const sockets = new Set<Socket>();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const proxy: WireProxy = {
    uri: `mongodb://127.0.0.1:${port}${rest}${rest.includes('?') ? '&' : '?'}directConnection=true`,
    judge: () => 'pass',
    written: () => undefined,
    cutOff: () => {
      life.cut = true;
    },
    admit: () => {
      life = { cut: false };
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };

  function carry(product: Socket, own: typeof life): void {
    const database = connectTo(host);
    const open = new Map<number, Verdict>();
    pair(product, database);
    onMessages(product, (message) => {
      if (own.cut) return;
      const write = readWrite(message);
      const verdict = write === undefined ? 'pass' : proxy.judge(write);
      if (verdict === 'kill before') return end(own);
      if (write !== undefined) open.set(message.readInt32LE(4), verdict);
      database.write(message);
    });
    onMessages(database, (message) => {
      const answered = message.readInt32LE(8);
      const verdict = open.get(answered);
      open.delete(answered);
      if (verdict === 'kill after' && !own.cut) end(own);
      if (!own.cut) product.write(message);
      if (verdict !== undefined) proxy.written();
    });
  }

  function end(own: typeof life): void {
    own.cut = true;
    kill();
  }

  function pair(product: Socket, database: Socket): void {
    for (const [one, other] of [
      [product, database],
      [database, product],
    ] as const) {
      sockets.add(one);
      // A connection of a killed process ends in an error: it is over, which is all there is to know.
      one.on('error', () => other.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
    }
  }

  return proxy;
}

/** `host:port`, or the path of a socket file as MongoDB's addresses write it. */
function connectTo(host: string): Socket {
  if (host.startsWith('%2F')) return connect(decodeURIComponent(host));
  const [name = '', port = '27017'] = host.split(':');
  return connect({ host: name, port: Number(port), noDelay: true });
}

/** Calls `take` with each whole message: they begin with their length. */
function onMessages(socket: Socket, take: (message: Buffer) => void): void {
  let rest: Buffer = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    while (rest.length >= 4 && rest.length >= rest.readInt32LE(0)) {
      const length = rest.readInt32LE(0);
      take(rest.subarray(0, length));
      rest = rest.subarray(length);
    }
  });
}
