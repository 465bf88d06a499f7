/** Known answers, in English. */
export const answersEn = {
  answers_title: 'Before I open a ticket: this fixed it for others.',
  answers_worked: 'worked for {worked} of {tried}',
  answers_solved: 'That solved it',
  answers_solved_nth: '{number} solved it',
  answers_help: 'Still need help',
  answers_hint: 'If you say nothing, I open the ticket in five minutes.',
  answers_done: 'Good that this solved it. I opened no ticket.',
  answers_similar: 'Similar: {key} “{resolution}”, {worked}',
};
