import { Long, type Document } from 'bson';

interface CursorReply {
  cursor: { id: Long | number; firstBatch?: Document[]; nextBatch?: Document[] };
}

/** The documents of a reply with a cursor. */
export function batchOf(reply: Document): Document[] {
  const { cursor } = reply as CursorReply;
  return cursor.firstBatch ?? cursor.nextBatch ?? [];
}

/** The cursor's id; zero when it is closed. */
export const cursorId = (reply: Document): Long => Long.fromValue((reply as CursorReply).cursor.id);
