import { z } from 'zod';
import { didYouMean } from '../did-you-mean.js';
import { oneOf, pathText, shownValue, type Finding, type Path } from './problem.js';

type Issue = z.core.$ZodIssue;

/** Says what zod found in words that name the remedy. `value` is what was checked. */
export function explainIssues(
  schema: z.ZodType,
  value: unknown,
  issues: readonly Issue[],
): Finding[] {
  const findings = issues.flatMap((issue): (Finding & { meant?: string })[] => {
    const path = issue.path.filter((part) => typeof part !== 'symbol');
    const { shape, meaning } = describedAt(schema, path);
    const found = valueAt(value, path);
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => unknownKey(path, key, shape));
    const shown = shownValue(found);
    const [problem, remedy] = inWords(issue, found, meaning, path);
    return [{ path, ...(shown === undefined ? {} : { value: shown }), problem, remedy }];
  });
  // A misspelled entry is one mistake, not also a missing one.
  const meant = new Set(
    findings.flatMap(({ path, meant }) =>
      meant === undefined ? [] : [pathText([...path.slice(0, -1), meant])],
    ),
  );
  return findings.filter(({ path, value }) => value !== undefined || !meant.has(pathText(path)));
}

function inWords(
  issue: Issue,
  found: unknown,
  meaning: string,
  path: Path,
): readonly [string, string] {
  const name = String(path.at(-1) ?? 'the desk');
  const write = `Write ${meaning}.`;
  if (found === null) return ['is empty.', `Write ${meaning}, or remove the entry.`];
  switch (issue.code) {
    case 'custom': {
      const { problem, remedy } = issue.params as { problem: string; remedy: string };
      return [problem, remedy];
    }
    case 'invalid_value': {
      const known = issue.values.map(String);
      if (found === undefined) return ['is missing.', `Add ${name}: ${oneOf(known)}.`];
      const meant = typeof found === 'string' ? didYouMean(found, known) : undefined;
      return [
        'is not known here.',
        meant === undefined ? `Use ${oneOf(known)}.` : `Did you mean ${meant}?`,
      ];
    }
    case 'too_small':
      if (issue.origin === 'string') return ['is empty.', write];
      if (issue.origin === 'array' && Array.isArray(found) && found.length === 0)
        return ['is an empty list.', `List at least ${String(issue.minimum)}: ${meaning}.`];
      return issue.origin === 'array'
        ? ['has too few entries.', `List at least ${String(issue.minimum)}.`]
        : ['is too small.', `Use ${String(issue.minimum)} or more.`];
    case 'too_big':
      if (issue.origin === 'string')
        return ['is too long.', `Use at most ${String(issue.maximum)} characters.`];
      return issue.origin === 'array'
        ? ['has too many entries.', `Keep at most ${String(issue.maximum)}.`]
        : ['is too large.', `Use ${String(issue.maximum)} or less.`];
    default:
      return found === undefined
        ? ['is missing.', path.length === 0 ? write : `Add ${name}: ${meaning}.`]
        : [`should be ${expectation(issue)}.`, write];
  }
}

function expectation(issue: Issue): string {
  if (issue.code !== 'invalid_type') return 'something else';
  const names: Readonly<Record<string, string>> = {
    string: 'a text',
    number: 'a number',
    int: 'a whole number',
    boolean: 'true or false',
    array: 'a list (lines that start with -)',
    object: 'a group of entries (name: value)',
    record: 'a group of entries (name: value)',
  };
  return names[issue.expected] ?? issue.expected;
}

function unknownKey(path: Path, key: string, shape: readonly string[]) {
  const meant = didYouMean(key, shape);
  return {
    path: [...path, key],
    key,
    meant,
    problem: 'is not an entry of this part.',
    remedy: meant === undefined ? `Remove it, or use ${oneOf(shape)}.` : `Did you mean ${meant}?`,
  };
}

/** The entries that an object may have at this path, and what the value there means. */
function describedAt(schema: z.ZodType, path: Path): { shape: string[]; meaning: string } {
  let at: unknown = schema;
  let meaning = 'the desk: its name, queues and categories';
  const settle = () => {
    for (;;) {
      const description = at instanceof z.ZodType ? at.description : undefined;
      if (description !== undefined) meaning = description;
      if (!isWrapper(at)) return;
      at = at.unwrap();
    }
  };
  settle();
  for (const part of path) {
    if (at instanceof z.ZodObject) at = (at.shape as Record<string, unknown>)[part];
    else if (at instanceof z.ZodArray) at = at.element;
    else if (at instanceof z.ZodRecord) at = at.valueType;
    settle();
  }
  return { shape: at instanceof z.ZodObject ? Object.keys(at.shape) : [], meaning };
}

const isWrapper = (schema: unknown): schema is { unwrap(): unknown } =>
  schema instanceof z.ZodOptional ||
  schema instanceof z.ZodDefault ||
  schema instanceof z.ZodPrefault;

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (at, part) =>
      typeof at === 'object' && at !== null
        ? (at as Record<string | number, unknown>)[part]
        : undefined,
    value,
  );
}
