import type { PersonId } from '../place.js';
import type { Calendar } from './calendar.js';

/** What a clock measures. */
export const METRICS = ['first_response', 'next_response', 'update', 'resolution'] as const;
export type Metric = (typeof METRICS)[number];

/** Everything a desk says about deadlines; one version of it belongs to one version of the desk. */
export interface SlaConfig {
  readonly calendars: readonly NamedCalendar[];
  /** Hours and absences of people who differ from the calendar of their tickets. */
  readonly people: readonly PersonHours[];
  readonly organisations: readonly Organisation[];
  readonly vips: People;
  /** In order: the first that matches counts. */
  readonly policies: readonly Policy[];
  /** A ticket reopened within this time after it was resolved goes on; later it starts anew. */
  readonly reopenWithinMs: number;
  /** At most this many messages with nudges to one person an hour; the others wait for the next. */
  readonly nudgesPerHour: number;
}

export interface NamedCalendar extends Calendar {
  readonly key: string;
  /** Where its holidays come from; `holidays` has them all, as dates, for some years. */
  readonly sources: HolidaySources;
}

export interface HolidaySources {
  /** ISO 3166, `SE`. */
  readonly country?: string;
  /** A part of the country, `BY`. */
  readonly region?: string;
  /** An iCalendar file, as the desk file names it. */
  readonly icalendar?: string;
  /** Written out one by one. */
  readonly dates: readonly string[];
}

export interface PersonHours {
  readonly person: PersonId;
  /** Key of a calendar; without it, that of the ticket's policy. */
  readonly calendar?: string;
  readonly absences: readonly Absence[];
}

/** Local dates, both included. */
export interface Absence {
  readonly from: string;
  readonly until: string;
}

/** People named one by one, by chat user group, or by the domain of their e-mail address. */
export interface People {
  readonly people: readonly PersonId[];
  readonly groups: readonly string[];
  readonly emailDomains: readonly string[];
}

/** A customer, or a part of the company, with promises of its own. */
export interface Organisation extends People {
  readonly key: string;
  readonly name: string;
}

export interface Policy {
  readonly key: string;
  readonly name: string;
  readonly match: PolicyMatch;
  /** The calendar that working time is counted in; without one the policy runs round the clock. */
  readonly calendar?: string;
  readonly targets: Readonly<Partial<Record<Metric, Target>>>;
  /** Whether `update` and `resolution` stand still while the ticket is on hold. */
  readonly pauseOnHold: boolean;
  readonly waiting: Waiting;
  /** The last day it matches, of a contract that ends; a local date of its calendar, else of UTC. */
  readonly expiresOn?: string;
  /** Admins are told this long before; days. */
  readonly warnDaysBefore?: number;
  readonly ladder: readonly LadderStep[];
  readonly escalations: readonly EscalationRule[];
}

/** A condition that is left out matches everything; in a list, one of them is enough. */
export interface PolicyMatch {
  readonly queues?: readonly string[];
  readonly categories?: readonly string[];
  readonly priorities?: readonly string[];
  readonly languages?: readonly string[];
  readonly organisations?: readonly string[];
  readonly requesters?: People;
  readonly vip?: boolean;
}

export interface Target {
  /** Milliseconds by priority. */
  readonly byPriority: Readonly<Record<string, number>>;
  /** For priorities that are not named; without it they have no such deadline. */
  readonly otherwise?: number;
  /** `calendar`: time passes day and night, whatever calendar the policy has. */
  readonly hours: 'working' | 'calendar';
}

/** What happens while the ticket waits for somebody outside the team; milliseconds of the policy's time. */
export interface Waiting {
  /** The requester is reminded when they have had the ball for so long, once for each. */
  readonly remindAfterMs: readonly number[];
  /** The ticket is closed then; the last reminder has said so. */
  readonly closeAfterMs?: number;
  /** Whoever has the ticket is told to follow up an approver, a vendor or a hold, again and again. */
  readonly followUpEveryMs?: number;
}

/** One step of the nudge ladder of a clock. */
export interface LadderStep {
  /** Names the step; part of the id that keeps a nudge from being sent twice. */
  readonly key: string;
  /** Metrics it is about; left out: all. */
  readonly metrics?: readonly Metric[];
  readonly when: StepTime;
  /** Only while it is so; left out: always. */
  readonly only?: 'unassigned' | 'assigned';
  readonly tell: readonly Audience[];
  /** A sentence of the desk's own, by wording key. */
  readonly wording?: string;
}

export type StepTime =
  /** A share of the target in per cent, in the target's own kind of time; 100 is the deadline. */
  | { readonly percent: number }
  /** After the deadline, in real time, unless somebody said that they are on it. */
  | { readonly afterBreachMs: number };

export type Audience = 'triage' | 'assignee' | 'thread' | 'requester' | 'lead' | 'on_call';

/** What happens by itself when something has been so for long. */
export interface EscalationRule {
  readonly key: string;
  readonly when: EscalationCondition;
  readonly then: readonly EscalationAction[];
}

export interface EscalationCondition {
  /** A clock of this metric is breached. */
  readonly breached?: Metric;
  /** Open for this long, in the policy's working time. */
  readonly openMs?: number;
  /** Nothing happened for this long, in the policy's working time. */
  readonly idleMs?: number;
  /** So many replies, by both sides, or more. */
  readonly replies?: number;
  readonly match?: PolicyMatch;
  /** One of these stands in the title or the text. */
  readonly keywords?: readonly string[];
}

export type EscalationAction =
  | { readonly do: 'assign'; readonly to: PersonId }
  | { readonly do: 'prioritise'; readonly priority: string }
  | { readonly do: 'move'; readonly queue: string }
  | { readonly do: 'notify'; readonly who: Audience }
  | { readonly do: 'reply'; readonly text: string };

/** A desk without deadlines. */
export const NO_DEADLINES: SlaConfig = {
  calendars: [],
  people: [],
  organisations: [],
  vips: { people: [], groups: [], emailDomains: [] },
  policies: [],
  reopenWithinMs: 0,
  nudgesPerHour: 0,
};

export const calendarOf = (config: SlaConfig, key: string | undefined): NamedCalendar | undefined =>
  config.calendars.find((calendar) => calendar.key === key);

export const policyOf = (config: SlaConfig, key: string | undefined): Policy | undefined =>
  config.policies.find((policy) => policy.key === key);
