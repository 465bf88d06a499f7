import { Readable } from 'node:stream';
import { run } from '../../src/cli/run.js';
import type { Environment } from '../../src/config.js';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** The rows of `--json`. */
  readonly rows: () => Record<string, unknown>[];
}

/** Runs a command line as `npm run desk -- …` does; a command that runs until Ctrl-C ends after `meanwhile`. */
export async function desk(
  args: readonly string[],
  env: Environment = {},
  meanwhile: (said: () => string) => Promise<void> = () => Promise.resolve(),
  input: Iterable<string | Uint8Array> = [],
): Promise<Ran> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await run(args, {
    env,
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    input: () => Readable.from(input),
    progress: () => undefined,
    stopAsked: () => meanwhile(() => out.join('\n')),
  });
  return {
    code,
    out: out.join('\n'),
    err: err.join('\n'),
    rows: () => out.map((line) => JSON.parse(line) as Record<string, unknown>),
  };
}
