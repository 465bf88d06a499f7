import { type Doc, type Value } from './values.js';

/** What a match found out besides yes or no: the array position that `$` stands for in updates. */
export interface MatchDetails {
  position?: number;
}

/** A test of one value that a path leads to; `undefined` when there is none. */
export type ValueTest = (v: Value, details?: MatchDetails) => boolean;

/** The elements of an array as fields "0", "1" …, as MongoDB sees an array at a document's place. */
export const arrayAsDoc = (values: readonly Value[]): Doc =>
  new Map(values.map((v, i) => [String(i), v]));

/**
 * Whether a value at the path passes the test, looking into arrays as MongoDB's filters do: every
 * element of an array on the way, positions by number, and (with `expand`) the elements of an
 * array at the end before the array itself.
 * @param details receives the position within the outermost array
 */
export function someAt(
  doc: Doc,
  path: readonly string[],
  expand: boolean,
  test: ValueTest,
  details?: MatchDetails,
  from = 0,
): boolean {
  let v: Value = doc;
  for (let i = from; i < path.length; i++) {
    if (v instanceof Map) v = v.get(path[i]!);
    else if (Array.isArray(v)) return someInArray(v, path, i, expand, test, details);
    else return test(undefined, details);
  }
  if (expand && Array.isArray(v)) {
    for (const [i, x] of v.entries()) {
      if (!test(x, details)) continue;
      if (details) details.position = i;
      return true;
    }
  }
  return test(v, details);
}

function someInArray(
  values: readonly Value[],
  path: readonly string[],
  at: number,
  expand: boolean,
  test: ValueTest,
  details: MatchDetails | undefined,
): boolean {
  const last = at === path.length - 1;
  for (const [i, x] of values.entries()) {
    const found =
      (x instanceof Map && someAt(x, path, expand, test, details, at)) ||
      (path[at] === String(i) &&
        (last
          ? test(x, details)
          : (x instanceof Map || Array.isArray(x)) &&
            someAt(x instanceof Map ? x : arrayAsDoc(x), path, expand, test, details, at + 1)));
    if (!found) continue;
    if (details) details.position = i;
    return true;
  }
  return false;
}
