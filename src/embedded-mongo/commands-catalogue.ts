import { decode } from './bson.js';
import {
  checkName,
  checkWritable,
  cursorReply,
  done,
  ensureCollection,
  immediate,
  namespace,
  type Command,
  type Context,
  type Task,
} from './context.js';
import { MongoError, refuse } from './errors.js';
import { parseIndexFields, type Index } from './indexes.js';
import { NO_FILTER, parseFilter } from './match.js';
import { Options } from './options.js';
import { recordKey, recordOf, type Collection } from './storage.js';
import { format, int, isNumber, toNumber, type Doc, type Reply, type Value } from './values.js';

const missing = (ns: string): MongoError => new MongoError(26, `ns does not exist: ${ns}`);
const keyOf = (x: Index): Doc => new Map(x.fields.map((f) => [f.path, int(f.direction)]));
const describe = (x: Index): Doc =>
  new Map<string, Value>([
    ['v', int(2)],
    ['key', keyOf(x)],
    ['name', x.name],
    ...(x.unique && x.name !== '_id_' ? ([['unique', true]] as [string, Value][]) : []),
  ]);

const INDEX_OPTIONS = 'key name unique background v ns';

function parseIndex(spec: Value): Omit<Index, 'id'> {
  if (!(spec instanceof Map))
    throw new MongoError(
      14,
      "BSON field 'createIndexes.indexes.0' is the wrong type, expected type 'object'",
    );
  const o = new Options('createIndexes.indexes', spec, INDEX_OPTIONS);
  const key = o.doc('key');
  const name = o.string('name');
  if (!key)
    throw new MongoError(
      9,
      `Error in specification ${format(spec)} :: caused by :: The 'key' field is a required property of an index specification`,
    );
  if (name === undefined)
    throw new MongoError(
      9,
      `Error in specification ${format(spec)} :: caused by :: The 'name' field is a required property of an index specification`,
    );
  if (name === '') throw new MongoError(67, `index name cannot be empty`);
  const version = spec.get('v');
  if (version !== undefined && !(isNumber(version) && toNumber(version) === 2))
    throw refuse('index versions other than 2');
  const fields = parseIndexFields(key);
  return { name, fields, unique: o.flag('unique'), multikey: false, clipped: false, ready: false };
}

const sameKey = (a: Index['fields'], b: Index['fields']): boolean =>
  a.length === b.length &&
  a.every((f, i) => f.path === b[i]!.path && f.direction === b[i]!.direction);

/** Whether the index is there already. @throws MongoError 85, 86 when one is in its way */
function exists(c: Collection, wanted: Omit<Index, 'id'>): boolean {
  if (
    wanted.fields.length === 1 &&
    wanted.fields[0]!.path === '_id' &&
    wanted.fields[0]!.direction === 1
  )
    return true;
  for (const x of c.indexes) {
    const key = sameKey(x.fields, wanted.fields);
    if (key && x.name === wanted.name && x.unique === wanted.unique) return true;
    const shown = (i: Omit<Index, 'id'>): string => format(describe({ ...i, id: 0 }));
    if (x.name === wanted.name)
      throw new MongoError(
        86,
        `An existing index has the same name as the requested index. When index names are not specified, they are auto generated and can cause conflicts. Please refer to our documentation. Requested index: ${shown(wanted)}, existing index: ${shown(x)}`,
      );
    if (key)
      throw x.unique === wanted.unique
        ? new MongoError(85, `Index already exists with a different name: ${x.name}`)
        : new MongoError(
            85,
            `An equivalent index already exists with a different name and options. Requested index: ${shown(wanted)}, existing index: ${shown(x)}`,
          );
  }
  return false;
}

/** Fills an index from the documents, slice by slice; writes meanwhile keep it up themselves. */
function* build(ctx: Context, c: Collection, index: Index): Generator<undefined, void> {
  const fields = new Set(index.fields.map((f) => f.parts[0]!));
  let from = recordKey(c.id, 0);
  for (;;) {
    const page = ctx.storage.page(from, recordKey(c.id, 2 ** 48 - 1), false, 100);
    for (const entry of page)
      ctx.storage.addToIndex(c, index, recordOf(entry, true), decode(entry.value, fields));
    if (page.length < 100) return;
    from = Buffer.concat([page.at(-1)!.key, Buffer.alloc(1)]);
    yield undefined;
    if (ctx.storage.collections.get(`${c.db}.${c.name}`) !== c)
      throw new MongoError(276, 'collection dropped during the index build');
  }
}

