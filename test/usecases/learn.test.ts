import { expect, test } from '@jest/globals';
import { exampleOf } from '../../src/domain/understanding/learned-example.js';
import { at, aTicket, freshDesk } from '../contracts/samples.js';

const desk = freshDesk();
const known = { category: 'laptop', text: 'It does not start' } as const;

test.each([
  ['an open one teaches nothing', { ...known }, { text: '' }],
  [
    'a solved one its category',
    { ...known, status: 'resolved' },
    { category: 'laptop', isRequest: true, text: known.text },
  ],
  [
    'one without a category, that it was a request',
    { ...known, category: 'other', status: 'resolved' },
    { isRequest: true, text: known.text },
  ],
  [
    'a withdrawn one nothing',
    { ...known, status: 'closed', closed: { reason: 'withdrawn', at: at(1) } },
    { text: '' },
  ],
  [
    'one that was no request, just that',
    { ...known, status: 'closed', closed: { reason: 'not_a_request', at: at(1) } },
    { isRequest: false, text: known.text },
  ],
  [
    'one sorted by hand, at once',
    { ...known, decidedBy: { category: 'person' } },
    { category: 'laptop', isRequest: true, text: known.text },
  ],
  [
    'one that was moved to another category, at once',
    {
      ...known,
      decision: { category: { best: 'printer', confidence: 1, threshold: 0.5, learnedFrom: 9 } },
    },
    { category: 'laptop', isRequest: true, text: known.text },
  ],
] as const)('%s', (_, ticket, teaches) => {
  const { deskId, author, at: when, ...example } = exampleOf(aTicket(desk, ticket), at(5));
  expect([deskId, author, when]).toEqual([desk, 'slack:U1', at(5)]);
  expect(example).toEqual({ id: 't1', version: 1_000_001, language: 'en', ...teaches });
});

test('secrets are not learned', () => {
  const ticket = aTicket(desk, {
    ...known,
    status: 'resolved',
    text: 'my password is Xy9!kkk please help',
  });
  expect(exampleOf(ticket, at(5)).text).toBe('my password is ••••• please help');
});
