import { decode } from './bson.js';
import { checkFolder } from './folder.js';
import { entriesOf } from './indexes.js';
import { entryKey, recordKey, recordOf, space, Storage, type Collection } from './storage.js';

/** What a check of a store found. */
export interface Verification {
  collections: number;
  documents: number;
  entries: number;
  /** What is wrong, in words; empty when all is well. */
  problems: string[];
}

/**
 * Checks a folder both ways: every document has all its index entries, and every entry belongs to
 * a document. It reads one state of the data, also while the store runs.
 * @throws BadFolder when the folder cannot be opened
 */
export async function verify(dataDir: string): Promise<Verification> {
  checkFolder(dataDir);
  const storage = Storage.openForReading(dataDir);
  const found: Verification = { collections: 0, documents: 0, entries: 0, problems: [] };
  try {
    for (const c of storage.collections.values()) verifyCollection(storage, c, found);
  } finally {
    await storage.close();
  }
  return found;
}

function verifyCollection(storage: Storage, c: Collection, found: Verification): void {
  const problem = (text: string): void => {
    if (found.problems.length < 100) found.problems.push(`${c.db}.${c.name}: ${text}`);
  };
  found.collections++;
  const expected = new Map(c.indexes.map((x) => [x, 0]));
  for (const entry of storage.db.getRange({ start: recordKey(c.id, 0), end: space(c.id + 1) })) {
    found.documents++;
    const record = recordOf(entry, true);
    try {
      const doc = decode(entry.value);
      for (const index of c.indexes) {
        const { keys, multikey, clipped } = entriesOf(doc, index.fields);
        expected.set(index, expected.get(index)! + keys.length);
        if ((multikey && !index.multikey) || (clipped && !index.clipped))
          problem(`the index ${index.name} is not marked for the document ${record}`);
        for (const key of keys) {
          const stored = storage.db.get(entryKey(index, key, record));
          if (!stored) problem(`the document ${record} has no entry in ${index.name}`);
          else if (recordOf({ key, value: stored }, false) !== record)
            problem(`the entry of document ${record} in ${index.name} points elsewhere`);
        }
      }
    } catch (e) {
      problem(
        `the document ${record} cannot be read: ${e instanceof Error ? e.message : String(e)}`,
      );
    }
  }
  // Every document's entries are there and distinct, so equal numbers mean that there are no others.
  for (const [index, n] of expected) {
    const entries = storage.count(space(index.id), space(index.id + 1));
    found.entries += entries;
    if (entries !== n) problem(`the index ${index.name} has ${entries} entries instead of ${n}`);
  }
}