const createIndexes: Command = {
  writes: true,
  *run(ctx): Task {
    const ns = namespace(ctx, 'createIndexes');
    checkWritable(ns);
    const o = new Options('createIndexes', ctx.cmd, 'indexes');
    const wanted = (o.list('indexes') ?? []).map((spec) => parseIndex(spec));
    if (wanted.length === 0) throw new MongoError(2, 'Must specify at least one index to create');
    const created = !ctx.storage.collections.has(ns);
    const c = ensureCollection(ctx, ns);
    const before = c.indexes.length;
    const news = wanted
      .filter((w) => !exists(c, w))
      .map((w): Index => ({ ...w, id: ctx.storage.newId() }));
    if (c.indexes.length + news.length > 64)
      throw new MongoError(67, `add index fails, too many indexes for ${ns}`);
    try {
      for (const index of news) {
        c.indexes.push(index);
        ctx.storage.touch(c);
        yield* build(ctx, c, index);
      }
    } catch (e) {
      // None of the command's indexes stays when one of them cannot be built.
      for (const index of news) if (c.indexes.includes(index)) ctx.storage.dropIndex(c, index);
      throw e;
    }
    for (const index of news) index.ready = true;
    ctx.storage.touch(c);
    return {
      numIndexesBefore: int(before),
      numIndexesAfter: int(c.indexes.length),
      createdCollectionAutomatically: created,
      ...(news.length === 0 ? { note: 'all indexes already exist' } : {}),
      ok: 1,
    };
  },
};

function* dropIndexes(ctx: Context): Task {
  const ns = namespace(ctx, 'dropIndexes');
  new Options('dropIndexes', ctx.cmd, 'index');
  const c = ctx.storage.collections.get(ns);
  if (!c) throw new MongoError(26, `ns not found ${ns}`);
  const was = c.indexes.length;
  const given = ctx.cmd.get('index');
  const targets = Array.isArray(given) ? given : [given];
  const found: Index[] = [];
  for (const t of targets) {
    if (t === '*') {
      found.push(...c.indexes.slice(1));
      continue;
    }
    if (typeof t !== 'string' && !(t instanceof Map))
      throw new MongoError(
        14,
        "BSON field 'dropIndexes.index' is the wrong type, expected types '[string, object]'",
      );
    const index = c.indexes.find((x) =>
      t instanceof Map
        ? format(keyOf(x)) ===
          format(new Map([...t].map(([k, v]) => [k, isNumber(v) ? int(toNumber(v)) : v])))
        : x.name === t,
    );
    if (!index)
      throw new MongoError(
        27,
        t instanceof Map
          ? `can't find index with key: ${format(t)}`
          : `index not found with name [${t}]`,
      );
    if (index === c.indexes[0]) throw new MongoError(72, 'cannot drop _id index');
    found.push(index);
  }
  for (const index of found) ctx.storage.dropIndex(c, index);
  return yield* done({ nIndexesWas: int(was) });
}

function* drop(ctx: Context): Task {
  const ns = namespace(ctx, 'drop');
  new Options('drop', ctx.cmd, 'drop');
  const c = ctx.storage.collections.get(ns);
  // Since MongoDB 7.0 dropping what is not there is no error.
  if (!c) return yield* done({});
  ctx.storage.drop(c);
  return yield* done({ nIndexesWas: int(c.indexes.length), ns });
}

function* create(ctx: Context): Task {
  const ns = namespace(ctx, 'create');
  checkWritable(ns);
  new Options('create', ctx.cmd, 'create');
  if (ctx.storage.collections.has(ns)) return yield* done({});
  ensureCollection(ctx, ns);
  return yield* done({});
}

function* dropDatabase(ctx: Context): Task {
  new Options('dropDatabase', ctx.cmd, 'dropDatabase');
  const all = [...ctx.storage.collections.values()].filter((c) => c.db === ctx.db);
  for (const c of all) ctx.storage.drop(c);
  return yield* done(all.length > 0 ? { dropped: ctx.db } : {});
}

