/** Nudges, breaches, reminders, rules and promises, in English. */
export const nudgesEn = {
  // The gathered message to one person
  nudges_one: 'One of yours needs a look',
  nudges_many: '{count} of yours need a look',
  nudges_none: 'Nothing of yours waits here any more.',
  nudges_replaced: 'There is a newer list below.',
  nudge_last_word: 'last word: {person}, {time}',
  nudge_waits: 'waits since {time}: {reason}',
  nudge_promise: 'you said for {time}: “{words}”',
  nudge_seen: 'on it',
  on_it: 'On it',
  snooze: 'Snooze 1 h',
  reassign: 'Reassign…',

  // In the triage thread
  nudge_unassigned: '{key} has nobody yet: {deadline}.',
  nudge_team: '{who} {key} needs a look: {deadline}.',
  nudge_late: '{who} {key} is late: {deadline}.',
  nudge_follow_up: '{key} waits since {time}: {reason}. Who follows it up?',
  nudge_escalated: '{who} {key}: {reason}.',
  step_on_it: '{time} {by} is on it',
  step_escalated: '{time} a rule acted: {detail}',
  reason_breached_first_response: 'the first answer is late',
  reason_breached_next_response: 'an answer is late',
  reason_breached_update: 'an update is late',
  reason_breached_resolution: 'the solution is late',
  reason_open: 'open for {time}',
  reason_idle: 'nothing happened for {time}',
  reason_replies: '{count} replies and not solved',
  reason_keyword: 'it says “{word}”',
  reason_match: 'it is one of those that the rule names',

  // To the requester
  late_first_response:
    'You were to have a first answer by {due}. We did not make it, and I am sorry. {queue} knows.',
  late_next_response:
    'You were to have an answer by {due}. We did not make it, and I am sorry. {queue} knows.',
  late_update:
    'You were to hear from us by {due}. We did not make it, and I am sorry. {queue} knows.',
  late_resolution:
    'This was to be solved by {due}. We did not make it, and I am sorry. {queue} is still on it.',
  late_next: 'It is still to be solved by {due}.',
  soon_requester: '{key}: {deadline}.',
  escalated_requester: 'I asked {queue} once more to look at {key}.',
  wait_reminder: '{requester} {assignee} still waits for your answer about {key}.',
  wait_question: 'The question was: {question}',
  wait_closes: 'Without an answer it closes {time}. Just write here.',
  status_closed_no_answer: 'Closed {time}, because no answer came. Write here, and it goes on.',

  // Promises
  promise_noted: 'I remind you {time}: you said “{words}”.',
  promise_kept: 'Done',
  promise_snooze: 'Tomorrow',
  promise_drop: 'Drop',
} as const;
