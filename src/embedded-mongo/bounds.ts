import { rankOf } from './compare.js';
import { after, encodeValue, invert } from './keys.js';
import { type Condition } from './match.js';
import { BSON, format, Raw, type Value } from './values.js';

/** A part of a field's sortable bytes: from `low` up to, not including, `high`. */
export interface Interval {
  low: Buffer;
  /** Absent for one value only: then it ends where the keys that start with `low` end. */
  high?: Buffer;
  /** As `explain` shows it. */
  text: () => string;
}

/** Where an interval ends, exclusively. */
export const endOf = (i: Interval): Buffer => i.high ?? after(i.low);

/** What a condition means for an index; `exact` when the entries inside are just the matches. */
export interface Bounds {
  intervals: Interval[];
  exact: boolean;
}

const typeStart = (rank: number): Buffer => Buffer.from([rank]);
const typeEnd = (rank: number): Buffer => Buffer.from([rank + 1]);
const NUMBER = 40;
const ARRAY = 70;
const REGEX = 130;

/** Every value. */
export const ALL: Interval = {
  low: Buffer.from([0]),
  high: Buffer.from([250]),
  text: () => '[MinKey, MaxKey]',
};

function point(v: Value): Interval {
  return { low: encodeValue(v), text: () => `[${format(v)}, ${format(v)}]` };
}

const NULLS: Interval = {
  low: typeStart(20),
  high: typeEnd(30),
  text: () => '[null, null]',
};

function comparison(op: string, v: Value): Bounds | undefined {
  if (v === null || v === undefined)
    return { intervals: op === '$gt' || op === '$lt' ? [] : [NULLS], exact: false };
  const rank = rankOf(v);
  const extreme = v instanceof Raw && (v.type === BSON.minKey || v.type === BSON.maxKey);
  // An index holds an array's elements, not the array.
  if (rank === ARRAY || (extreme && op !== '$eq')) return undefined;
  if (op === '$eq') return { intervals: [point(v)], exact: true };
  if (typeof v === 'number' && Number.isNaN(v))
    return { intervals: op === '$gte' || op === '$lte' ? [point(v)] : [], exact: true };
  const at = encodeValue(v);
  const up = op === '$gt' || op === '$gte';
  const shown = (): string =>
    up
      ? `${op === '$gt' ? '(' : '['}${format(v)}, ${rank === NUMBER ? 'inf.0' : 'max'}]`
      : `[${rank === NUMBER ? '-inf.0' : 'min'}, ${format(v)}${op === '$lt' ? ')' : ']'}`;
  const lowest = rank === NUMBER ? encodeValue(-Infinity) : typeStart(rank);
  const interval = up
    ? { low: op === '$gt' ? after(at) : at, high: typeEnd(rank) }
    : { low: lowest, high: op === '$lt' ? at : after(at) };
  return { intervals: [{ ...interval, text: shown }], exact: true };
}

function prefix(text: string): Interval[] {
  const low = encodeValue(text).subarray(0, -2);
  return [
    { low, high: after(low), text: () => `["${text}", "${text}…")` },
    // A stored regular expression matches one that is equal to it.
    { low: typeStart(REGEX), high: typeEnd(REGEX), text: () => '[/^/, /^/]' },
  ];
}

function intersect(a: readonly Interval[], b: readonly Interval[]): Interval[] {
  const out: Interval[] = [];
  for (const x of a) {
    for (const y of b) {
      const from = Buffer.compare(x.low, y.low) >= 0 ? x : y;
      const to = Buffer.compare(endOf(x), endOf(y)) <= 0 ? x : y;
      if (Buffer.compare(from.low, endOf(to)) >= 0) continue;
      if (!from.high) out.push(from);
      else {
        const text = (): string => `${from.text().split(', ')[0]}, ${to.text().split(', ').at(-1)}`;
        out.push({ low: from.low, high: endOf(to), text });
      }
    }
  }
  return out;
}

/** The bounds of one condition, in ascending order and without overlap; undefined: not usable. */
function boundsOf(condition: Condition): Bounds | undefined {
  switch (condition.op) {
    case '$in': {
      const parts = condition.values.map((v) => comparison('$eq', v));
      if (parts.includes(undefined) || condition.patterns.some((p) => p.prefix === undefined))
        return undefined;
      const intervals = parts.flatMap((p) => p!.intervals);
      intervals.push(...condition.patterns.flatMap((p) => prefix(p.prefix!)));
      const exact = parts.every((p) => p!.exact) && condition.patterns.length === 0;
      return { intervals: merged(intervals), exact };
    }
    case 'prefix':
      return { intervals: prefix(condition.prefix), exact: false };
    case 'element': {
      const usable = condition.all.flatMap((c) => boundsOf(c) ?? []);
      if (usable.length === 0) return undefined;
      const intervals = usable.map((b) => b.intervals).reduce(intersect);
      return { intervals, exact: false };
    }
    default:
      return comparison(condition.op, condition.value);
  }
}

function merged(intervals: Interval[]): Interval[] {
  intervals.sort((a, b) => Buffer.compare(a.low, b.low));
  const out: Interval[] = [];
  for (const next of intervals) {
    const last = out.at(-1);
    const apart = last?.high
      ? Buffer.compare(next.low, last.high) >= 0
      : last && !next.low.equals(last.low);
    if (!last || apart) out.push(next);
    else if (next.high && Buffer.compare(next.high, endOf(last)) > 0)
      out[out.length - 1] = { ...last, high: next.high };
  }
  return out;
}

/**
 * All conditions on one field together. In a multikey index each condition may hold for another
 * element, so only one of them may bound it: the one with the fewest values.
 */
export function combine(conditions: readonly Condition[], multikey: boolean): Bounds | undefined {
  const usable = conditions.flatMap((c) => boundsOf(c) ?? []);
  const [first] = usable;
  if (!first) return undefined;
  if (usable.length === 1) return { ...first, exact: first.exact && conditions.length === 1 };
  if (multikey) {
    const weight = (b: Bounds): number =>
      b.intervals.every((i) => !i.high) ? b.intervals.length : 1e9;
    const best = usable.reduce((a, b) => (weight(b) < weight(a) ? b : a));
    return { intervals: best.intervals, exact: false };
  }
  return {
    intervals: usable.map((b) => b.intervals).reduce(intersect),
    exact: usable.length === conditions.length && usable.every((b) => b.exact),
  };
}

/** The interval as it lies in an index whose field is descending: inverted, ends exchanged. */
export function reversed(i: Interval): Interval {
  const low = invert(Buffer.from(i.low));
  if (!i.high) return { low, text: i.text };
  const text = (): string => {
    const shown = i.text();
    const [from, to] = [
      shown.slice(1, shown.indexOf(', ')),
      shown.slice(shown.indexOf(', ') + 2, -1),
    ];
    return `${shown.endsWith(']') ? '[' : '('}${to}, ${from}${shown.startsWith('[') ? ']' : ')'}`;
  };
  return { low: after(invert(Buffer.from(i.high))), high: after(low), text };
}
