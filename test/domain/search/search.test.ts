import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { alike } from '../../../src/domain/search/alike.js';
import { readQuery } from '../../../src/domain/search/query.js';
import { rank, type Searchable } from '../../../src/domain/search/rank.js';

const ticket = (
  key: string,
  title: string,
  text = '',
  resolution?: string,
  openedAt = new Date(0),
): Searchable => ({ id: key, key, title, text, resolution, openedAt });

const ALL = [
  ticket('IT-1', 'VPN certificate expired', 'cannot connect from home', 'Renewed the certificate'),
  ticket('IT-2', 'Printer jams', 'the printer on floor 2 eats paper, again', 'Cleaned the rollers'),
  ticket('IT-3', 'Skrivaren är trasig', 'Zurück geht nichts'),
  ticket('IT-12', 'New laptop', 'my old one cannot connect to the vpn'),
  ticket('HR-2', 'Parental leave', 'I would like to apply'),
];
const find = (typed: string) => rank(readQuery(typed, ['IT', 'HR']), ALL).map(({ key }) => key);

describe('what is found, best first', () => {
  test.each([
    ['IT-1', ['IT-1']],
    ['it-1', ['IT-1']],
    ['it 12', ['IT-12']],
    ['hr2', ['HR-2']],
    ['IT-1 printer', ['IT-1', 'IT-2']],
    ['vpn', ['IT-1', 'IT-12']],
    ['certifcate', ['IT-1']],
    ['pritner', ['IT-2']],
    ['certificates', ['IT-1']],
    ['parent', ['HR-2']],
    ['"cannot connect"', ['IT-12', 'IT-1']],
    ['"cannot connect" home', ['IT-1']],
    ['"connect cannot"', []],
    ['“eats paper', ['IT-2']],
    ['rollers', ['IT-2']],
    ['ar trasig zuruck', ['IT-3']],
    ['printer paper elephant', ['IT-2']],
    ['elephant', []],
    ['IT-99', []],
    ['', []],
  ])('%s', (typed, keys) => {
    expect(find(typed).sort()).toEqual([...keys].sort());
  });

  test('the title counts for more than the text, what is the same for more than what is like it', () => {
    expect(find('vpn')).toEqual(['IT-1', 'IT-12']);
    const near = [ticket('A-1', 'tablet'), ticket('A-2', 'table')];
    expect(rank(readQuery('table', []), near).map(({ key }) => key)).toEqual(['A-2', 'A-1']);
  });

  test('of two that fit alike, the newer one', () => {
    const both = [
      ticket('A-1', 'wifi', '', '', new Date(1)),
      ticket('A-2', 'wifi', '', '', new Date(2)),
    ];
    expect(rank(readQuery('wifi', []), both).map(({ key }) => key)).toEqual(['A-2', 'A-1']);
  });
});

describe('typing mistakes', () => {
  test.each([
    ['printer', 'pritner', true],
    ['printer', 'printr', true],
    ['certificate', 'certfiicat', true],
    ['vpn', 'vpm', false],
    ['mouse', 'house', true],
    ['mouse', 'hoose', false],
    ['room12', 'room13', false],
  ])('%s, typed %s: %s', (word, typed, fits) => {
    expect(alike(typed, word) > 0).toBe(fits);
  });

  test('one slip in a word of four letters or more is forgiven', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{4,12}$/), fc.nat(), fc.nat(2), (word, where, how) => {
        const at = where % word.length;
        const typed = [
          word.slice(0, at) + word.slice(at + 1),
          `${word.slice(0, at)}q${word.slice(at + 1)}`,
          `${word.slice(0, at)}q${word.slice(at)}`,
        ][how];
        return typed === undefined || typed.length < 4 || alike(typed, word) > 0;
      }),
    );
  });
});
