import { decode, encode } from './bson.js';
import { MongoError } from './errors.js';
import { type Doc, type Reply } from './values.js';

/** MongoDB's wire protocol: OP_MSG, and OP_QUERY for a driver's first hello. */

/** Largest message, in bytes, header included. */
const MAX_MESSAGE = 48_000_000;
const HEADER = 16;
const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;
const CHECKSUM = 1;
const MORE_TO_COME = 2;
/** Flag bits that a receiver must know; the others may be ignored. */
const REQUIRED_BITS = 0xffff;

/** A request. */
export interface Request {
  id: number;
  op: typeof OP_MSG | typeof OP_QUERY;
  body: Doc;
  sequences: Map<string, Buffer[]>;
  /** The client wants no answer. */
  silent: boolean;
}

/** A message that is not the protocol: the connection is closed. */
export class ProtocolError extends Error {}

/** The length of the message that starts here. @throws ProtocolError */
export function messageLength(head: Buffer): number {
  const length = head.readInt32LE(0);
  if (length < HEADER + 5 || length > MAX_MESSAGE)
    throw new ProtocolError(`a message of ${length} bytes`);
  return length;
}

/**
 * Reads one whole message.
 * @throws ProtocolError when it is not the protocol, MongoError when a document in it is malformed
 */
export function parseMessage(buf: Buffer): Request {
  const id = buf.readInt32LE(4);
  const op = buf.readInt32LE(12);
  if (op === OP_QUERY) return parseQuery(buf, id);
  if (op !== OP_MSG) throw new ProtocolError(`operation ${op}`);
  const flags = buf.readUInt32LE(HEADER);
  if ((flags & REQUIRED_BITS & ~(CHECKSUM | MORE_TO_COME)) !== 0)
    throw new ProtocolError(`flags ${flags.toString(2)}`);
  if (flags & CHECKSUM) throw new ProtocolError('a checksum, which this server does not check');
  let body: Doc | undefined;
  const sequences = new Map<string, Buffer[]>();
  let at = HEADER + 4;
  while (at < buf.length) {
    const kind = buf[at++];
    if (at + 4 > buf.length) throw new ProtocolError('a section without a length');
    const end = at + buf.readInt32LE(at);
    if (end > buf.length || end < at + 5)
      throw new ProtocolError('a section reaches beyond its message');
    if (kind === 0 && !body) body = decode(buf.subarray(at, end));
    else if (kind === 1) {
      const [name, documents] = parseSequence(buf, at + 4, end);
      if (sequences.has(name)) throw new ProtocolError(`two sequences ${name}`);
      sequences.set(name, documents);
    } else throw new ProtocolError(`a section of kind ${kind}`);
    at = end;
  }
  if (!body) throw new ProtocolError('no body');
  return { id, op, body, sequences, silent: (flags & MORE_TO_COME) !== 0 };
}

function parseSequence(buf: Buffer, start: number, end: number): [string, Buffer[]] {
  const nameEnd = buf.indexOf(0, start);
  if (nameEnd < 0 || nameEnd >= end) throw new ProtocolError('a sequence without a name');
  const documents: Buffer[] = [];
  let at = nameEnd + 1;
  while (at < end) {
    const size = at + 4 <= end ? buf.readInt32LE(at) : 0;
    if (size < 5 || at + size > end)
      throw new ProtocolError('a document reaches beyond its sequence');
    documents.push(buf.subarray(at, at + size));
    at += size;
  }
  return [buf.toString('utf8', start, nameEnd), documents];
}

function parseQuery(buf: Buffer, id: number): Request {
  const nameEnd = buf.indexOf(0, HEADER + 4);
  if (nameEnd < 0 || nameEnd + 9 + 5 > buf.length) throw new ProtocolError('a short OP_QUERY');
  const ns = buf.toString('utf8', HEADER + 4, nameEnd);
  if (!ns.endsWith('.$cmd')) throw new ProtocolError(`OP_QUERY on ${ns}`);
  const start = nameEnd + 9;
  const size = buf.readInt32LE(start);
  if (size < 5 || start + size > buf.length)
    throw new ProtocolError('a document reaches beyond its OP_QUERY');
  let body = decode(buf.subarray(start, start + size));
  const inner = body.get('$query');
  if (inner instanceof Map) body = inner;
  const [name = ''] = body.keys();
  if (!['hello', 'isMaster', 'ismaster'].includes(name))
    throw new MongoError(
      352,
      `Unsupported OP_QUERY command: ${name}. The client driver may require an upgrade. For more details see https://dochub.mongodb.org/core/legacy-opcode-removal`,
    );
  body.set('$db', ns.slice(0, -'.$cmd'.length));
  return { id, op: OP_QUERY, body, sequences: new Map(), silent: false };
}

let lastId = 0;

function message(op: number, to: number, head: Buffer, body: Buffer): Buffer {
  const header = Buffer.alloc(HEADER);
  header.writeInt32LE(HEADER + head.length + body.length, 0);
  lastId = (lastId + 1) | 0;
  header.writeInt32LE(lastId, 4);
  header.writeInt32LE(to, 8);
  header.writeInt32LE(op, 12);
  return Buffer.concat([header, head, body]);
}

/** The answer to a request, in the operation that it used. */
export function replyMessage(request: Pick<Request, 'id' | 'op'>, reply: Reply): Buffer {
  const body = encode(reply);
  if (request.op === OP_MSG) return message(OP_MSG, request.id, Buffer.alloc(5), body);
  const head = Buffer.alloc(20);
  head.writeInt32LE(8, 0);
  head.writeInt32LE(1, 16);
  return message(OP_REPLY, request.id, head, body);
}

/** What to answer when a request could not be read: its id and operation only. */
export function envelope(buf: Buffer): Pick<Request, 'id' | 'op'> {
  return { id: buf.readInt32LE(4), op: buf.readInt32LE(12) === OP_QUERY ? OP_QUERY : OP_MSG };
}
