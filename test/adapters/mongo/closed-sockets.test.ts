import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { watchClosedSockets } from '../../../src/adapters/mongo/closed-sockets.js';

const path = join(tmpdir(), `closed-sockets-${process.pid}.sock`);

let server: Server;

beforeEach(async () => {
  watchClosedSockets();
  // It ends each connection with the first byte that comes.
  server = createServer((socket) => socket.once('data', () => socket.end()));
  server.listen(path);
  await once(server, 'listening');
});

afterEach(async () => {
  server.close();
  await once(server, 'close');
});

/** A connection that the server has ended, in the moment before it closes. */
async function ending(): Promise<Socket> {
  const socket = connect(path);
  await once(socket, 'connect');
  socket.resume().write('a byte');
  // Later than the end by less than a turn of the event loop, the socket is gone and has not said so.
  await new Promise<void>((resolve) => socket.once('end', () => setImmediate(resolve)));
  expect(socket.destroyed).toBe(true);
  return socket;
}

test('whoever waits to write to a socket that closes hears of it', async () => {
  const socket = await ending();
  expect(socket.write('too late')).toBe(false);
  await expect(once(socket, 'drain')).rejects.toMatchObject({ code: 'EPIPE' });
});

test('where nobody waits, a close stays a close', async () => {
  const socket = await ending();
  // As HTTP listens: for as long as the socket is there.
  const heard: unknown[] = [];
  socket.on('drain', () => heard.push('drain'));
  socket.on('error', (error) => heard.push(error));
  await once(socket, 'close');
  expect(heard).toEqual([]);
});
