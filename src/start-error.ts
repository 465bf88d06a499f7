/** One thing that keeps the product from starting. */
export interface StartProblem {
  /** What it is about: a variable, a place in a file, a folder. */
  readonly where: string;
  readonly problem: string;
  readonly remedy: string;
}

export type StartErrorCode =
  /** Something in the environment is missing or wrong. */
  | 'settings'
  /** The desk file has mistakes, or there is none. */
  | 'desk'
  /** The database cannot be reached or opened. */
  | 'store'
  /** The chat platform refuses the credentials, or cannot be reached. */
  | 'platform'
  | 'port'
  /** The trial with a local Slack cannot run here. */
  | 'sandbox';

/** Why the product does not start, in words for the person who started it: no stack trace needed. */
export class StartError extends Error {
  constructor(
    readonly code: StartErrorCode,
    readonly problems: readonly StartProblem[],
    options?: ErrorOptions,
  ) {
    super(problems.map(({ where, problem }) => `${where}: ${problem}`).join('\n'), options);
    this.name = 'StartError';
  }

  /** How to go on, a line for each problem. */
  get remedy(): string {
    return this.problems.map(({ remedy }) => remedy).join('\n');
  }
}

/** A problem and its remedy, as people read them in a terminal. */
export const problemText = ({ where, problem, remedy }: StartProblem): string =>
  `  ${where}: ${problem}\n    → ${remedy}`;

/** The whole error as people read it in a terminal. */
export function startErrorText({ code, problems }: StartError): string {
  const count = problems.length === 1 ? 'one problem' : `${problems.length} problems`;
  return [`Deskbell did not start (${code}): ${count}.`, ...problems.map(problemText)].join('\n');
}

/** The code that an error of the system or of an SDK carries: `ENOENT`, `invalid_auth`. */
export function errorCode(error: unknown): string {
  const isCoded = typeof error === 'object' && error !== null && 'code' in error;
  return isCoded ? String(error.code) : 'unknown';
}
