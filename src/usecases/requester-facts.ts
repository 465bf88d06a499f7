import type { Desk } from '../domain/desk.js';
import type { PersonId } from '../domain/place.js';
import type { People, SlaConfig } from '../domain/sla/config.js';
import type { RequesterFacts } from '../domain/sla/requester-facts.js';
import { personOf, platformOfGroup } from './people.js';
import { GatewayError, type Deps } from './ports.js';

/**
 * What the desk's policies want to know of whoever asks; nothing is looked up that none of them uses.
 * A platform that cannot be asked just now holds up no request: then less is known.
 */
export async function requesterFacts(
  deps: Deps,
  { sla }: Desk,
  requester: PersonId,
): Promise<RequesterFacts | undefined> {
  const named = sla === undefined ? [] : peopleNamed(sla);
  const groups = [...new Set(named.flatMap((people) => people.groups))];
  const asksDomain = named.some(({ emailDomains }) => emailDomains.length > 0);
  if (groups.length === 0 && !asksDomain) return undefined;
  const memberships = await Promise.all(
    groups.map(async (group) => {
      const gateway = deps.gateway(platformOfGroup(group));
      const members = await ifThere(deps, gateway.groupMembers(group));
      return members?.includes(requester) === true ? [group] : [];
    }),
  );
  const person = asksDomain ? await ifThere(deps, personOf(deps, requester)) : undefined;
  const emailDomain = person?.email?.toLowerCase().split('@')[1];
  return { groups: memberships.flat(), ...(emailDomain !== undefined && { emailDomain }) };
}

/** Everybody that policies, their rules, organisations and VIPs name by group or address. */
const peopleNamed = ({ policies, organisations, vips }: SlaConfig): People[] => [
  vips,
  ...organisations,
  ...policies.flatMap(({ match, escalations }) => [
    ...(match.requesters ? [match.requesters] : []),
    ...escalations.flatMap(({ when }) => when.match?.requesters ?? []),
  ]),
];

async function ifThere<T>({ log }: Deps, asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    log.warn({ err: error }, 'what policies want to know of a requester could not be looked up');
    return undefined;
  }
}
