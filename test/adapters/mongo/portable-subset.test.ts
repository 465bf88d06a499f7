import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';

/** What MongoDB and the embedded store do alike; see the documentation on storage. */
const PORTABLE = new Set(
  [
    '$eq $ne $gt $gte $lt $lte $in $nin $and $or $nor $not $exists $elemMatch',
    '$set $unset $inc $min $max $push $each $slice $pull $pullAll $addToSet $setOnInsert',
    '$match $sort $skip $limit $project $group $sum $avg $first $unwind',
  ].flatMap((line) => line.split(' ')),
);

const FOLDER = path.resolve('src/adapters/mongo');

const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => ({ file, source: readFileSync(path.join(FOLDER, file), 'utf8') }));

/** Operators as keys of an object, as strings, and as bare words in a path. */
const operatorsIn = (source: string): string[] =>
  [...source.matchAll(/(?<![\w`'"])['"]?(\$[a-zA-Z]+)['"]?\s*:/g)].map((match) => match[1] ?? '');

describe('the repositories', () => {
  it('are found by this test', () => {
    expect(files.length).toBeGreaterThan(15);
    expect(new Set(files.flatMap(({ source }) => operatorsIn(source))).size).toBeGreaterThan(8);
  });

  it.each(files)('$file uses operators of the portable subset only', ({ source }) => {
    expect(operatorsIn(source).filter((operator) => !PORTABLE.has(operator))).toEqual([]);
  });

  it.each(files)(
    '$file uses no feature that only a replica set or one of the two has',
    ({ source }) => {
      expect(source).not.toMatch(
        /\b(startSession|withTransaction|watch\(|createCollection|collation|distinct\(|mapReduce|hint\()/,
      );
    },
  );

  // The writer checks rows against their schema itself: it must know whose row was not allowed.
  it.each(files.filter(({ file }) => file !== 'writer.ts'))(
    '$file speaks through schemas, on its own connection',
    ({ source }) => {
      expect(source).not.toMatch(/\bmongoose\.(connect|model|connection)\b/);
      expect(source).not.toMatch(/\.collection\.(insert|update|find|delete|replace|bulk)/);
    },
  );
});
