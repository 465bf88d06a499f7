import { didYouMean } from '../did-you-mean.js';
import { oneOf, shownValue, type Finding, type Path } from './problem.js';

/** A part of the file as it was read, right or wrong. */
export type Loose = Readonly<Record<string, unknown>>;

/** A name that is none of the known ones; what is no text at all is the schema's business. */
export function unknownReference(
  path: Path,
  value: unknown,
  known: readonly string[],
  what: string,
): Finding[] {
  if (typeof value !== 'string' || known.includes(value)) return [];
  const meant = didYouMean(value, known);
  return [
    {
      path,
      value: shownValue(value),
      problem: `is no ${what} of this file.`,
      remedy: meant === undefined ? `Use ${oneOf(known)}.` : `Did you mean ${meant}?`,
    },
  ];
}

/** Entries whose `name` an earlier entry has already. */
export function doubles(list: readonly Loose[], path: Path, name: string): Finding[] {
  const seen = new Map<string, number>();
  return list.flatMap((entry, index) => {
    const value = entry[name];
    if (typeof value !== 'string') return [];
    const first = seen.get(value);
    if (first === undefined) {
      seen.set(value, index);
      return [];
    }
    return [
      {
        path: [...path, index, name],
        value: shownValue(value),
        problem: `stands twice: entry ${first + 1} of the list has it too.`,
        remedy: `Give each its own ${name}, or remove one.`,
      },
    ];
  });
}

/** The value as a group of entries; an empty one when it is none. */
export const group = (value: unknown): Loose =>
  typeof value === 'object' && value !== null ? (value as Loose) : {};

/** The value as a list of groups; an empty one when it is none. */
export const groups = (value: unknown): Loose[] => (Array.isArray(value) ? value.map(group) : []);

/** What stands under a name in each of them, as far as it is text. */
export const texts = (list: readonly Loose[], name: string): string[] =>
  list.flatMap((entry) => {
    const value = entry[name];
    return typeof value === 'string' ? [value] : [];
  });
