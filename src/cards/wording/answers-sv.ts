import type { answersEn } from './answers-en.js';

/** Known answers, in Swedish. */
export const answersSv: Readonly<Record<keyof typeof answersEn, string>> = {
  answers_title: 'Innan jag öppnar ett ärende: det här hjälpte andra.',
  answers_worked: 'hjälpte {worked} av {tried}',
  answers_solved: 'Det löste det',
  answers_solved_nth: '{number} löste det',
  answers_help: 'Behöver fortfarande hjälp',
  answers_hint: 'Säger du inget öppnar jag ärendet om fem minuter.',
  answers_done: 'Bra att det löste sig. Jag öppnade inget ärende.',
  answers_similar: 'Liknande: {key} ”{resolution}”, {worked}',
};
