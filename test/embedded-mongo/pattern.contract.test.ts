import { describe } from '@jest/globals';
import { BSONRegExp } from 'bson';
import { fails, finds, numbers, refuses } from './support/find-rows.js';
import { contract } from './support/rows.js';
import { useDatabase } from './support/store.js';

const target = useDatabase();

describe('logic and patterns', () => {
  const abc = [
    { _id: 1, a: 'abc' },
    { _id: 2, a: 'ABC' },
    { _id: 3, a: 'xabc' },
    { _id: 4, a: ['q', 'abd'] },
    { _id: 5, a: 'a.c' },
  ];
  contract(target, [
    finds('$or', numbers, { $or: [{ a: '1' }, { _id: 6 }] }, [5, 6]),
    finds('$nor', numbers, { $nor: [{ a: '1' }, { _id: 6 }] }, [1, 2, 3, 4]),
    finds('$and', numbers, { $and: [{ a: 1 }, { _id: { $gt: 2 } }] }, [3]),
    finds('$not', numbers, { a: { $not: { $gt: 1 } } }, [1, 2, 3, 5, 6]),
    finds('an anchored pattern', abc, { a: new BSONRegExp('^ab') }, [1, 4]),
    finds('a pattern without case', abc, { a: { $regex: '^abc', $options: 'i' } }, [1, 2]),
    finds('a literal anywhere', abc, { a: { $regex: 'abc' } }, [1, 3]),
    finds('an escaped dot', abc, { a: { $regex: '^a\\.c' } }, [5]),
    finds('a literal at the end', abc, { a: { $regex: 'bc$' } }, [1, 3]),
    finds(
      '$ before a last newline',
      [
        { _id: 1, a: 'x\n' },
        { _id: 2, a: 'x\ny' },
      ],
      { a: { $regex: 'x$' } },
      [1],
    ),
    finds('$not with a pattern', abc, { a: { $not: new BSONRegExp('^ab') } }, [2, 3, 5]),
    finds('$comment is no condition', numbers, { $comment: 'why', a: '1' }, [5]),
    fails(
      'an unknown operator, on an empty collection',
      { a: { $foo: 1 } },
      2,
      'unknown operator: $foo',
    ),
    fails('an unknown top-level operator', { $foo: 1 }, 2, /^unknown top level operator: \$foo/),
    fails(
      'an unknown operator deep inside',
      { $or: [{ a: 1 }, { b: { $elemMatch: { c: { $bar: 1 } } } }] },
      2,
      'unknown operator: $bar',
    ),
    fails('$in wants an array', { a: { $in: 1 } }, 2, '$in needs an array'),
    fails('$in takes no operators', { a: { $in: [{ $gt: 1 }] } }, 2, 'cannot nest $ under $in'),
    fails('$or wants an array', { $or: {} }, 2, '$or must be an array'),
    fails('$or wants something', { $or: [] }, 2, '$and/$or/$nor must be a nonempty array'),
    fails('$or wants documents', { $or: [1] }, 2, '$or/$and/$nor entries need to be full objects'),
    fails('$not wants a document', { a: { $not: 1 } }, 2, '$not needs a regex or a document'),
    fails('$elemMatch wants a document', { a: { $elemMatch: 1 } }, 2, '$elemMatch needs an Object'),
    fails('$all wants an array', { a: { $all: 1 } }, 2, '$all needs an array'),
    fails('$options wants $regex', { a: { $options: 'i' } }, 2, '$options needs a $regex'),
    fails(
      '$type with an unknown name',
      { a: { $type: 'text' } },
      2,
      'Unknown type name alias: text',
    ),
    fails('$mod by zero', { a: { $mod: [0, 1] } }, 2, 'divisor cannot be 0'),
    refuses('$expr', { $expr: { $eq: ['$a', 1] } }, /\$expr/),
    refuses('$where', { $where: 'true' }, /\$where/),
    refuses('$text', { $text: { $search: 'x' } }, /\$text/),
    refuses('$jsonSchema', { $jsonSchema: {} }, /\$jsonSchema/),
    refuses('$near', { a: { $near: [0, 0] } }, /\$near/),
    refuses('$bitsAllSet', { a: { $bitsAllSet: 1 } }, /\$bitsAllSet/),
    refuses(
      'a pattern that can run away',
      { a: new BSONRegExp('(a+)+$') },
      /regular expression \/\(a\+\)\+\$\//,
    ),
    refuses('the pattern option x', { a: new BSONRegExp('^a', 'm') }, /regular expression/),
  ]);
});
