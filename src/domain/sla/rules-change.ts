import type { TicketEvent } from '../ticket/events.js';
import { planOf, type Plan } from './plan.js';
import type { ConfigOf } from './timeline.js';

/**
 * Whether another version of the rules, from now on, would move any deadline of a ticket or what is to
 * be done about it. `changed` is the event that would bring it about.
 */
export function movesDeadlines(
  events: readonly TicketEvent[],
  changed: TicketEvent,
  configOf: ConfigOf,
): boolean {
  const before = planOf(events, configOf);
  const after = planOf([...events, changed], configOf);
  return JSON.stringify(deadlines(before)) !== JSON.stringify(deadlines(after));
}

const deadlines = ({ policy, clocks, actions }: Plan) => ({
  policy: policy?.key,
  actions: actions.map(({ id, at }) => [id, at]),
  clocks: clocks.map(({ metric, cycle, state, targetMs, dueAt, breachedAt }) => [
    metric,
    cycle,
    state,
    targetMs,
    dueAt,
    breachedAt,
  ]),
});
