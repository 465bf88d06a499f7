import type { answersEn } from './answers-en.js';

/** Known answers, in German. */
export const answersDe: Readonly<Record<keyof typeof answersEn, string>> = {
  answers_title: 'Bevor ich ein Ticket eröffne: Das hat anderen geholfen.',
  answers_worked: 'half {worked} von {tried}',
  answers_solved: 'Das hat es gelöst',
  answers_solved_nth: '{number} hat es gelöst',
  answers_help: 'Ich brauche noch Hilfe',
  answers_hint: 'Sagst du nichts, eröffne ich das Ticket in fünf Minuten.',
  answers_done: 'Gut, dass es damit gelöst ist. Ich habe kein Ticket eröffnet.',
  answers_similar: 'Ähnlich: {key} „{resolution}“, {worked}',
};
