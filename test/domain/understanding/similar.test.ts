import { expect, test } from '@jest/globals';
import { indexSimilar, similar } from '../../../src/domain/understanding/similar.js';

const solved = [
  { id: 'IT-1', text: 'printer on the third floor is jammed', category: 'printer' },
  { id: 'IT-2', text: 'printer on the second floor prints blank pages', category: 'printer' },
  { id: 'IT-3', text: 'VPN disconnects every ten minutes', category: 'vpn' },
  { id: 'IT-4', text: 'skrivaren på plan tre har papperstrassel', category: 'printer' },
  { id: 'IT-5', text: 'floor lamp flickers', category: 'furniture' },
];
const ids = (hits: { id: string }[]) => hits.map((hit) => hit.id);

test('the closest comes first, typos forgiven', () => {
  expect(ids(similar('my vpm disconects all the time', solved, 3))[0]).toBe('IT-3');
  expect(ids(similar('papperstrassel i skrivare', solved, 1))).toEqual(['IT-4']);
});

test('nothing in common, no hit', () => {
  expect(similar('äöü', solved, 3)).toEqual([]);
  expect(similar('', solved, 3)).toEqual([]);
  expect(similar('printer', [], 3)).toEqual([]);
});

test('scores are cosines: a text is like itself by 1', () => {
  const [best] = similar('VPN disconnects every ten minutes', solved, 1);
  expect(best?.score).toBeCloseTo(1, 5);
});

test('answers of several categories come before more of the same', () => {
  const find = indexSimilar(solved);
  const kinds = find('printer on the floor', 3).map(
    (hit) => solved.find((one) => one.id === hit.id)?.category,
  );
  expect(new Set(kinds).size).toBeGreaterThan(1);
});

test('of equally like documents, the one of the likely category comes first', () => {
  const find = indexSimilar([
    { id: 'A', text: 'the screen stays dark', category: 'laptop' },
    { id: 'B', text: 'the screen stays dark', category: 'meeting_room' },
  ]);
  expect(ids(find('dark screen', 1))).toEqual(['A']);
  expect(ids(find('dark screen', 1, new Map([['meeting_room', 0.8]])))).toEqual(['B']);
});
