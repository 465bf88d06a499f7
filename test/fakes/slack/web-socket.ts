import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

/** The server's end of a WebSocket: enough of RFC 6455 for texts of one frame each. */
export interface SocketEnd {
  sendText(text: string): void;
  onText(listener: (text: string) => void): void;
  onClose(listener: () => void): void;
  /** Says goodbye and resolves once the connection is gone; cuts it where nobody answers. */
  close(): Promise<void>;
  /** Cuts the connection without a farewell. */
  destroy(): void;
}

const magic = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const opcode = { text: 1, close: 8, ping: 9, pong: 10 } as const;

function frame(code: number, payload: Buffer): Buffer {
  const size = payload.length;
  if (size < 126) return Buffer.concat([Buffer.from([0x80 | code, size]), payload]);
  const head = Buffer.alloc(size < 65_536 ? 4 : 10);
  head[0] = 0x80 | code;
  if (size < 65_536) {
    head[1] = 126;
    head.writeUInt16BE(size, 2);
  } else {
    head[1] = 127;
    head.writeBigUInt64BE(BigInt(size), 2);
  }
  return Buffer.concat([head, payload]);
}

interface Frame {
  readonly code: number;
  readonly payload: Buffer;
  readonly length: number;
}

/** The first whole frame in what has arrived; undefined while it is not complete. Clients mask. */
function readFrame(data: Buffer): Frame | undefined {
  if (data.length < 6) return undefined;
  const short = data.readUInt8(1) & 0x7f;
  const sizeBytes = short === 126 ? 2 : short === 127 ? 8 : 0;
  const start = 2 + sizeBytes + 4;
  if (data.length < start) return undefined;
  const size =
    short === 126 ? data.readUInt16BE(2) : short === 127 ? Number(data.readBigUInt64BE(2)) : short;
  if (data.length < start + size) return undefined;
  const mask = data.subarray(start - 4, start);
  const payload = Buffer.from(data.subarray(start, start + size));
  for (let at = 0; at < size; at += 1) {
    payload.writeUInt8(payload.readUInt8(at) ^ mask.readUInt8(at % 4), at);
  }
  return { code: data.readUInt8(0) & 0x0f, payload, length: start + size };
}

/** Answers an upgrade request and yields the socket. */
export function acceptSocket(request: IncomingMessage, stream: Duplex): SocketEnd {
  const key = request.headers['sec-websocket-key'] ?? '';
  const accept = createHash('sha1')
    .update(key + magic)
    .digest('base64');
  stream.write(
    'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
      `Sec-WebSocket-Accept: ${accept}\r\n\r\n`,
  );
  let arrived: Buffer = Buffer.alloc(0);
  let saidGoodbye = false;
  const textListeners: ((text: string) => void)[] = [];
  stream.on('data', (chunk: Buffer) => {
    arrived = Buffer.concat([arrived, chunk]);
    for (let next = readFrame(arrived); next; next = readFrame(arrived)) {
      arrived = arrived.subarray(next.length);
      const { code, payload } = next;
      if (code === opcode.text)
        for (const listen of textListeners) listen(payload.toString('utf8'));
      if (code === opcode.ping) stream.write(frame(opcode.pong, payload));
      if (code === opcode.close) stream.end(saidGoodbye ? undefined : frame(opcode.close, payload));
    }
  });
  // A reset connection says so here first; the close that follows is what matters.
  stream.on('error', () => stream.destroy());
  return {
    sendText: (text) => void stream.write(frame(opcode.text, Buffer.from(text, 'utf8'))),
    onText: (listener) => void textListeners.push(listener),
    onClose: (listener) => void stream.on('close', listener),
    close: () =>
      new Promise((resolve) => {
        const patience = setTimeout(() => stream.destroy(), 1000);
        stream.on('close', () => {
          clearTimeout(patience);
          resolve();
        });
        if (stream.writable) stream.write(frame(opcode.close, Buffer.from([0x03, 0xe8])));
        saidGoodbye = true;
      }),
    destroy: () => void stream.destroy(),
  };
}
