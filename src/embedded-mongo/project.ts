import { MongoError, refuse } from './errors.js';
import { parseExpression, type Expression } from './expressions.js';
import { isNumber, toNumber, type Doc, type Value } from './values.js';

/** A projection's tree: kept or dropped (true), computed, or deeper. */
type Tree = Map<string, true | Expression | Tree>;

/** Turns a stored document into the one that is answered. */
export type Projection = (doc: Doc) => Doc;

const asFlag = (v: Value): boolean | undefined =>
  typeof v === 'boolean' ? v : isNumber(v) ? toNumber(v) !== 0 : undefined;

function put(tree: Tree, path: string, leaf: true | Expression): void {
  const parts = path.split('.');
  if (parts.includes('')) throw new MongoError(40353, "FieldPath must not end with a '.'.");
  if (parts.some((p) => p.startsWith('$')))
    throw path.endsWith('.$') || path.includes('.$.')
      ? refuse('the positional projection')
      : new MongoError(
          16410,
          "FieldPath field names may not start with '$'. Consider using $getField or $setField.",
        );
  let at = tree;
  for (const [i, part] of parts.entries()) {
    const next = at.get(part);
    if (i === parts.length - 1) {
      if (next !== undefined) throw new MongoError(31250, `Path collision at ${path}`);
      at.set(part, leaf);
    } else if (next instanceof Map) at = next;
    else if (next === undefined) {
      const deeper: Tree = new Map();
      at.set(part, deeper);
      at = deeper;
    } else
      throw new MongoError(
        31249,
        `Path collision at ${path} remaining portion ${parts.slice(i + 1).join('.')}`,
      );
  }
}

function include(v: Value, tree: Tree, root: Doc): Value {
  if (Array.isArray(v)) {
    return v.flatMap((x) => (x instanceof Map || Array.isArray(x) ? [include(x, tree, root)] : []));
  }
  const made: Doc = new Map();
  const source = v instanceof Map ? v : new Map<string, Value>();
  for (const [name, x] of source) {
    const leaf = tree.get(name);
    if (leaf === true) made.set(name, x);
    else if (leaf instanceof Map) {
      if (x instanceof Map || Array.isArray(x)) made.set(name, include(x, leaf, root));
      else if (computes(leaf)) made.set(name, include(undefined, leaf, root));
    }
  }
  for (const [name, leaf] of tree) {
    if (typeof leaf === 'function') {
      const x = leaf(root);
      made.delete(name);
      if (x !== undefined) made.set(name, x);
    } else if (leaf instanceof Map && !source.has(name) && computes(leaf)) {
      made.set(name, include(undefined, leaf, root));
    }
  }
  return made;
}

const computes = (tree: Tree): boolean =>
  [...tree.values()].some((x) => typeof x === 'function' || (x instanceof Map && computes(x)));

function exclude(v: Value, tree: Tree): Value {
  if (Array.isArray(v)) return v.map((x) => exclude(x, tree));
  if (!(v instanceof Map)) return v;
  const made: Doc = new Map();
  for (const [name, x] of v) {
    const leaf = tree.get(name);
    if (leaf === true) continue;
    made.set(name, leaf instanceof Map ? exclude(x, leaf) : x);
  }
  return made;
}

interface Entry {
  path: string;
  value: true | false | Expression;
}

/** Flattens nested specifications: `{a: {b: 1}}` is `{'a.b': 1}`. */
function entries(spec: Doc, prefix: string, out: Entry[]): Entry[] {
  for (const [name, v] of spec) {
    const path = prefix + name;
    const flag = asFlag(v);
    if (flag !== undefined) out.push({ path, value: flag });
    else if (v instanceof Map && v.size > 0 && ![...v.keys()][0]!.startsWith('$'))
      entries(v, `${path}.`, out);
    else {
      const op = v instanceof Map ? [...v.keys()][0] : undefined;
      if (op === '$slice' || op === '$elemMatch' || op === '$meta')
        throw refuse(`the projection ${op}`);
      if (v instanceof Map && v.size === 0)
        throw new MongoError(
          51270,
          `An empty sub-projection is not a valid value. Found empty object at path`,
        );
      out.push({ path, value: parseExpression(v) });
    }
  }
  return out;
}

/**
 * Checks a projection of find or `$project`.
 * @returns undefined when it keeps documents as they are
 * @throws MongoError 31253, 31254 (mixed), 31249, 31250 (collisions), 238 (refused operators)
 */
export function parseProjection(spec: Doc): Projection | undefined {
  const all = entries(spec, '', []);
  if (all.length === 0) return undefined;
  const id = all.find((e) => e.path === '_id');
  const rest = all.filter((e) => e.path !== '_id');
  const first = rest.find((e) => typeof e.value === 'boolean');
  const including = first ? first.value === true : rest.length > 0 || id?.value !== false;
  const tree: Tree = new Map();
  for (const { path, value } of rest) {
    if (including && value === false)
      throw new MongoError(31254, `Cannot do exclusion on field ${path} in inclusion projection`);
    if (!including && value === true)
      throw new MongoError(31253, `Cannot do inclusion on field ${path} in exclusion projection`);
    if (!including && typeof value === 'function')
      throw new MongoError(31252, `Cannot use an expression ${path} in an exclusion projection`);
    put(tree, path, typeof value === 'function' ? value : true);
  }
  if (including) {
    if (id?.value !== false && ![...tree.keys()].includes('_id'))
      tree.set('_id', typeof id?.value === 'function' ? id.value : true);
    return (doc) => include(doc, tree, doc) as Doc;
  }
  if (id?.value === false) tree.set('_id', true);
  return (doc) => exclude(doc, tree) as Doc;
}
