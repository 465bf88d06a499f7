import { decode, depthOf, encode, MAX_USER_DEPTH } from './bson.js';
import { ensureCollection, type Context } from './context.js';
import { MongoError } from './errors.js';
import { type Matcher } from './match.js';
import { type MatchDetails } from './paths.js';
import { plan } from './planner.js';
import { isRegex } from './regex.js';
import { sortedScan, type Row } from './scan.js';
import { parseSort } from './sort.js';
import { type Collection } from './storage.js';
import { applyUpdate, upsertedDocument, type Update } from './update.js';
import { typeName, type Doc, type Value } from './values.js';

/** Largest document, in bytes. */
const MAX_DOCUMENT = 16 * 1024 * 1024;
function checkId(id: Value): void {
  if (Array.isArray(id) || isRegex(id) || (id !== null && typeName(id) === 'undefined'))
    throw new MongoError(53, `The '_id' value cannot be of type ${typeName(id)}`);
  if (id instanceof Map)
    for (const name of id.keys())
      if (name.startsWith('$'))
        throw new MongoError(
          52,
          `_id fields may not contain '$'-prefixed fields: ${name} is not valid for storage.`,
        );
}

function checkStorable(doc: Doc, bytes: Buffer, afterUpdate: boolean): void {
  if (bytes.length > MAX_DOCUMENT)
    throw afterUpdate
      ? new MongoError(17419, `Resulting document after update is larger than ${MAX_DOCUMENT}`)
      : new MongoError(
          2,
          `object to insert too large. size in bytes: ${bytes.length}, max size: ${MAX_DOCUMENT}`,
        );
  if (depthOf(doc) > MAX_USER_DEPTH)
    throw new MongoError(
      15,
      `cannot insert document because it exceeds ${MAX_USER_DEPTH} levels of nesting`,
    );
}

/**
 * Inserts a document whose `_id` is its first field.
 * @param stored its bytes, when they are at hand
 * @throws MongoError 11000, 53, 52, 2 (too large), 15 (too deep), 171
 */
export function insertDocument(
  ctx: Context,
  c: Collection,
  doc: Doc,
  stored: Buffer | undefined,
): void {
  checkId(doc.get('_id'));
  const bytes = stored ?? encode(doc);
  checkStorable(doc, bytes, false);
  ctx.storage.put(c, c.lastRecord + 1, doc, bytes, undefined);
  c.lastRecord++;
}

/** Rows for writing, never one twice. */
export function writeRows(
  ctx: Context,
  c: Collection,
  matcher: Matcher,
  hint: string | Doc | undefined,
  sort: Doc | undefined,
  atMost: number,
): Generator<Row | undefined, void> {
  const order = sort && sort.size > 0 ? parseSort(sort) : undefined;
  const chosen = plan(ctx.storage, c, matcher, order, hint);
  return sortedScan(ctx.storage, c, chosen, matcher, order, { whole: false, once: true, atMost });
}

/** A row as it is now; undefined when it is gone or no longer matches. */
export function current(
  ctx: Context,
  c: Collection,
  record: number,
  matcher: Matcher,
): { doc: Doc; bytes: Buffer; details: MatchDetails } | undefined {
  const bytes = ctx.storage.get(c, record);
  if (!bytes) return undefined;
  const doc = decode(bytes);
  const details: MatchDetails = {};
  return matcher.test(doc, details) ? { doc, bytes, details } : undefined;
}

/** Updates one document. @returns its new bytes; undefined when it is gone or matches no longer */
export function updateRecord(
  ctx: Context,
  c: Collection,
  record: number,
  matcher: Matcher,
  update: Update,
): { before: Buffer; after: Buffer } | undefined {
  const now = current(ctx, c, record, matcher);
  if (!now) return undefined;
  const next = applyUpdate(now.doc, update, now.details.position, false);
  const bytes = encode(next);
  if (!bytes.equals(now.bytes)) {
    checkStorable(next, bytes, true);
    const indexed = new Set(c.indexes.flatMap((x) => x.fields.map((f) => f.parts[0]!)));
    ctx.storage.put(c, record, next, bytes, decode(now.bytes, indexed));
  }
  return { before: now.bytes, after: bytes };
}

/** Inserts what an upsert makes of a filter and an update. @throws as insertDocument, and 54 */
export function upsert(ctx: Context, ns: string, matcher: Matcher, update: Update): Doc {
  const doc = upsertedDocument(matcher, update);
  insertDocument(ctx, ensureCollection(ctx, ns), doc, undefined);
  return doc;
}
