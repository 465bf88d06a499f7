import { expect, test } from '@jest/globals';
import {
  knownAnswers,
  type AnswerOutcome,
  type SolvedTicket,
} from '../../../src/domain/answers/known-answers.js';

const at = new Date(0);
const solved = (id: string, title: string, resolution: string, day = 0): SolvedTicket => ({
  id,
  key: `IT-${id}`,
  requester: `slack:U${id}`,
  title,
  text: title,
  openedAt: new Date(day * 86_400_000),
  closed: { reason: 'confirmed', at },
  resolution: { text: resolution, at, seq: 2 },
});
const outcomes = (ticketId: string, worked: number, not: number): AnswerOutcome[] =>
  Array.from({ length: worked + not }, (_, nth) => ({
    ...{ deskId: 'd', id: `${ticketId}:${nth}`, ticketId, at },
    worked: nth < worked,
  }));

const SMC = 'Reset the SMC and restart';
const BLACK = [
  solved('1', 'black screen after the update', SMC),
  solved('2', 'screen stays black since the update', 'reset the smc, and restart.', 3),
  solved('3', 'black screen on the laptop', 'Replaced the display cable'),
  solved('4', 'payslip is wrong', 'Corrected the tax class'),
  solved('5', 'screen black', 'Done.'),
];
const find = (said: AnswerOutcome[] = [], atLeast = 1, tickets = BLACK) =>
  knownAnswers('my screen is black after an update', tickets, said, { most: 3, atLeast });

test('the same words are one answer, shown from its newest ticket, and each requester counts', () => {
  expect(find()[0]).toEqual({
    ticketId: '2',
    key: 'IT-2',
    text: 'reset the smc, and restart.',
    worked: 2,
    tried: 2,
  });
});

test('what is about something else, and what says nothing, is left out', () => {
  const keys = find().map(({ key }) => key);
  expect(keys).toContain('IT-3');
  expect(keys).not.toContain('IT-4');
  expect(keys).not.toContain('IT-5');
});

test('what worked for one only is not proven', () => {
  expect(find([], 2).map(({ key }) => key)).toEqual(['IT-2']);
});

test('one person who asks again and again proves nothing', () => {
  const same = BLACK.map((ticket) => ({ ...ticket, requester: 'slack:U1' as const }));
  expect(find([], 2, same)).toEqual([]);
  expect(find(outcomes('1', 1, 0), 2, same).map(({ key }) => key)).toEqual(['IT-2']);
});

test('both outcomes count and move the ranking', () => {
  const said = [...outcomes('2', 5, 2), ...outcomes('3', 0, 1)];
  expect(find(said).map(({ key, worked, tried }) => [key, worked, tried])).toEqual([
    ['IT-2', 7, 9],
    ['IT-3', 1, 2],
  ]);
  const twins = [
    solved('6', 'black screen after an update', 'Do the first thing'),
    solved('7', 'black screen after an update', 'Do the second thing'),
  ];
  const best = (more: AnswerOutcome[]) => find(more, 1, twins)[0]?.key;
  expect(best([...outcomes('6', 3, 0), ...outcomes('7', 0, 1)])).toBe('IT-6');
  expect(best([...outcomes('7', 3, 0), ...outcomes('6', 0, 1)])).toBe('IT-7');
});

test('what fails most people is not shown any more', () => {
  expect(find(outcomes('3', 0, 3)).map(({ key }) => key)).toEqual(['IT-2']);
});

test('at most as many as are wanted', () => {
  const many = ['a', 'b', 'c', 'd'].map((id) =>
    solved(id, 'black screen after an update', `Try the remedy ${id}`),
  );
  expect(find([], 1, many)).toHaveLength(3);
});
