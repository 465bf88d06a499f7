import { type Socket } from 'node:net';
import { type Context } from './context.js';
import { type Cursors } from './cursors.js';
import { dispatch, errorReply } from './dispatch.js';
import { MongoError } from './errors.js';
import { type Runner } from './runner.js';
import { type Storage } from './storage.js';
import {
  envelope,
  messageLength,
  parseMessage,
  ProtocolError,
  replyMessage,
  type Request,
} from './wire.js';

/** What all connections of a server share. */
export interface Shared {
  storage: Storage;
  cursors: Cursors;
  runner: Runner;
  log: (message: string) => void;
  /** Bytes of incomplete messages on all connections. */
  pending: number;
  /** How long an incomplete message may take, in ms. */
  slowMs: number;
}

/** Bytes of incomplete messages that all connections together may hold. */
const MAX_PENDING = 256 * 1024 * 1024;

/**
 * Serves one client: its requests one after the other. Whoever breaks the protocol, is too slow or
 * would fill the memory is disconnected.
 */
export function serveConnection(socket: Socket, shared: Shared): void {
  let chunks: Buffer[] = [];
  let held = 0;
  let needed = 0;
  let working = false;
  let timer: NodeJS.Timeout | undefined;
  const client = `${socket.remoteAddress ?? 'socket'}:${socket.remotePort ?? 0}`;

  const end = (why: string): void => {
    shared.log(`closing a connection: ${why}`);
    socket.destroy();
  };

  /** Cuts the next whole message off what has arrived. */
  function take(): Buffer | undefined {
    if (held < 16) return undefined;
    if (needed === 0) {
      if (chunks[0]!.length < 16) chunks = [Buffer.concat(chunks)];
      needed = messageLength(chunks[0]!);
    }
    if (held < needed) return undefined;
    const all = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
    const message = all.subarray(0, needed);
    const rest = all.subarray(needed);
    chunks = rest.length > 0 ? [rest] : [];
    shared.pending -= needed;
    held = rest.length;
    needed = 0;
    return message;
  }

  async function answer(message: Buffer): Promise<void> {
    let request: Pick<Request, 'id' | 'op'> = envelope(message);
    let silent = false;
    let reply;
    try {
      const parsed = parseMessage(message);
      request = parsed;
      ({ silent } = parsed);
      const db = parsed.body.get('$db');
      if (typeof db !== 'string')
        throw new MongoError(40571, 'OP_MSG requests require a $db argument');
      const ctx: Context = {
        storage: shared.storage,
        cursors: shared.cursors,
        db,
        cmd: parsed.body,
        sequences: parsed.sequences,
        client,
      };
      reply = await dispatch(ctx, shared.runner);
    } catch (e) {
      if (!(e instanceof MongoError)) throw e;
      reply = errorReply(e);
    }
    if (silent || socket.destroyed) return;
    if (socket.write(replyMessage(request, reply))) return;
    // A client that does not read gets nothing more until it does.
    await new Promise<void>((resolve) => {
      socket.once('drain', resolve);
      socket.once('close', resolve);
    });
  }

  async function work(): Promise<void> {
    if (working) return;
    working = true;
    try {
      for (let next = take(); next && !socket.destroyed; next = take()) await answer(next);
    } catch (e) {
      if (e instanceof ProtocolError) end(e.message);
      else {
        shared.log(`defect: ${e instanceof Error ? (e.stack ?? e.message) : String(e)}`);
        socket.destroy();
      }
    } finally {
      working = false;
    }
    watch();
    if (!socket.destroyed) socket.resume();
  }

  function watch(): void {
    clearTimeout(timer);
    timer =
      held > 0 && !working
        ? setTimeout(() => end('a message took too long'), shared.slowMs)
        : undefined;
    timer?.unref();
  }

  socket.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    held += chunk.length;
    shared.pending += chunk.length;
    if (shared.pending > MAX_PENDING) {
      end('too much is waiting to be read');
      return;
    }
    // While a request is at work the rest may wait in the socket.
    if (working) socket.pause();
    else if (timer === undefined) watch();
    void work();
  });
  socket.on('error', (e) => shared.log(`connection: ${e.message}`));
  socket.on('close', () => {
    clearTimeout(timer);
    shared.pending -= held;
    held = 0;
    chunks = [];
  });
}
