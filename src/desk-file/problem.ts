/** Keys and indexes from the top of the file to a value. */
export type Path = readonly (string | number)[];

/** What a check found, before it is known where in the file that stands. */
export interface Finding {
  readonly path: Path;
  /** What stands there, for people: `"sometimes"`. Absent when nothing does. */
  readonly value?: string;
  readonly problem: string;
  readonly remedy: string;
  /** Set when the name of the entry is wrong, not its value. */
  readonly key?: string;
}

/** One thing wrong with a desk file, said so that its author can mend it. */
export interface DeskProblem {
  /** `queues[1].triage_channel`; empty for the file as a whole. */
  readonly path: string;
  readonly value?: string;
  readonly problem: string;
  readonly remedy: string;
  /** Counted from 1. */
  readonly line?: number;
}

/** `['queues', 1, 'key']` → `queues[1].key`. */
export const pathText = (path: Path): string =>
  path.reduce<string>(
    (text, part) =>
      typeof part === 'number' ? `${text}[${part}]` : text === '' ? part : `${text}.${part}`,
    '',
  );

/** A value as it is quoted in a problem, at most 60 characters; nothing for an empty one. */
export function shownValue(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  const text = JSON.stringify(value) ?? 'something that cannot be shown';
  return text.length <= 60 ? text : `${text.slice(0, 59)}…`;
}

/** `a`, `b` or `c`. */
export const oneOf = (values: readonly string[]): string =>
  values.length < 2
    ? values.join('')
    : `${values.slice(0, -1).join(', ')} or ${values.at(-1) ?? ''}`;

/** One line a problem: `line 12, queues[1].triage_channel "help": … → …`. */
export const problemLine = ({ line, path, value, problem, remedy }: DeskProblem): string =>
  [
    line === undefined ? '' : `line ${line}, `,
    path === '' ? 'the file' : path,
    value === undefined ? '' : ` ${value}`,
    `: ${problem} ${remedy}`,
  ].join('');
