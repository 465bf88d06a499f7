/** Erinnerungen, verpasste Fristen, Regeln und Zusagen, auf Deutsch. */
export const nudgesDe = {
  nudges_one: 'Eine von deinen Anfragen braucht einen Blick',
  nudges_many: '{count} von deinen Anfragen brauchen einen Blick',
  nudges_none: 'Hier wartet nichts mehr von dir.',
  nudges_replaced: 'Weiter unten steht eine neuere Liste.',
  nudge_last_word: 'zuletzt: {person}, {time}',
  nudge_waits: 'wartet seit {time}: {reason}',
  nudge_promise: 'du hast für {time} gesagt: „{words}“',
  nudge_seen: 'in Arbeit',
  on_it: 'Bin dran',
  snooze: '1 Std. später',
  reassign: 'Jemand anderem geben…',

  nudge_unassigned: '{key} hat noch niemand: {deadline}.',
  nudge_team: '{who} {key} braucht einen Blick: {deadline}.',
  nudge_late: '{who} {key} ist zu spät: {deadline}.',
  nudge_follow_up: '{key} wartet seit {time}: {reason}. Wer fragt nach?',
  nudge_escalated: '{who} {key}: {reason}.',
  step_on_it: '{time} {by} ist dran',
  step_escalated: '{time} eine Regel griff: {detail}',
  reason_breached_first_response: 'die erste Antwort ist zu spät',
  reason_breached_next_response: 'eine Antwort ist zu spät',
  reason_breached_update: 'eine Zwischenmeldung ist zu spät',
  reason_breached_resolution: 'die Lösung ist zu spät',
  reason_open: 'offen seit {time}',
  reason_idle: 'seit {time} ist nichts geschehen',
  reason_replies: '{count} Antworten und nicht gelöst',
  reason_keyword: 'es steht „{word}“ darin',
  reason_match: 'sie gehört zu denen, die die Regel nennt',

  late_first_response:
    'Du solltest bis {due} eine erste Antwort haben. Das haben wir nicht geschafft, und das tut mir leid. {queue} weiß es.',
  late_next_response:
    'Du solltest bis {due} eine Antwort haben. Das haben wir nicht geschafft, und das tut mir leid. {queue} weiß es.',
  late_update:
    'Du solltest bis {due} von uns hören. Das haben wir nicht geschafft, und das tut mir leid. {queue} weiß es.',
  late_resolution:
    'Das sollte bis {due} gelöst sein. Das haben wir nicht geschafft, und das tut mir leid. {queue} arbeitet weiter daran.',
  late_next: 'Gelöst sein soll es weiterhin bis {due}.',
  soon_requester: '{key}: {deadline}.',
  escalated_requester: 'Ich habe {queue} noch einmal gebeten, sich {key} anzusehen.',
  wait_reminder: '{requester} {assignee} wartet noch auf deine Antwort zu {key}.',
  wait_question: 'Die Frage war: {question}',
  wait_closes: 'Ohne Antwort schließt sie sich {time}. Schreib einfach hier.',
  status_closed_no_answer:
    'Geschlossen {time}, weil keine Antwort kam. Schreib hier, dann geht es weiter.',

  promise_noted: 'Ich erinnere dich {time}: du hast gesagt „{words}“.',
  promise_kept: 'Erledigt',
  promise_snooze: 'Morgen',
  promise_drop: 'Fallen lassen',
};
