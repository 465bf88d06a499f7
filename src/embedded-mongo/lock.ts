import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Another process serves this folder. */
export class FolderInUse extends Error {
  /** @param pid the process that has it */
  constructor(
    folder: string,
    readonly pid: number,
  ) {
    super(`${folder} is in use by the process ${pid}; only one may open it at a time`);
  }
}

/** When a process began, as the kernel counts it; '' where it does not tell. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    // Not Linux, or no such process.
    return '';
  }
}

/** Pid and start of the process that wrote a lock, if that very process still runs. */
function holder(content: string): number | undefined {
  const [pidText = '', start = ''] = content.trim().split(' ');
  const pid = Number(pidText);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  try {
    process.kill(pid, 0);
  } catch (e) {
    if ((e as NodeJS.ErrnoException).code === 'ESRCH') return undefined;
  }
  return start === startOf(pid) ? pid : undefined;
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (e) {
    if ((e as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw e;
  }
}

/**
 * Takes a folder for this process. A lock whose process is gone is taken over: it is moved aside
 * first, and only one process can move it.
 * @returns gives the folder free
 * @throws FolderInUse with the pid of the process that has it
 */
export function lockFolder(folder: string): () => void {
  const path = join(folder, 'lock');
  const mine = join(folder, `lock.${process.pid}`);
  const content = `${process.pid} ${startOf(process.pid)}\n`;
  writeFileSync(mine, content, { mode: 0o600 });
  try {
    for (;;) {
      try {
        linkSync(mine, path);
        return () => rmSync(path, { force: true });
      } catch (e) {
        if ((e as NodeJS.ErrnoException).code !== 'EEXIST') throw e;
      }
      const found = read(path);
      if (found === undefined) continue;
      const pid = holder(found);
      if (pid !== undefined) throw new FolderInUse(folder, pid);
      takeAside(path, `${mine}.old`, found);
    }
  } finally {
    rmSync(mine, { force: true });
  }
}

function takeAside(path: string, aside: string, stale: string): void {
  try {
    renameSync(path, aside);
  } catch (e) {
    if ((e as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw e;
  }
  // Another process may have put its own lock there in between: then it gets it back.
  if (read(aside) !== stale) linkSync(aside, path);
  rmSync(aside, { force: true });
}
