import { deserialize, type Document } from 'bson';

/** One command that changes something. */
export interface Write {
  readonly collection: string;
  readonly operations: readonly Operation[];
}

/** One row that it concerns, or several by a condition. */
export interface Operation {
  readonly verb: 'insert' | 'update' | 'delete';
  /** Absent when a condition chooses the rows. */
  readonly id?: string;
  /** The row that is inserted, or what an update sets; a whole row when it replaces one. */
  readonly values: Document;
}

const OP_MSG = 2013;
const HEADER = 16;

/** The write in a message of MongoDB's protocol; `undefined` when it is none. */
export function readWrite(message: Buffer): Write | undefined {
  if (message.readInt32LE(12) !== OP_MSG) return undefined;
  const { body, sequences } = sectionsOf(message);
  const list = (name: string): Document[] => sequences.get(name) ?? (body[name] as Document[]);
  const [command = ''] = Object.keys(body);
  const collection = String(body[command]);
  switch (command) {
    case 'insert':
      return { collection, operations: list('documents').map(inserting) };
    case 'update':
      return { collection, operations: list('updates').flatMap(updating) };
    case 'delete':
      return { collection, operations: list('deletes').flatMap(({ q }) => deleting(q)) };
    case 'findAndModify':
      return {
        collection,
        operations: updating({ q: body['query'] as Document, u: body['update'] as Document }),
      };
    default:
      return undefined;
  }
}

const inserting = (row: Document): Operation => ({
  verb: 'insert',
  id: String(row['_id']),
  values: row,
});

function updating({ q, u }: Document): Operation[] {
  const change = u as Document;
  const values = { ...change, ...(change['$set'] as Document | undefined) };
  return idsIn(q).map((id) => ({ verb: 'update', id, values }));
}

const deleting = (q: unknown): Operation[] =>
  idsIn(q).map((id) => ({ verb: 'delete', id, values: {} }));

function idsIn(filter: unknown): (string | undefined)[] {
  const id = (filter as Document)['_id'] as unknown;
  if (typeof id === 'string') return [id];
  const several = (id as { $in?: string[] } | undefined)?.$in;
  return several ?? [undefined];
}

interface Sections {
  readonly body: Document;
  readonly sequences: ReadonlyMap<string, Document[]>;
}

function sectionsOf(message: Buffer): Sections {
  const sequences = new Map<string, Document[]>();
  let body: Document = {};
  // The flags come first; a checksum at the end is not sent by the driver.
  for (let at = HEADER + 4; at < message.length;) {
    const kind = message[at];
    const end = at + 1 + message.readInt32LE(at + 1);
    if (kind === 0) body = deserialize(message.subarray(at + 1, end));
    else {
      const nameEnd = message.indexOf(0, at + 5);
      const name = message.toString('utf8', at + 5, nameEnd);
      sequences.set(name, documentsIn(message.subarray(nameEnd + 1, end)));
    }
    at = end;
  }
  return { body, sequences };
}

function documentsIn(bytes: Buffer): Document[] {
  const documents: Document[] = [];
  for (let at = 0; at < bytes.length; at += bytes.readInt32LE(at)) {
    documents.push(deserialize(bytes.subarray(at, at + bytes.readInt32LE(at))));
  }
  return documents;
}
