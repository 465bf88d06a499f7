/** Påminnelser, missade tider, regler och löften, på svenska. */
export const nudgesSv = {
  nudges_one: 'Ett av dina ärenden behöver en titt',
  nudges_many: '{count} av dina ärenden behöver en titt',
  nudges_none: 'Inget av ditt väntar här längre.',
  nudges_replaced: 'Det finns en nyare lista längre ner.',
  nudge_last_word: 'senast: {person}, {time}',
  nudge_waits: 'väntar sedan {time}: {reason}',
  nudge_promise: 'du sa för {time}: ”{words}”',
  nudge_seen: 'på gång',
  on_it: 'Jag är på det',
  snooze: 'Vänta 1 h',
  reassign: 'Ge till någon annan…',

  nudge_unassigned: '{key} har ingen ännu: {deadline}.',
  nudge_team: '{who} {key} behöver en titt: {deadline}.',
  nudge_late: '{who} {key} är sent: {deadline}.',
  nudge_follow_up: '{key} väntar sedan {time}: {reason}. Vem följer upp?',
  nudge_escalated: '{who} {key}: {reason}.',
  step_on_it: '{time} {by} är på det',
  step_escalated: '{time} en regel grep in: {detail}',
  reason_breached_first_response: 'det första svaret är sent',
  reason_breached_next_response: 'ett svar är sent',
  reason_breached_update: 'en uppdatering är sen',
  reason_breached_resolution: 'lösningen är sen',
  reason_open: 'öppet i {time}',
  reason_idle: 'inget har hänt på {time}',
  reason_replies: '{count} svar och inte löst',
  reason_keyword: 'det står ”{word}”',
  reason_match: 'det är ett av dem som regeln nämner',

  late_first_response:
    'Du skulle ha fått ett första svar senast {due}. Vi hann inte, och jag är ledsen. {queue} vet om det.',
  late_next_response:
    'Du skulle ha fått ett svar senast {due}. Vi hann inte, och jag är ledsen. {queue} vet om det.',
  late_update:
    'Du skulle ha hört av oss senast {due}. Vi hann inte, och jag är ledsen. {queue} vet om det.',
  late_resolution:
    'Det här skulle ha varit löst senast {due}. Vi hann inte, och jag är ledsen. {queue} arbetar vidare.',
  late_next: 'Det ska fortfarande vara löst senast {due}.',
  soon_requester: '{key}: {deadline}.',
  escalated_requester: 'Jag har bett {queue} en gång till att titta på {key}.',
  wait_reminder: '{requester} {assignee} väntar fortfarande på ditt svar om {key}.',
  wait_question: 'Frågan var: {question}',
  wait_closes: 'Utan svar stängs det {time}. Skriv bara här.',
  status_closed_no_answer: 'Stängt {time}, eftersom inget svar kom. Skriv här, så går det vidare.',

  promise_noted: 'Jag påminner dig {time}: du sa ”{words}”.',
  promise_kept: 'Klart',
  promise_snooze: 'I morgon',
  promise_drop: 'Släpp',
};
