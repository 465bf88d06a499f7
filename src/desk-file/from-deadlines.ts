import type { z } from 'zod';
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
import type { deadlinesSchema } from './schema-deadlines.js';

type Written = z.input<typeof deadlinesSchema>;
type WrittenPolicy = NonNullable<Written['policies']>[number];
type WrittenRule = NonNullable<WrittenPolicy['escalations']>[number];

const DAY = 86_400_000;

/** What the desk file says about these deadlines; people and groups stand in it by id. */
export const fromDeadlines = (config: SlaConfig): Written => ({
  ...list('calendars', config.calendars.map(fromCalendar)),
  ...list(
    'people',
    config.people.map(({ person, calendar, absences }) => ({
      person,
      ...(calendar !== undefined && { calendar }),
      ...list(
        'absences',
        absences.map(({ from, until }) => ({ from, until })),
      ),
    })),
  ),
  ...list(
    'organisations',
    config.organisations.map(({ key, name, ...people }) => ({ key, name, ...fromPeople(people) })),
  ),
  ...(isNobody(config.vips) ? {} : { vips: fromPeople(config.vips) }),
  ...list('policies', config.policies.map(fromPolicy)),
  reopen_within_days: config.reopenWithinMs / DAY,
  nudges_per_hour: config.nudgesPerHour,
});

const fromCalendar = ({ key, timeZone, weekly, sources }: NamedCalendar) => ({
  key,
  time_zone: timeZone,
  weekly: Object.fromEntries(
    Object.entries(weekly).map(([day, shifts]) => [day, shifts.map((shift) => shift.join('-'))]),
  ),
  holidays: { ...sources, dates: [...sources.dates] },
});

const isNobody = ({ people, groups, emailDomains }: People): boolean =>
  people.length + groups.length + emailDomains.length === 0;

const fromPeople = ({ people, groups, emailDomains }: People) => ({
  ...list('people', people),
  ...list('groups', groups),
  ...list('email_domains', emailDomains),
});

const fromMatch = ({ requesters, ...match }: PolicyMatch): WrittenPolicy['match'] =>
  ({
    ...match,
    ...(requesters && { requesters: fromPeople(requesters) }),
  }) as WrittenPolicy['match'];

const fromPolicy = (policy: Policy): WrittenPolicy => ({
  key: policy.key,
  name: policy.name,
  ...(Object.keys(policy.match).length > 0 && { match: fromMatch(policy.match) }),
  ...(policy.calendar !== undefined && { calendar: policy.calendar }),
  targets: Object.fromEntries(
    Object.entries(policy.targets).map(([metric, target]) => [metric, fromTarget(target)]),
  ),
  pause_on_hold: policy.pauseOnHold,
  waiting: {
    ...list('remind_after', policy.waiting.remindAfterMs.map(lengthOf)),
    ...given('close_after', policy.waiting.closeAfterMs),
    ...given('follow_up_every', policy.waiting.followUpEveryMs),
  },
  ...(policy.expiresOn !== undefined && { expires: policy.expiresOn }),
  ...(policy.warnDaysBefore !== undefined && { warn_days_before: policy.warnDaysBefore }),
  ...list('ladder', policy.ladder.map(fromStep)),
  ...list('escalations', policy.escalations.map(fromEscalation)),
});

const fromTarget = ({ byPriority, otherwise, hours }: Target) => ({
  time: hours,
  ...Object.fromEntries(Object.entries(byPriority).map(([key, ms]) => [key, lengthOf(ms)])),
  ...given('otherwise', otherwise),
});

const fromStep = ({ key, metrics, when, only, tell, wording }: LadderStep) => ({
  key,
  ...(metrics && { metrics: [...metrics] }),
  ...('percent' in when
    ? { at_percent: when.percent }
    : { after_breach: lengthOf(when.afterBreachMs) }),
  ...(only && { only }),
  tell: [...tell],
  ...(wording !== undefined && { wording }),
});

function fromEscalation({ key, when, then }: EscalationRule): WrittenRule {
  const { openMs, idleMs, match, keywords, ...rest } = when;
  return {
    key,
    when: {
      ...rest,
      ...(keywords && { keywords: [...keywords] }),
      ...given('open_for', openMs),
      ...given('idle_for', idleMs),
      ...(match && { match: fromMatch(match) }),
    },
    then: then.map(fromAction),
  };
}

function fromAction(action: EscalationAction): WrittenRule['then'][number] {
  switch (action.do) {
    case 'assign':
      return { assign: action.to };
    case 'prioritise':
      return { prioritise: action.priority };
    case 'move':
      return { move: action.queue };
    case 'notify':
      return { notify: action.who };
    case 'reply':
      return { reply: action.text };
  }
}

/** 5400000 → `90m`, 7200000 → `2h`. */
const lengthOf = (ms: number): string =>
  ms % 3_600_000 === 0 ? `${ms / 3_600_000}h` : `${ms / 60_000}m`;

const given = (name: string, ms: number | undefined): Readonly<Record<string, string>> =>
  ms === undefined ? {} : { [name]: lengthOf(ms) };

const list = <Name extends string, T>(name: Name, items: readonly T[]) =>
  (items.length === 0 ? {} : { [name]: [...items] }) as Partial<Record<Name, T[]>>;
