import type { PersonId } from '../place.js';
import type { Ticket } from '../ticket/ticket.js';
import { DAY_MS, dayNumber, openingHours } from './calendar.js';
import {
  calendarOf,
  type Metric,
  type People,
  type Policy,
  type PolicyMatch,
  type SlaConfig,
} from './config.js';

/** What of a ticket a policy can look at. */
export type Matched = Pick<
  Ticket,
  'queue' | 'category' | 'priority' | 'language' | 'requester' | 'requesterFacts'
>;

/** The first policy that matches the ticket and has not expired at this instant (epoch ms). */
export const policyFor = (config: SlaConfig, ticket: Matched, at: number): Policy | undefined =>
  config.policies.find(
    (policy) => !isExpired(config, policy, at) && matches(config, policy.match, ticket),
  );

/** Whether every condition holds; also for escalation rules. */
export function matches(config: SlaConfig, match: PolicyMatch, ticket: Matched): boolean {
  const { organisations, requesters, vip } = match;
  const isOf = (people: People): boolean => belongs(people, ticket.requester, ticket);
  return (
    isAmong(match.queues, ticket.queue) &&
    isAmong(match.categories, ticket.category) &&
    isAmong(match.priorities, ticket.priority) &&
    isAmong(match.languages, ticket.language) &&
    (requesters === undefined || isOf(requesters)) &&
    (vip === undefined || isOf(config.vips) === vip) &&
    (organisations === undefined ||
      config.organisations.some((each) => organisations.includes(each.key) && isOf(each)))
  );
}

/** How long a ticket of this priority has; `undefined` when the policy promises nothing. Milliseconds. */
export function targetOf(policy: Policy, metric: Metric, priority: string): number | undefined {
  const target = policy.targets[metric];
  return target?.byPriority[priority] ?? target?.otherwise;
}

/** Those that end soon: within their days of warning, and not yet over, at this instant (epoch ms). */
export const expiringPolicies = (config: SlaConfig, now: number): Policy[] =>
  config.policies.filter((policy) => {
    const expiry = expiryOf(config, policy);
    const days = policy.warnDaysBefore ?? USUAL_WARNING_DAYS;
    return expiry !== undefined && now < expiry && now >= expiry - days * DAY_MS;
  });

const USUAL_WARNING_DAYS = 30;

/** The instant from which on a policy no longer matches: the end of its last day. Epoch ms. */
function expiryOf(config: SlaConfig, policy: Policy): number | undefined {
  if (policy.expiresOn === undefined) return undefined;
  const after = (dayNumber(policy.expiresOn) + 1) * DAY_MS;
  const calendar = calendarOf(config, policy.calendar);
  return calendar === undefined ? after : openingHours(calendar).zone.instantOf(after);
}

function isExpired(config: SlaConfig, policy: Policy, at: number): boolean {
  const expiry = expiryOf(config, policy);
  return expiry !== undefined && at >= expiry;
}

const isAmong = (list: readonly string[] | undefined, value: string | undefined): boolean =>
  list === undefined || (value !== undefined && list.includes(value));

const belongs = (
  { people, groups, emailDomains }: People,
  requester: PersonId,
  { requesterFacts: facts }: Matched,
): boolean =>
  people.includes(requester) ||
  groups.some((group) => facts?.groups.includes(group) ?? false) ||
  (facts?.emailDomain !== undefined &&
    emailDomains.some((domain) => isWithin(facts.emailDomain, domain)));

/** `mail.acme.com` belongs to `acme.com`; `notacme.com` does not. */
const isWithin = (domain: string | undefined, wanted: string): boolean =>
  domain === wanted || (domain?.endsWith(`.${wanted}`) ?? false);
