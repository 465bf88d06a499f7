/** Whether a process may be given work, and why not. */
export interface Readiness {
  readonly ready: boolean;
  /** One sentence for each check that failed, by its name. */
  readonly reasons: Readonly<Record<string, string>>;
}

/** Resolves with what is wrong, or with `undefined` when all is well; a rejection is wrong too. */
export type Check = () => Promise<string | undefined>;

/** A check that takes longer than this has failed. Milliseconds. */
const PATIENCE_MS = 2000;

/** An outbox row that waits longer than this says that nothing goes out. Milliseconds. */
const OLDEST_WAITING_MS = 5 * 60_000;

/** Runs all checks side by side. */
export async function readiness(
  checks: Readonly<Record<string, Check>>,
  patienceMs = PATIENCE_MS,
): Promise<Readiness> {
  const results = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => [name, await outcome(check, patienceMs)]),
  );
  const failed = results.filter(([, reason]) => reason !== undefined);
  return {
    ready: failed.length === 0,
    reasons: Object.fromEntries(failed) as Record<string, string>,
  };
}

async function outcome(check: Check, patienceMs: number): Promise<string | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => {
      resolve(`gave no answer within ${patienceMs} ms`);
    }, patienceMs);
  });
  try {
    return await Promise.race([check(), late]);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    clearTimeout(timer);
  }
}

/** Fails when something has waited in the outbox for more than five minutes. */
export const outboxCheck =
  (oldestWaiting: () => Promise<Date | undefined>, now: () => Date): Check =>
  async () => {
    const oldest = await oldestWaiting();
    const waitedMs = oldest === undefined ? 0 : now().getTime() - oldest.getTime();
    return waitedMs <= OLDEST_WAITING_MS
      ? undefined
      : `the oldest message has waited for ${Math.round(waitedMs / 1000)} s`;
  };
