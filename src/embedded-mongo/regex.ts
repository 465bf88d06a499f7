import { MongoError, refuse } from './errors.js';
import { BSON, Raw, type Value } from './values.js';

/** A pattern whose meaning is the same in PCRE and here; see `compileRegex`. */
export interface Pattern {
  readonly test: (text: string) => boolean;
  /** What a text must start with, case included, when the pattern says so. */
  prefix?: string;
}

const escape = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/**
 * Compiles `^literal`, `literal`, `literal$`, with `.*` at the ends and the option `i`. Everything
 * else is refused: PCRE and JavaScript differ in details, and a hostile pattern could hold up
 * the whole server.
 * @throws MongoError 238 naming the pattern
 */
export function compileRegex(source: string, flags: string): Pattern {
  const shown = `the regular expression /${source}/${flags}: only literals with ^, $, .* at their ends and the option i`;
  if (/[^ims]/.test(flags)) throw new MongoError(51108, `invalid flag in regex options: ${flags}`);
  if (/[ms]/.test(flags)) throw refuse(shown);
  let rest = source;
  const anchored = rest.startsWith('^');
  if (anchored) rest = rest.slice(1);
  const open = /^(\.\*)/.test(rest);
  if (open) rest = rest.slice(2);
  const tail = /(^|[^\\])((?:\\\\)*)\.\*$/.test(rest);
  if (tail) rest = rest.slice(0, -2);
  const ended = !tail && /(^|[^\\])((?:\\\\)*)\$$/.test(rest);
  if (ended) rest = rest.slice(0, -1);
  let literal = '';
  for (let i = 0; i < rest.length; i++) {
    let c = rest[i]!;
    if (c === '\\') {
      c = rest[++i] ?? '';
      if (c === '' || /[A-Za-z0-9]/.test(c)) throw refuse(shown);
    } else if ('^$.*+?()[]{}|'.includes(c)) throw refuse(shown);
    literal += c;
  }
  // `^.*x` reaches over one line only in PCRE; that needs care nobody has asked for.
  if (anchored && open && literal !== '') throw refuse(shown);
  if (flags === '' && !ended) {
    if (anchored) return { test: (text) => text.startsWith(literal), prefix: literal };
    return { test: (text) => text.includes(literal) };
  }
  // In PCRE `$` also stands before a newline at the very end.
  const pattern = `${anchored ? '^' : ''}${escape(literal)}${ended ? '(?=\\n?$)' : ''}`;
  const compiled = new RegExp(pattern.replace(/\\-/g, '-').replace(/\\\//g, '/'), `${flags}u`);
  const found: Pattern = { test: (text) => compiled.test(text) };
  if (anchored && flags === '') found.prefix = literal;
  return found;
}

/** Pattern and options of a stored regular expression. */
export function regexParts(v: Raw): [source: string, flags: string] {
  const [source = '', flags = ''] = v.bytes.toString('utf8').split('\0');
  return [source, flags];
}

/** Whether a value is a BSON regular expression. */
export const isRegex = (v: Value): v is Raw => v instanceof Raw && v.type === BSON.regex;
