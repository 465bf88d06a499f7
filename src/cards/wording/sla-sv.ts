import type { slaEn } from './sla-en.js';

/** Deadlines, in Swedish. */
export const slaSv: Readonly<Record<keyof typeof slaEn, string>> = {
  due_first_response: 'Första svar senast {due}.',
  due_next_response: 'Svar senast {due}.',
  due_resolution: 'Ska vara löst senast {due}.',
  due_late: 'Det skulle ha varit klart {due}. Vi är sena, men har inte glömt det.',
  due_paused: '{left} återstår efter ditt svar.',
  due_paused_hold: '{left} återstår därefter.',
  card_answer_by: 'svar senast {due}',
  card_answer_late: 'svar skulle ha kommit {due}',
  card_update_by: 'lägesrapport senast {due}',
  card_update_late: 'lägesrapport skulle ha kommit {due}',
  card_solve_by: 'lösning senast {due}',
  card_solve_late: 'skulle ha varit löst {due}',
  policy_ends:
    'Avtalet {policy} löper ut efter {date}. Därefter gäller nästa som passar; filen med deskens regler säger vilket.',
  card_time_left: '{left} återstår, klockan står',
};
