import { channel } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';

const opened = channel('net.client.socket') as ReturnType<typeof channel> & {
  attendedBy?: (message: unknown) => void;
};

/**
 * The driver (mongodb 7.8, `Connection.writeCommand`) waits for `drain` when a socket takes no more. If
 * the server ended the connection a moment before, there will be no `drain` and no `error`, only `close`,
 * which it does not expect: the operation, and whatever waits for it, would wait for ever. Here whoever
 * waits once for either hears of the `close` as an error.
 *
 * Sockets of TLS are not announced by Node, and stay as they are.
 */
export function watchClosedSockets(): void {
  // Once a process is enough, however many connections are opened and however often this is loaded.
  if (opened.attendedBy) opened.unsubscribe(opened.attendedBy);
  opened.attendedBy = attend;
  opened.subscribe(attend);
}

function attend(message: unknown): void {
  const { socket } = message as { socket: Socket };
  socket.once('close', () => {
    if (!waitsOnce(socket, 'drain') || !waitsOnce(socket, 'error')) return;
    const error = new Error('The connection closed before it could be written to.');
    socket.emit('error', Object.assign(error, { code: 'EPIPE' }));
  });
}

/** Lasting listeners, as HTTP has them, know what a close means. */
const waitsOnce = (socket: Socket, event: string): boolean =>
  socket.rawListeners(event).some((listener) => 'listener' in listener);
