import type { Shift } from '../domain/sla/calendar.js';
import type {
  EscalationAction,
  EscalationRule,
  LadderStep,
  NamedCalendar,
  People,
  Policy,
  PolicyMatch,
  SlaConfig,
  Target,
} from '../domain/sla/config.js';
import type { Names } from './resolve.js';
import type {
  FileCalendar,
  FileDeadlines,
  FileEscalation,
  FileMatch,
  FilePolicy,
} from './schema-deadlines.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Dates that calendars import, by the key of the calendar; see `holidays.ts`. */
export type ImportedHolidays = ReadonlyMap<string, readonly string[]>;

/**
 * What a checked file says about deadlines.
 * @throws Error when a name is missing in `names`; `resolveNames` reports those.
 */
export const toDeadlines = (
  file: FileDeadlines,
  names: Names,
  imported: ImportedHolidays,
): SlaConfig => ({
  calendars: file.calendars.map((calendar) => toCalendar(calendar, imported)),
  people: file.people.map(({ person, ...rest }) => ({
    person: known(names.people, person),
    ...rest,
  })),
  organisations: file.organisations.map(({ key, name, ...people }) => ({
    key,
    name,
    ...toPeople(people, names),
  })),
  vips: toPeople(file.vips, names),
  policies: file.policies.map((policy) => toPolicy(policy, names)),
  reopenWithinMs: file.reopen_within_days * DAY,
  nudgesPerHour: file.nudges_per_hour,
});

function toCalendar(calendar: FileCalendar, imported: ImportedHolidays): NamedCalendar {
  const { key, time_zone, weekly, holidays } = calendar;
  const days = Object.entries(weekly).map(([day, shifts]) => [day, shifts.map(toShift)]);
  const dates = new Set([...holidays.dates, ...(imported.get(key) ?? [])]);
  return {
    key,
    timeZone: time_zone,
    weekly: Object.fromEntries(days) as NamedCalendar['weekly'],
    holidays: [...dates].sort(),
    sources: holidays,
  };
}

const toShift = (shift: string): Shift => [shift.slice(0, 5), shift.slice(6)];

interface FilePeople {
  readonly people: readonly string[];
  readonly groups: readonly string[];
  readonly email_domains: readonly string[];
}

const toPeople = ({ people, groups, email_domains }: FilePeople, names: Names): People => ({
  people: people.map((person) => known(names.people, person)),
  groups: groups.map((group) => known(names.groups, group)),
  emailDomains: email_domains,
});

const toMatch = ({ requesters, ...match }: FileMatch, names: Names): PolicyMatch => ({
  ...match,
  ...(requesters && { requesters: toPeople(requesters, names) }),
});

const toPolicy = (policy: FilePolicy, names: Names): Policy => ({
  key: policy.key,
  name: policy.name,
  match: toMatch(policy.match, names),
  ...(policy.calendar !== undefined && { calendar: policy.calendar }),
  targets: Object.fromEntries(
    Object.entries(policy.targets).map(([metric, target]) => [metric, toTarget(target)]),
  ),
  pauseOnHold: policy.pause_on_hold,
  waiting: {
    remindAfterMs: policy.waiting.remind_after.map(durationMs),
    ...given('closeAfterMs', policy.waiting.close_after),
    ...given('followUpEveryMs', policy.waiting.follow_up_every),
  },
  ...(policy.expires !== undefined && { expiresOn: policy.expires }),
  ...(policy.warn_days_before !== undefined && { warnDaysBefore: policy.warn_days_before }),
  ladder: policy.ladder.map(toStep),
  escalations: policy.escalations.map((rule) => toEscalation(rule, names)),
});

function toTarget({
  time,
  otherwise,
  ...byPriority
}: NonNullable<FilePolicy['targets']['update']>): Target {
  const named = Object.entries(byPriority).map(([key, length]) => [key, durationMs(length)]);
  return {
    byPriority: Object.fromEntries(named) as Target['byPriority'],
    ...given('otherwise', otherwise),
    hours: time,
  };
}

const toStep = ({
  at_percent,
  after_breach,
  ...step
}: FilePolicy['ladder'][number]): LadderStep => ({
  ...step,
  when:
    after_breach === undefined
      ? { percent: at_percent ?? 100 }
      : { afterBreachMs: durationMs(after_breach) },
});

function toEscalation({ key, when, then }: FileEscalation, names: Names): EscalationRule {
  const { open_for, idle_for, match, ...rest } = when;
  return {
    key,
    when: {
      ...rest,
      ...given('openMs', open_for),
      ...given('idleMs', idle_for),
      ...(match && { match: toMatch(match, names) }),
    },
    then: then.map((action) => toAction(action, names)),
  };
}

/** Checks see to it that there is exactly one. */
function toAction(action: FileEscalation['then'][number], names: Names): EscalationAction {
  const { assign, prioritise, move, notify, reply } = action;
  if (assign !== undefined) return { do: 'assign', to: known(names.people, assign) };
  if (prioritise !== undefined) return { do: 'prioritise', priority: prioritise };
  if (move !== undefined) return { do: 'move', queue: move };
  if (notify !== undefined) return { do: 'notify', who: notify };
  return { do: 'reply', text: reply ?? '' };
}

/** `30m` → 1800000. */
const durationMs = (length: string): number =>
  Number(length.slice(0, -1)) * (length.endsWith('h') ? 60 * MINUTE : MINUTE);

const given = (name: string, length: string | undefined): Readonly<Record<string, number>> =>
  length === undefined ? {} : { [name]: durationMs(length) };

function known<Id>(ids: ReadonlyMap<string, Id>, name: string): Id {
  const id = ids.get(name);
  if (id === undefined) throw new Error(`"${name}" was not looked up`);
  return id;
}
