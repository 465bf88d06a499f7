import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

/** The data files of the store in a folder. */
export const DATA_FILE = 'data.mdb';
const MARKER = 'store.json';
const MAGIC = 0xbeefc0de;
const CONTENT = `${JSON.stringify({ format: 1, engine: 'lmdb' })}\n`;

/** A folder that cannot be opened, with what to do about it. */
export class BadFolder extends Error {}

/**
 * Makes a folder if need be, for this user only, and tells whether what is in it can be opened.
 * The marker is written after the first commit, so without it nothing was ever acknowledged here.
 * @throws BadFolder for a folder that is corrupt, or an unfinished copy
 */
export function checkFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  const data = join(folder, DATA_FILE);
  const size = existsSync(data) ? statSync(data).size : 0;
  const complete = existsSync(join(folder, MARKER));
  if (!complete) {
    if (size > 1024 * 1024)
      throw new BadFolder(
        `${folder} is half-written: it holds ${DATA_FILE} but no ${MARKER}, as an interrupted backup or copy leaves it. Copy it again, or use another folder.`,
      );
    return;
  }
  if (size === 0)
    throw new BadFolder(
      `${folder} is corrupt: ${DATA_FILE} is ${existsSync(data) ? 'empty' : 'missing'}. Restore a backup.`,
    );
  if (!hasMagic(data))
    throw new BadFolder(
      `${folder} is corrupt: ${DATA_FILE} does not begin as LMDB data does. Restore a backup.`,
    );
}

/** Whether both of LMDB's meta pages are there. */
function hasMagic(path: string): boolean {
  const fd = openSync(path, 'r');
  try {
    const head = Buffer.alloc(64);
    if (readSync(fd, head, 0, 64, 0) < 64) return false;
    return head.readUInt32LE(16) === MAGIC || head.readUInt32LE(24) === MAGIC;
  } finally {
    closeSync(fd);
  }
}

/** Marks a folder as complete, on the disk. */
export function markComplete(folder: string): void {
  const path = join(folder, MARKER);
  if (existsSync(path)) return;
  const fd = openSync(`${path}.new`, 'w', 0o600);
  try {
    writeSync(fd, CONTENT);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
  renameSync(`${path}.new`, path);
  syncFolder(folder);
}

/** Puts a file on the disk. */
export function syncFile(path: string): void {
  const fd = openSync(path, 'r+');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** Puts a folder's entries on the disk; Windows cannot open folders and does not need it. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const fd = openSync(folder, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}
