import type { ParseArgsConfig } from 'node:util';
import type { Environment } from '../config.js';

/** One command of `npm run desk -- …`. */
export interface Command {
  /** Its words: `config check`. */
  readonly name: string;
  /** What follows the name: `[file]`. */
  readonly usage: string;
  readonly summary: string;
  /** Options besides `--json`. */
  readonly options?: NonNullable<ParseArgsConfig['options']>;
  /** The most words that may follow the name. */
  readonly positionals: number;
  /** @returns the exit code: 0 all is well, 1 it is not, 2 wrong usage. */
  run(call: Call): Promise<number>;
}

/** How a command was called, and where it speaks. */
export interface Call extends Terminal {
  readonly positionals: readonly string[];
  readonly values: Readonly<Record<string, unknown>>;
}

export interface Terminal {
  readonly env: Environment;
  /** The result. */
  readonly out: (line: string) => void;
  /** Everything that is said beside it. */
  readonly err: (line: string) => void;
  /** What is written to the command, piece by piece. */
  readonly input: () => AsyncIterable<string | Uint8Array>;
  /** Shows how far a long command is, on one line that is written over; nothing without a terminal. */
  readonly progress: (words: string) => void;
  /** Resolves when the command is to end; for those that run until then. */
  readonly stopAsked: () => Promise<void>;
}

/** Thrown for a call that cannot be carried out as it stands; the usage is shown with it. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

/** A row of JSON Lines with `--json`, else the same in words. */
export function tell({ values, out }: Call, row: object, words: string): void {
  out(values['json'] === true ? JSON.stringify(row) : words);
}
