import type { slaEn } from './sla-en.js';

/** Deadlines, in German. */
export const slaDe: Readonly<Record<keyof typeof slaEn, string>> = {
  due_first_response: 'Erste Antwort bis {due}.',
  due_next_response: 'Antwort bis {due}.',
  due_resolution: 'Soll gelöst sein bis {due}.',
  due_late: 'Das war bis {due} zugesagt. Wir sind spät dran, haben es aber nicht vergessen.',
  due_paused: 'Danach bleiben dafür noch {left}.',
  due_paused_hold: 'Danach bleiben dafür noch {left}.',
  card_answer_by: 'Antwort bis {due}',
  card_answer_late: 'Antwort war fällig: {due}',
  card_update_by: 'Zwischenstand bis {due}',
  card_update_late: 'Zwischenstand war fällig: {due}',
  card_solve_by: 'Lösung bis {due}',
  card_solve_late: 'Lösung war fällig: {due}',
  policy_ends:
    'Die Vereinbarung {policy} endet nach dem {date}. Danach gilt die nächste, die passt; welche, steht in der Datei des Desks.',
  card_time_left: 'noch {left}, angehalten',
};
