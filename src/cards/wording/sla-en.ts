/** Deadlines, in English. */
export const slaEn = {
  due_first_response: 'First answer by {due}.',
  due_next_response: 'Answer by {due}.',
  due_resolution: 'To be solved by {due}.',
  due_late: 'This was due {due}. We are late, and have not forgotten it.',
  due_paused: '{left} are left for it after your answer.',
  due_paused_hold: '{left} are left for it afterwards.',
  card_answer_by: 'answer by {due}',
  card_answer_late: 'answer was due {due}',
  card_update_by: 'update by {due}',
  card_update_late: 'update was due {due}',
  card_solve_by: 'solve by {due}',
  card_solve_late: 'was to be solved by {due}',
  policy_ends:
    'The policy {policy} ends after {date}. From then on the next one that matches counts; the desk file says which.',
  card_time_left: '{left} left, paused',
};
