import { expect, test } from '@jest/globals';
import { deserialize, EJSON } from 'bson';
import fc from 'fast-check';
import { decode, encode } from '../../src/embedded-mongo/bson.js';
import { compare } from '../../src/embedded-mongo/compare.js';
import { encodeField, encodeValue } from '../../src/embedded-mongo/keys.js';
import { BSON, dateValue, int, Raw, type Value } from '../../src/embedded-mongo/values.js';

const near = [
  0,
  -0,
  1,
  -1,
  0.5,
  2 ** 53,
  2 ** 53 + 2,
  -(2 ** 53),
  2 ** 63,
  -(2 ** 63),
  1e300,
  NaN,
  Infinity,
  -Infinity,
];
const numbers = fc.oneof(
  fc.constantFrom(...near),
  fc.double(),
  fc.integer().map(int),
  fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n),
  fc.constantFrom(2n ** 53n + 1n, 2n ** 53n, -(2n ** 53n) - 1n, 2n ** 63n - 1n, -(2n ** 63n)),
);
const bytes = (type: number, n: number): fc.Arbitrary<Raw> =>
  fc.uint8Array({ minLength: n, maxLength: n }).map((b) => new Raw(type, Buffer.from(b)));
const binary = fc.uint8Array({ maxLength: 4 }).map((b) => {
  const head = Buffer.alloc(5);
  head.writeInt32LE(b.length);
  return new Raw(BSON.binary, Buffer.concat([head, b]));
});
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.constantFrom('', '\0', 'a\0', 'a', 'ab', '\uffee', '\u{1f600}'),
);
const leaf = fc.oneof(
  numbers,
  text,
  fc.boolean(),
  fc.constant(null),
  bytes(BSON.objectId, 12),
  bytes(BSON.timestamp, 8),
  binary,
  fc.integer().map(dateValue),
  fc.constantFrom(
    new Raw(BSON.minKey, Buffer.alloc(0)),
    new Raw(BSON.maxKey, Buffer.alloc(0)),
    new Raw(BSON.undefined, Buffer.alloc(0)),
  ),
  fc.constantFrom('a\0i\0', 'a\0\0', 'ab\0\0').map((s) => new Raw(BSON.regex, Buffer.from(s))),
);
const fieldName = fc.constantFrom('', 'a', 'b', 'aa', '1', '__proto__');
const { value } = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    fc.array(tie('value'), { maxLength: 3 }),
    fc
      .uniqueArray(fc.tuple(fieldName, tie('value')), { maxLength: 3, selector: ([k]) => k })
      .map((entries) => new Map(entries)),
  ),
}));

test('the order of keys is the order of values, over all types', () => {
  fc.assert(
    fc.property(value, value, (a, b) => {
      const wanted = Math.sign(compare(a, b));
      expect(Math.sign(Buffer.compare(encodeField(a, 1), encodeField(b, 1)))).toBe(wanted);
      expect(Math.sign(Buffer.compare(encodeField(b, -1), encodeField(a, -1)))).toBe(wanted);
    }),
    { numRuns: 5000 },
  );
});

test('numbers of different types keep their order', () => {
  fc.assert(
    fc.property(numbers, numbers, (a, b) => {
      expect(Math.sign(Buffer.compare(encodeValue(a), encodeValue(b)))).toBe(
        Math.sign(compare(a, b)),
      );
    }),
    { numRuns: 5000 },
  );
});

test('no encoding is the beginning of another', () => {
  fc.assert(
    fc.property(value, value, (a, b) => {
      const [x, y] = [encodeValue(a), encodeValue(b)];
      if (!x.equals(y)) expect(y.subarray(0, x.length).equals(x)).toBe(false);
    }),
    { numRuns: 5000 },
  );
});

test('the order is total', () => {
  fc.assert(
    fc.property(value, value, value, (a, b, c) => {
      expect(Math.sign(compare(a, b))).toBe(-Math.sign(compare(b, a)) + 0);
      if (compare(a, b) <= 0 && compare(b, c) <= 0) expect(compare(a, c)).toBeLessThanOrEqual(0);
    }),
    { numRuns: 3000 },
  );
});

test('documents survive being written and read, and the bson package reads the same', () => {
  fc.assert(
    fc.property(value, (v) => {
      const encoded = encode(new Map<string, Value>([['v', v]]));
      expect(encode(decode(encoded)).equals(encoded)).toBe(true);
      expect(() =>
        EJSON.stringify(deserialize(encoded, { promoteValues: false, bsonRegExp: true })),
      ).not.toThrow();
    }),
    { numRuns: 1000 },
  );
});
