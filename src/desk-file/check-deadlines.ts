import { doubles, group, groups, texts, unknownReference, type Loose } from './check-parts.js';
import { shownValue, type Finding, type Path } from './problem.js';

/** What else of the desk the part about deadlines refers to, by key. */
interface Known {
  readonly queues: readonly string[];
  readonly categories: readonly string[];
  readonly priorities: readonly string[];
  readonly organisations: readonly string[];
  readonly calendars: readonly string[];
  readonly sentences: readonly string[];
}

/** What the schema cannot see of calendars, policies and ladders. Takes the whole file as it was read. */
export function deadlineChecks(desk: Loose): Finding[] {
  const deadlines = group(desk.deadlines);
  const calendars = groups(deadlines.calendars);
  const organisations = groups(deadlines.organisations);
  const levels = groups(group(desk.priorities).levels);
  const known: Known = {
    queues: texts(groups(desk.queues), 'key'),
    categories: texts(groups(desk.categories), 'key'),
    priorities: levels.length > 0 ? texts(levels, 'key') : ['urgent', 'high', 'normal', 'low'],
    organisations: texts(organisations, 'key'),
    calendars: texts(calendars, 'key'),
    sentences: Object.keys(group(desk.wording)),
  };
  const top = (name: string): Path => ['deadlines', name];
  return [
    ...doubles(calendars, top('calendars'), 'key'),
    ...doubles(organisations, top('organisations'), 'key'),
    ...doubles(groups(deadlines.people), top('people'), 'person'),
    ...doubles(groups(deadlines.policies), top('policies'), 'key'),
    ...each(calendars, top('calendars'), calendarChecks),
    ...each(groups(deadlines.people), top('people'), (person, path) => [
      ...unknownReference([...path, 'calendar'], person.calendar, known.calendars, 'calendar'),
      ...each(groups(person.absences), [...path, 'absences'], absenceChecks),
    ]),
    ...each(groups(deadlines.policies), top('policies'), (policy, path) =>
      policyChecks(policy, path, known),
    ),
  ];
}

const each = (
  list: readonly Loose[],
  path: Path,
  check: (entry: Loose, path: Path) => Finding[],
): Finding[] => list.flatMap((entry, index) => check(entry, [...path, index]));

function calendarChecks(calendar: Loose, path: Path): Finding[] {
  const weekly = group(calendar.weekly);
  const isOpen = Object.values(weekly).some((day) => Array.isArray(day) && day.length > 0);
  const holidays = group(calendar.holidays);
  return [
    ...(calendar.weekly === undefined || isOpen
      ? []
      : [
          {
            path: [...path, 'weekly'],
            problem: 'has no shift: no deadline would ever come.',
            remedy: 'Add shifts, such as mon: ["09:00-17:00"].',
          },
        ]),
    ...(holidays.region !== undefined && holidays.country === undefined
      ? [
          {
            path: [...path, 'holidays', 'region'],
            value: shownValue(holidays.region),
            problem: 'stands without a country.',
            remedy: 'Add country, such as DE.',
          },
        ]
      : []),
    ...(Array.isArray(holidays.dates) ? (holidays.dates as unknown[]) : []).flatMap((date, index) =>
      noSuchDate(date, [...path, 'holidays', 'dates', index]),
    ),
  ];
}

function absenceChecks({ from, until }: Loose, path: Path): Finding[] {
  const wrong = [...noSuchDate(from, [...path, 'from']), ...noSuchDate(until, [...path, 'until'])];
  if (typeof from !== 'string' || typeof until !== 'string' || from <= until) return wrong;
  return [
    ...wrong,
    {
      path: [...path, 'until'],
      value: shownValue(until),
      problem: `is before from ("${from}").`,
      remedy: 'Exchange the two.',
    },
  ];
}

/** `2026-02-30` is spelled like a date and is none. */
function noSuchDate(date: unknown, path: Path): Finding[] {
  if (typeof date !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(date)) return [];
  const at = new Date(`${date}T00:00:00Z`);
  if (!Number.isNaN(at.getTime()) && at.toISOString().startsWith(date)) return [];
  return [
    {
      path,
      value: shownValue(date),
      problem: 'is not in the calendar.',
      remedy: 'Use a date that exists.',
    },
  ];
}

function policyChecks(policy: Loose, path: Path, known: Known): Finding[] {
  const targets = Object.entries(group(policy.targets)).flatMap(([metric, target]) =>
    Object.keys(group(target))
      .filter((name) => name !== 'time' && name !== 'otherwise')
      .flatMap((name) =>
        unknownReference([...path, 'targets', metric, name], name, known.priorities, 'priority'),
      ),
  );
  return [
    ...matchChecks(group(policy.match), [...path, 'match'], known),
    ...unknownReference([...path, 'calendar'], policy.calendar, known.calendars, 'calendar'),
    ...targets,
    ...noSuchDate(policy.expires, [...path, 'expires']),
    ...doubles(groups(policy.ladder), [...path, 'ladder'], 'key'),
    ...each(groups(policy.ladder), [...path, 'ladder'], (step, at) => stepChecks(step, at, known)),
    ...doubles(groups(policy.escalations), [...path, 'escalations'], 'key'),
    ...each(groups(policy.escalations), [...path, 'escalations'], (rule, at) =>
      escalationChecks(rule, at, known),
    ),
  ];
}

const MATCHED = ['queues', 'categories', 'priorities', 'organisations'] as const;
const ONE = { queues: 'queue', categories: 'category', priorities: 'priority' } as const;

const matchChecks = (match: Loose, path: Path, known: Known): Finding[] =>
  MATCHED.flatMap((name) => {
    const list = match[name];
    const what = name === 'organisations' ? 'organisation' : ONE[name];
    return (Array.isArray(list) ? (list as unknown[]) : []).flatMap((key, index) =>
      unknownReference([...path, name, index], key, known[name], what),
    );
  });

function stepChecks(step: Loose, path: Path, { sentences }: Known): Finding[] {
  const isTimed = (step.at_percent === undefined) !== (step.after_breach === undefined);
  return [
    ...(isTimed
      ? []
      : [
          {
            path,
            problem: 'needs one of at_percent and after_breach.',
            remedy: 'Write at_percent: 75 for a share of the target, or after_breach: 30m.',
          },
        ]),
    ...unknownReference([...path, 'wording'], step.wording, sentences, 'sentence under wording'),
  ];
}

function escalationChecks(rule: Loose, path: Path, known: Known): Finding[] {
  const when = group(rule.when);
  return [
    ...(Object.keys(when).length === 0 && rule.when !== undefined
      ? [
          {
            path: [...path, 'when'],
            problem: 'has no condition: it would fire on every ticket at once.',
            remedy: 'Add one, such as breached: resolution or idle_for: 24h.',
          },
        ]
      : []),
    ...matchChecks(group(when.match), [...path, 'when', 'match'], known),
    ...each(groups(rule.then), [...path, 'then'], (action, at) => [
      ...(Object.keys(action).length === 1
        ? []
        : [
            {
              path: at,
              problem: 'should say one thing to do.',
              remedy: 'Write one of assign, prioritise, move, notify and reply in each entry.',
            },
          ]),
      ...unknownReference([...at, 'prioritise'], action.prioritise, known.priorities, 'priority'),
      ...unknownReference([...at, 'move'], action.move, known.queues, 'queue'),
    ]),
  ];
}