function* renameCollection(ctx: Context): Task {
  const o = new Options('renameCollection', ctx.cmd, 'to dropTarget');
  const from = o.string('renameCollection') ?? '';
  const to = o.string('to') ?? '';
  const dot = to.indexOf('.');
  checkName(to.slice(0, dot), to.slice(dot + 1));
  checkWritable(to);
  const c = ctx.storage.collections.get(from);
  if (!c) throw new MongoError(26, `Source collection ${from} does not exist`);
  if (from === to) throw new MongoError(20, "Can't rename a collection to itself");
  const target = ctx.storage.collections.get(to);
  if (target && !o.flag('dropTarget')) throw new MongoError(48, 'target namespace exists');
  if (target) ctx.storage.drop(target);
  ctx.storage.collections.delete(from);
  c.db = to.slice(0, dot);
  c.name = to.slice(dot + 1);
  ctx.storage.collections.set(to, c);
  ctx.storage.touch(c);
  return yield* done({});
}

/** A list as a cursor that is at its end: catalogues are small. */
function listed(ns: string, docs: Doc[]): Reply {
  return cursorReply(0n, ns, 'firstBatch', docs);
}

const listIndexes = immediate((ctx) => {
  const ns = namespace(ctx, 'listIndexes');
  new Options('listIndexes', ctx.cmd, 'cursor');
  const c = ctx.storage.collections.get(ns);
  if (!c) throw missing(ns);
  return listed(ns, c.indexes.filter((x) => x.ready).map(describe));
});

const listCollections = immediate((ctx) => {
  const o = new Options('listCollections', ctx.cmd, 'filter nameOnly authorizedCollections cursor');
  const matcher = parseFilter(o.doc('filter') ?? NO_FILTER);
  const nameOnly = o.flag('nameOnly');
  const docs: Doc[] = [];
  for (const c of ctx.storage.collections.values()) {
    if (c.db !== ctx.db) continue;
    const doc: Doc = new Map<string, Value>([
      ['name', c.name],
      ['type', 'collection'],
    ]);
    if (!nameOnly) {
      doc.set('options', new Map());
      doc.set('info', new Map<string, Value>([['readOnly', false]]));
      doc.set('idIndex', describe(c.indexes[0]!));
    }
    if (matcher.test(doc)) docs.push(doc);
  }
  return listed(`${ctx.db}.$cmd.listCollections`, docs);
});

const listDatabases = immediate((ctx) => {
  const o = new Options('listDatabases', ctx.cmd, 'filter nameOnly authorizedDatabases');
  if (ctx.db !== 'admin')
    throw new MongoError(13, 'listDatabases may only be run against the admin database.');
  const matcher = parseFilter(o.doc('filter') ?? NO_FILTER);
  const names = [...new Set([...ctx.storage.collections.values()].map((c) => c.db))].sort();
  const docs = names.map(
    (name) =>
      new Map<string, Value>([
        ['name', name],
        ['sizeOnDisk', 0n],
        ['empty', false],
      ]),
  );
  const databases = docs.filter((d) => matcher.test(d));
  if (o.flag('nameOnly'))
    return { databases: databases.map((d) => ({ name: d.get('name') })), ok: 1 };
  return { databases, totalSize: 0n, totalSizeMb: 0n, ok: 1 };
});

const collStats = immediate((ctx) => {
  const ns = namespace(ctx, 'collStats');
  new Options('collStats', ctx.cmd, 'scale');
  const c = ctx.storage.collections.get(ns);
  return {
    ns,
    count: int(c ? ctx.storage.countAll(c) : 0),
    nindexes: int(c?.indexes.length ?? 0),
    ok: 1,
  };
});

const writing = (run: (ctx: Context) => Task): Command => ({ writes: true, run });

/** The commands about collections and indexes. */
export const catalogueCommands: Readonly<Record<string, Command>> = {
  createIndexes,
  dropIndexes: writing(dropIndexes),
  drop: writing(drop),
  create: writing(create),
  dropDatabase: writing(dropDatabase),
  renameCollection: writing(renameCollection),
  listIndexes,
  listCollections,
  listDatabases,
  collStats,
};
