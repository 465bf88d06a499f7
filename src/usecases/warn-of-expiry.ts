import type { Desk } from '../domain/desk.js';
import type { PersonId } from '../domain/place.js';
import type { Policy } from '../domain/sla/config.js';
import { expiringPolicies } from '../domain/sla/policy.js';
import { deskNow } from './desk-now.js';
import type { Deps } from './ports.js';
import { send } from './say.js';

/**
 * Tells the leads that a policy is about to end: once, and again every two weeks while it is so, for
 * that long the outbox remembers what it sent. @returns how many policies are about to end.
 */
export async function warnOfExpiry(deps: Deps): Promise<number> {
  const desk = await deskNow(deps);
  const expiring = desk.sla ? expiringPolicies(desk.sla, deps.now().getTime()) : [];
  for (const policy of expiring) {
    const cause = `policy-ends:${policy.key}:${policy.expiresOn ?? ''}`;
    const params = { policy: policy.name, date: policy.expiresOn ?? '' };
    for (const person of leadsOf(desk, policy)) {
      const what = { say: 'policy_ends', params };
      await send(deps, cause, person, { kind: 'direct', person, what }, `${cause}:${person}`);
    }
  }
  return expiring.length;
}

/** Of the queues that the policy is about, else of all. */
function leadsOf({ queues }: Desk, { match }: Policy): PersonId[] {
  const about = queues.filter(({ key }) => match.queues?.includes(key) ?? true);
  return [...new Set(about.flatMap(({ leads }) => leads))];
}
